-- Applications received in the period, and what became of them by its last day. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       a.route       as breakdown,
       a.case_id,
       ''            as subject_id,
       1             as weight,
       part.met      as in_numerator,
       part.of       as in_denominator,
       null::int     as days,
       a.received_on as from_on,
       closed.on_    as to_on
  from {facts}.fostering_application_fact a
 cross join lateral (select least(a.approved_on, a.not_approved_on, a.rejected_on, a.withdrawn_on) as on_) as closed
 cross join lateral (values
           ('APPLICATIONS', true, false),
           ('APPROVED', coalesce(a.approved_on = closed.on_, false), true)
       ) as part (code, met, of)
 where a.authority = $1
   and a.received_on between $2 and $3
   and (part.code = 'APPLICATIONS' or closed.on_ <= $3)

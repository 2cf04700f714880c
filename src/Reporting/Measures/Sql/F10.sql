-- Applications closed in the period, the withdrawn among them by code. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       case when closed.withdrawn then a.withdrawal_code else '' end as breakdown,
       a.case_id,
       ''            as subject_id,
       1             as weight,
       closed.withdrawn as in_numerator,
       part.of       as in_denominator,
       null::int     as days,
       a.received_on as from_on,
       closed.on_    as to_on
  from {facts}.fostering_application_fact a
 cross join lateral (
           select c.on_, coalesce(a.withdrawn_on = c.on_ and (a.approved_on = c.on_) is not true, false) as withdrawn
             from (select least(a.approved_on, a.not_approved_on, a.rejected_on, a.withdrawn_on) as on_) as c
       ) as closed
 cross join lateral (values ('WITHDRAWN', false), ('WITHDRAWN_OF_CLOSED', true)) as part (code, of)
 where a.authority = $1
   and least(a.approved_on, a.not_approved_on, a.rejected_on, a.withdrawn_on) between $2 and $3
   and (part.code = 'WITHDRAWN_OF_CLOSED' or closed.withdrawn)

-- Children who returned home in the period, and returns whose 6, 12 or 24 months ended in it. $1 authority, $2 first day, $3 last day.
select 'RETURNED'        as part,
       r.route           as breakdown,
       r.case_id,
       r.event_seq::text as subject_id,
       1                 as weight,
       true              as in_numerator,
       false             as in_denominator,
       null::int         as days,
       r.returned_on     as from_on,
       null::date        as to_on
  from {facts}.reunification_return_fact r
 where r.authority = $1 and r.returned_on between $2 and $3
union all
select part.code, '', r.case_id, r.event_seq::text, 1, (back.on_ is null) = (part.code = 'SUSTAINED_6M'), true, null, r.returned_on, back.on_
  from {facts}.reunification_return_fact r
 cross join (values ('SUSTAINED_6M', 6), ('RE_ENTERED_6M', 6), ('RE_ENTERED_12M', 12), ('RE_ENTERED_24M', 24)) as part (code, months)
 cross join lateral (select (r.returned_on + make_interval(months => part.months))::date as ends_on) as due
 cross join lateral (
           select min(x.re_entered_on) as on_
             from {facts}.reunification_re_entry_fact x
            where x.authority = $1 and x.case_id = r.case_id and x.returned_on = r.returned_on and x.re_entered_on <= due.ends_on
       ) as back
 where r.authority = $1 and r.returned_on <= $3 and due.ends_on between $2 and $3

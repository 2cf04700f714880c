-- Carers first approved in the period, with the support plan that they had on its last day. $1 authority, $2 first day, $3 last day.
select 'SUPPORT_PARITY'  as part,
       ''                as breakdown,
       c.case_id,
       ''                as subject_id,
       c.approved_carers as weight,
       coalesce(s.training_offered, false) as in_numerator,
       true              as in_denominator,
       null::int         as days,
       c.approved_on     as from_on,
       s.planned_on      as to_on
  from {facts}.kinship_case_fact c
  left join lateral (
           select x.planned_on, x.training_offered
             from {facts}.kinship_support_fact x
            where x.authority = c.authority and x.case_id = c.case_id and x.planned_on <= $3
            order by x.planned_on desc, x.event_seq desc
            limit 1
       ) as s on true
 where c.authority = $1 and c.approved_on between $2 and $3

-- Cases closed in the period by closure code, and special guardianship orders made in it. $1 authority, $2 first day, $3 last day.
select 'CLOSED'       as part,
       c.closure_code as breakdown,
       c.case_id,
       ''             as subject_id,
       1              as weight,
       true           as in_numerator,
       false          as in_denominator,
       null::int      as days,
       c.concern_on   as from_on,
       c.closed_on    as to_on
  from {facts}.kinship_case_fact c
 where c.authority = $1 and c.closed_on between $2 and $3
union all
select 'SGO', '', c.case_id, '', 1, true, false, null, c.concern_on, c.guardianship_order_on
  from {facts}.kinship_case_fact c
 where c.authority = $1 and c.guardianship_order_on between $2 and $3

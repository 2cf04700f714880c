-- Checks that came back in the period. $1 authority, $2 first day, $3 last day.
select part.code      as part,
       c.check_type   as breakdown,
       c.case_id,
       c.check_id     as subject_id,
       1              as weight,
       part.met       as in_numerator,
       true           as in_denominator,
       took.days,
       c.submitted_on as from_on,
       c.received_on  as to_on
  from {facts}.kinship_check_fact c
 cross join lateral (select c.received_on - c.submitted_on as days) as took
 cross join lateral (values ('MEDIAN_DAYS', true), ('OVER_28_DAYS', took.days > 28)) as part (code, met)
 where c.authority = $1
   and c.received_on between $2 and $3
   and c.received_on >= c.submitted_on

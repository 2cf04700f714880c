-- Conferences held in the period, from the day on which they were accepted. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       ''            as breakdown,
       c.case_id,
       ''            as subject_id,
       1             as weight,
       part.met      as in_numerator,
       true          as in_denominator,
       c.held_on - c.accepted_on as days,
       c.accepted_on as from_on,
       c.held_on     as to_on
  from {facts}.conference_fact c
 cross join lateral (values ('MEDIAN_DAYS', true), ('MEAN_DAYS', true), ('WITHIN_NORM', c.within_norm)) as part (code, met)
 where c.authority = $1 and c.held_on between $2 and $3 and c.held_on >= c.accepted_on

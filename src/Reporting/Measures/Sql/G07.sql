-- Conferences held in the period in which the father or his family took part. $1 authority, $2 first day, $3 last day.
select 'PATERNAL'    as part,
       ''            as breakdown,
       c.case_id,
       ''            as subject_id,
       1             as weight,
       c.paternal_participants > 0 as in_numerator,
       true          as in_denominator,
       null::int     as days,
       c.accepted_on as from_on,
       c.held_on     as to_on
  from {facts}.conference_fact c
 where c.authority = $1 and c.held_on between $2 and $3

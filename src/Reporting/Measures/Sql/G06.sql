-- Children aged 4 and over of conferences held in the period. $1 authority, $2 first day, $3 last day.
select 'TOOK_PART'   as part,
       ''            as breakdown,
       c.case_id,
       side.code     as subject_id,
       side.children as weight,
       side.met      as in_numerator,
       true          as in_denominator,
       null::int     as days,
       c.accepted_on as from_on,
       c.held_on     as to_on
  from {facts}.conference_fact c
 cross join lateral (values
           ('TOOK_PART', c.children_taking_part, true),
           ('NOT_HEARD', c.children_four_up - c.children_taking_part, false)
       ) as side (code, children, met)
 where c.authority = $1 and c.held_on between $2 and $3 and side.children > 0

-- Conferences held in the period, and in the one before it that begins on {base_from}. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       ''            as breakdown,
       c.case_id,
       ''            as subject_id,
       1             as weight,
       case part.code when 'HELD_PREVIOUS' then held.before else not held.before end as in_numerator,
       part.compares and held.before as in_denominator,
       null::int     as days,
       c.accepted_on as from_on,
       c.held_on     as to_on
  from {facts}.conference_fact c
 cross join lateral (select c.held_on < $2 as before) as held
 cross join (values
           ('HELD', false), ('HELD_PREVIOUS', false), ('CHANGE', true), ('RATIO', true), ('TRIPLED', true), ('DOUBLED', true)
       ) as part (code, compares)
 where c.authority = $1
   and c.held_on between {base_from} and $3
   and (part.compares or held.before = (part.code = 'HELD_PREVIOUS'))

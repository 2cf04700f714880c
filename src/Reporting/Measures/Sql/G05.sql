-- Conferences held in the period, and their plans. $1 authority, $2 first day, $3 last day.
select part.code  as part,
       ''         as breakdown,
       c.case_id,
       ''         as subject_id,
       1          as weight,
       part.met   as in_numerator,
       true       as in_denominator,
       null::int  as days,
       part.from_on,
       part.to_on
  from {facts}.conference_fact c
 cross join lateral (select coalesce(c.plan_made_on <= $3, false) as made, coalesce(c.agreed_on <= $3, false) as agreed) as plan
 cross join lateral (values
           ('MADE', true, plan.made, c.held_on, c.plan_made_on),
           ('AGREED', plan.made, plan.agreed, c.plan_made_on, c.agreed_on)
       ) as part (code, counts, met, from_on, to_on)
 where c.authority = $1 and c.held_on between $2 and $3 and part.counts

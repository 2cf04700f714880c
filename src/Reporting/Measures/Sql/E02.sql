-- Outcome reviews due in the period: the children who were not looked after. $1 authority, $2 first day, $3 last day.
select part.code || r.months as part,
       r.cohort      as breakdown,
       r.case_id,
       r.child_key   as subject_id,
       1             as weight,
       part.met      as in_numerator,
       part.counts   as in_denominator,
       null::int     as days,
       r.anchor_on   as from_on,
       r.due_on      as to_on
  from ({outcome_reviews}) as r
 cross join lateral (values
           ('OF_COMPLETED_', r.not_looked_after, r.completed),
           ('OF_DUE_', r.not_looked_after, true)
       ) as part (code, met, counts)
 where r.service = 'edge-of-care' and part.counts

-- Outcome reviews of conferences' children that are due in the period. $1 authority, $2 first day, $3 last day.
select part.code || r.months as part,
       ''            as breakdown,
       r.case_id,
       r.child_key   as subject_id,
       1             as weight,
       part.met      as in_numerator,
       true          as in_denominator,
       null::int     as days,
       r.anchor_on   as from_on,
       r.due_on      as to_on
  from ({outcome_reviews}) as r
 cross join lateral (values
           ('NOT_LOOKED_AFTER_', r.not_looked_after),
           ('NOR_IN_PROCEEDINGS_', r.not_looked_after and not r.in_proceedings)
       ) as part (code, met)
 where r.service = 'family-group-conferences'

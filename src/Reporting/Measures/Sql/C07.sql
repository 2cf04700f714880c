-- Children looked after on the last day who are in residential care. $1 authority, $3 last day.
with {care}, {looked_after}
select kind.part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, kind.met as in_numerator, true as in_denominator, null::int as days, l.placed_on as from_on, $3::date as to_on
  from looked_after l
 cross join lateral (values
           ('CHILDRENS_HOME', l.category = 'CHILDRENS_HOME'), ('CARE_HOME', l.category = 'CARE_HOME'), ('RESIDENTIAL_SCHOOL', l.category = 'RESIDENTIAL_SCHOOL')
       ) as kind (part, met)

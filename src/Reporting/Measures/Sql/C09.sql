-- Children looked after on the last day who are in supported accommodation. $1 authority, $3 last day.
with {care}, {looked_after}
select 'SUPPORTED' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, l.category = 'SUPPORTED' as in_numerator, true as in_denominator, null::int as days,
       l.placed_on as from_on, $3::date as to_on
  from looked_after l

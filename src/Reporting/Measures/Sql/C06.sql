-- Children looked after on the last day who are with kinship foster carers. $1 authority, $3 last day.
with {care}, {looked_after}
select 'KINSHIP' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, l.category = 'KINSHIP_FOSTER' as in_numerator, true as in_denominator, null::int as days,
       l.placed_on as from_on, $3::date as to_on
  from looked_after l

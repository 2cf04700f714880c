-- Children looked after on the last day who are in foster care. $1 authority, $3 last day.
with {care}, {looked_after}
select 'FOSTER' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, l.category in ('KINSHIP_FOSTER', 'OTHER_FOSTER') as in_numerator, true as in_denominator,
       null::int as days, l.placed_on as from_on, $3::date as to_on
  from looked_after l
union all
select case when l.category in ('KINSHIP_FOSTER', 'OTHER_FOSTER') then 'BY_CODE' else 'ELSEWHERE' end, coalesce(l.placement, 'TEMPORARY_ONLY'), {no_case}, l.child_key, 1, true, false, null, l.placed_on, $3
  from looked_after l

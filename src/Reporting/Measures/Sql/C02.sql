-- Children looked after on the last day, and resident children. $1 authority, $3 last day.
with {care}, {looked_after}
select 'RATE' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, true as in_numerator, false as in_denominator, null::int as days,
       l.care_since as from_on, $3::date as to_on
  from looked_after l
union all
select 'RATE', '', {no_case}, 'residents:' || r.mid_year, r.under_18, false, true, null, make_date(r.mid_year, 6, 30), r.published_on
  from ({residents}) as r

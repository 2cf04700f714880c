-- Unaccompanied children seeking asylum who are looked after on the last day, and the number from which on others are not asked of the authority. $1 authority, $3 last day.
with {care}, {looked_after}, seeking as (
    select distinct on (child_key) child_key, ceased_on from returns.uasc where authority = $1 and {known} order by child_key, return_year desc
), unaccompanied as (
    select l.child_key, l.care_since, l.child_key = s.child_key and coalesce(s.ceased_on > $3, true) as seeks
      from looked_after l
      left join seeking s on s.child_key = l.child_key
)
select variant.part, '' as breakdown, {no_case} as case_id, u.child_key as subject_id, 1 as weight, coalesce(u.seeks, false) as in_numerator, variant.part = 'SHARE' as in_denominator, null::int as days,
       u.care_since as from_on, $3::date as to_on
  from unaccompanied u
 cross join lateral (values ('UASC'), ('SHARE'), ('BELOW_THRESHOLD'), ('ABOVE_THRESHOLD')) as variant (part)
 where u.seeks or variant.part = 'SHARE'
union all
select variant.part, '', {no_case}, 'residents:' || r.mid_year, r.under_18, false, true, null, make_date(r.mid_year, 6, 30), r.published_on
  from ({residents}) as r
 cross join (values ('THRESHOLD'), ('BELOW_THRESHOLD'), ('ABOVE_THRESHOLD')) as variant (part)

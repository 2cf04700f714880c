-- Children aged 4 to 16 who were looked after for twelve months on the 31 March on or before the last day, and their scores. $1 authority, $3 last day.
with march as (
    {last_march} as on_
), oc2 as (
    select h.child_key, h.sdq_score, m.on_
      from march m
      join (select * from returns.health where authority = $1 and {known}) as h on h.return_year = extract(year from m.on_)::int
      join ({children}) as b on b.child_key = h.child_key and extract(year from age(m.on_, b.born_on)) between 4 and 16
)
select 'RETURNED' as part, '' as breakdown, {no_case} as case_id, o.child_key as subject_id, 1 as weight, o.sdq_score is not null as in_numerator, true as in_denominator, null::int as days,
       null::date as from_on, o.on_ as to_on
  from oc2 o
union all
select 'MEAN', '', {no_case}, o.child_key, 1, true, false, o.sdq_score, null, o.on_
  from oc2 o
 where o.sdq_score is not null

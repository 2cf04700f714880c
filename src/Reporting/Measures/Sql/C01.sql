-- Children looked after on the last day. $1 authority, $3 last day.
with {care}, {looked_after}, short_break as (
    select distinct on (e.child_key) e.child_key, e.started_on
      from returns.episodes_known($1, $4) e
     where e.legal_status in ('V3', 'V4') and e.started_on <= $3 and coalesce(e.ended_on > $3, true)
     order by e.child_key, e.started_on
)
select 'CHILDREN' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, true as in_numerator, false as in_denominator, null::int as days,
       l.care_since as from_on, $3::date as to_on
  from looked_after l
union all
select 'BY_PLACEMENT', l.category, {no_case}, l.child_key, 1, true, false, null, l.placed_on, $3
  from looked_after l
union all
-- Of a child whose birth date is not known nothing is said here: the ages then do not add up, and the difference is shown.
select 'BY_AGE', case when aged.years < 1 then 'UNDER_1' when aged.years < 5 then '1_TO_4' when aged.years < 10 then '5_TO_9' when aged.years < 16 then '10_TO_15' else '16_AND_OVER' end,
       {no_case}, l.child_key, 1, true, false, null, l.care_since, $3
  from looked_after l
  join ({children}) as b on b.child_key = l.child_key
 cross join lateral (select extract(year from age($3::date, b.born_on))::int as years) as aged
union all
-- Every episode of the day, so that two at once would be seen.
select 'BY_LEGAL_STATUS', case when n.legal_status in ('C1', 'C2') then 'CARE_ORDER' when n.legal_status = 'V2' then 'SECTION_20' when n.legal_status in ('D1', 'E1') then 'PLACEMENT_ORDER' else 'OTHER' end,
       {no_case}, n.child_key || ':' || n.started_on || ':' || n.reason_started || n.placement, 1, true, false, null, n.started_on, $3
  from numbered n
 where n.started_on <= $3 and coalesce(n.ended_on > $3, true)
union all
select 'SHORT_BREAKS', '', {no_case}, s.child_key, 1, true, false, null, s.started_on, $3
  from short_break s
 where not exists (select from looked_after l where l.child_key = s.child_key)

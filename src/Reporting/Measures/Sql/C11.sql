-- Children looked after on the last day, and those of them who were in three or more placements in the twelve months up to it. $1 authority, $3 last day.
with {care}, {looked_after}, {stays}, counted as (
    select s.child_key, count(*)::int as placements
      from stay s
     where s.started_on <= $3 and coalesce(s.ended_on > ($3::date - interval '1 year')::date + 1, true)
     group by s.child_key
)
select 'THREE_OR_MORE' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, coalesce(c.placements, 0) >= 3 as in_numerator, true as in_denominator,
       c.placements as days, ($3::date - interval '1 year')::date + 1 as from_on, $3::date as to_on
  from looked_after l
  left join counted c on c.child_key = l.child_key

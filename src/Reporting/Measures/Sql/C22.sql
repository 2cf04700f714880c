-- Children who went home in the period, and what became of those who had gone home twelve months before a day of it, and of the two years before. $1 authority, $2 first day, $3 last day.
with {care}, home as (
    select c.child_key, c.started_on, c.ended_on, c.reason_ended, (c.ended_on + interval '12 months')::date as until_on,
           -- The next period of care, on the day itself at the earliest.
           (select min(n.started_on) from care n where n.child_key = c.child_key and n.care_no > c.care_no) as again_on
      from care c
     where c.reason_ended in ('E4A', 'E4B')
), as_at as (
    select years.back, ($2::date - years.back * interval '1 year')::date as from_on, ($3::date - years.back * interval '1 year')::date as to_on from generate_series(0, 2) as years (back)
)
select case h.reason_ended when 'E4A' then 'PLANNED' else 'UNPLANNED' end as part, '' as breakdown, {no_case} as case_id, h.child_key || ':' || h.started_on as subject_id, 1 as weight,
       true as in_numerator, false as in_denominator, null::int as days, h.started_on as from_on, h.ended_on as to_on
  from home h
 where h.ended_on between $2 and $3
union all
select variant.part, variant.breakdown, {no_case}, h.child_key || ':' || h.started_on, 1, coalesce(h.again_on <= h.until_on, false), true, null, h.ended_on, h.again_on
  from as_at a
  join home h on h.until_on between a.from_on and a.to_on
 cross join lateral (values ('RE_ENTERED_12M', '', a.back = 0), ('RE_ENTERED_12M_3Y', a.to_on::text, true)) as variant (part, breakdown, counts)
 where variant.counts

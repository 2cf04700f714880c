-- Children under 16 who were looked after for two and a half years or more, and those of them with the same carer for two; on the last day, and on the same day of the two years before.
-- $1 authority, $3 last day.
with {care}, {stays}, as_at as (
    select years.back, ($3::date - years.back * interval '1 year')::date as day from generate_series(0, 2) as years (back)
), cohort as (
    select a.back, a.day, c.child_key, c.care_no, c.started_on
      from as_at a
      join care c on c.started_on <= (a.day - interval '30 months')::date and coalesce(c.ended_on > a.day, true)
      join ({children}) as b on b.child_key = c.child_key and extract(year from age(a.day, b.born_on)) < 16
), with_carer as (
    select distinct on (k.back, k.child_key) k.back, k.child_key, s.started_on
      from cohort k
      join stay s on s.child_key = k.child_key and s.care_no = k.care_no and s.started_on <= k.day
     order by k.back, k.child_key, s.started_on desc
)
select variant.part, variant.breakdown, {no_case} as case_id, k.child_key as subject_id, 1 as weight, coalesce(w.started_on <= (k.day - interval '24 months')::date, false) as in_numerator,
       true as in_denominator, null::int as days, k.started_on as from_on, w.started_on as to_on
  from cohort k
  left join with_carer w on w.back = k.back and w.child_key = k.child_key
 cross join lateral (values ('SAME_CARER', '', k.back = 0), ('SAME_CARER_3Y', k.day::text, true)) as variant (part, breakdown, counts)
 where variant.counts

-- Reviews that were due in the period, and those held in it. The first is due 20 working days after the start, the second three months after the first, the others six months after the one before.
-- Of a period of care that began before returns are known the first known review is one of the others. $1 authority, $2 first day, $3 last day, $6 since when returns are known, $7 bank holidays.
with {care}, review as (
    select distinct on (child_key, reviewed_on) child_key, reviewed_on, participation
      from returns.review
     where authority = $1 and {known}
     order by child_key, reviewed_on, return_year desc
), held as (
    select c.child_key, c.started_on, c.ended_on, r.reviewed_on,
           row_number() over (partition by c.child_key, c.care_no order by r.reviewed_on) as review_no,
           lead(r.reviewed_on) over (partition by c.child_key, c.care_no order by r.reviewed_on) as next_on
      from care c
      join review r on r.child_key = c.child_key and r.reviewed_on >= c.started_on and coalesce(r.reviewed_on < c.ended_on, true)
), due as (
    select c.child_key, c.started_on, c.ended_on, c.started_on as after_on, deadline.due_on, h.reviewed_on as next_on
      from care c
      left join held h on h.child_key = c.child_key and h.started_on = c.started_on and h.review_no = 1
     cross join lateral (
               select day::date as due_on
                 from generate_series(c.started_on + 1, c.started_on + 90, interval '1 day') as day
                where extract(isodow from day) < 6 and day::date <> all ($7)
                order by day
               offset 19 limit 1
           ) as deadline
     where c.started_on >= $6 and c.started_on between $2 - 90 and $3
    union all
    select h.child_key, h.started_on, h.ended_on, h.reviewed_on,
           (h.reviewed_on + case when h.review_no = 1 and h.started_on >= $6 then interval '3 months' else interval '6 months' end)::date, h.next_on
      from held h
)
select 'ON_TIME' as part, '' as breakdown, {no_case} as case_id, d.child_key || ':' || d.due_on || ':' || d.after_on as subject_id, 1 as weight, coalesce(d.next_on <= d.due_on, false) as in_numerator,
       true as in_denominator, null::int as days, d.due_on as from_on, d.next_on as to_on
  from due d
 where d.due_on between $2 and $3 and (coalesce(d.ended_on > d.due_on, true) or d.next_on <= d.due_on)
union all
select 'PARTICIPATED', '', {no_case}, r.child_key || ':' || r.reviewed_on, 1, r.participation in ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6'), true, null, r.reviewed_on, null
  from review r
 where r.reviewed_on between $2 and $3 and r.participation <> 'PN0'
union all
select 'HELD', r.participation, {no_case}, r.child_key || ':' || r.reviewed_on, 1, true, false, null, r.reviewed_on, null
  from review r
 where r.reviewed_on between $2 and $3

-- Children looked after on the last day, and how often their social worker changed in the period. $1 authority, $2 first day, $3 last day.
with {care}, {looked_after}, worker as (
    select distinct on (child_key, started_on) child_key, started_on, worker_key
      from returns.social_worker
     where authority = $1 and {known}
     order by child_key, started_on, return_year desc, worker_key
), change as (
    select w.child_key, w.started_on, lag(w.worker_key) over (partition by w.child_key order by w.started_on) is distinct from w.worker_key as changed,
           row_number() over (partition by w.child_key order by w.started_on) as worker_no
      from worker w
)
select 'MEAN_CHANGES' as part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, true as in_numerator, false as in_denominator,
       count(c.child_key)::int as days, min(c.started_on) as from_on, max(c.started_on) as to_on
  from looked_after l
  left join change c on c.child_key = l.child_key and c.changed and c.worker_no > 1 and c.started_on between $2 and $3
 group by l.child_key

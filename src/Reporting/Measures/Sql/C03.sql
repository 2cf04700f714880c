-- Periods of care that began and ended in the period. $1 authority, $2 first day, $3 last day.
with {care}
select 'STARTED' as part, c.need as breakdown, {no_case} as case_id, c.child_key || ':' || c.started_on as subject_id, 1 as weight, true as in_numerator, false as in_denominator, null::int as days,
       c.started_on as from_on, c.ended_on as to_on
  from care c
 where c.started_on between $2 and $3 and c.reason_started = 'S'
union all
select 'CEASED', c.reason_ended, {no_case}, c.child_key || ':' || c.started_on, 1, true, false, null, c.started_on, c.ended_on
  from care c
 where c.ended_on between $2 and $3 and c.reason_ended <> 'X1'
union all
select edge.part, '', {no_case}, c.child_key || ':' || c.started_on, 1, true, false, null, c.started_on, c.ended_on
  from care c
 cross join lateral (values ('OPENING', $2::date - 1), ('CLOSING', $3::date)) as edge (part, on_)
 where c.started_on <= edge.on_ and coalesce(c.ended_on > edge.on_, true)

-- Common table expressions: episodes as known, short breaks (V3, V4) left out; and the periods of care that they make, each from its first day up to its first day no more. An
-- episode that begins on the day on which the one before it ended goes on with the period, unless it says that the child started to be looked after (S). $1 authority, $4 load.
episode as materialized (
    select e.child_key, e.started_on, e.ended_on, e.reason_started, e.reason_ended, e.legal_status, e.need, e.placement, e.provider, e.urn, e.distance_miles, e.placement_where
      from returns.episodes_known($1, $4) e
     where e.legal_status not in ('V3', 'V4')
), marked as (
    select e.*, max(coalesce(e.ended_on, 'infinity')) over earlier as until
      from episode e
    window earlier as (partition by e.child_key order by e.started_on, e.ended_on nulls last, e.placement, e.reason_started rows between unbounded preceding and 1 preceding)
), numbered as materialized (
    select m.*,
           count(*) filter (where m.until is null or m.started_on > m.until or m.started_on = m.until and m.reason_started = 'S')
               over (partition by m.child_key order by m.started_on, m.ended_on nulls last, m.placement, m.reason_started) as care_no
      from marked m
), care as materialized (
    select n.child_key, n.care_no, min(n.started_on) as started_on,
           case when bool_and(n.ended_on is not null) then max(n.ended_on) end as ended_on,
           (array_agg(n.reason_started order by n.started_on, n.ended_on nulls last, n.placement, n.reason_started))[1] as reason_started,
           (array_agg(n.need order by n.started_on, n.ended_on nulls last, n.placement, n.reason_started))[1] as need,
           (array_agg(n.reason_ended order by n.ended_on desc nulls first, n.started_on desc, n.placement desc, n.reason_started desc))[1] as reason_ended
      from numbered n
     group by n.child_key, n.care_no
)

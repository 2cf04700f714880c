-- Common table expressions after those of Care.sql: how long a child stayed with one carer. A stay ends with an episode that brings another placement and carer (S, P or B); a temporary placement
-- (T0 to T4) from which the child came back to where it was is no move, and is no stay.
lasting as (
    select n.*,
           lag(n.placement) over sequence as before_placement, lag(n.provider) over sequence as before_provider, lag(n.urn) over sequence as before_urn,
           lag(n.ended_on) over sequence as before_ended_on
      from numbered n
     where n.placement not in ('T0', 'T1', 'T2', 'T3', 'T4')
    window sequence as (partition by n.child_key, n.care_no order by n.started_on, n.ended_on nulls last, n.placement, n.reason_started)
), moved as (
    select l.*,
           count(*) filter (where l.before_placement is null
                                  or l.reason_started in ('S', 'P', 'B')
                                     and not (l.before_ended_on < l.started_on
                                              and (l.placement, coalesce(l.provider, ''), coalesce(l.urn, '')) = (l.before_placement, coalesce(l.before_provider, ''), coalesce(l.before_urn, ''))))
               over (partition by l.child_key, l.care_no order by l.started_on, l.ended_on nulls last, l.placement, l.reason_started) as stay_no
      from lasting l
), stay as materialized (
    select m.child_key, m.care_no, m.stay_no, min(m.started_on) as started_on, case when bool_and(m.ended_on is not null) then max(m.ended_on) end as ended_on
      from moved m
     group by m.child_key, m.care_no, m.stay_no
)

-- Common table expressions after those of Care.sql: children looked after on the last day, each once, with the last of its placements that was not temporary (T0 to T4). $3 last day.
-- One pass over the episodes without a join: the planner thinks so few rows come of such a join that it compares every child with every other.
ranked as (
    select n.*, n.started_on <= $3 and coalesce(n.ended_on > $3, true) as on_last_day, n.started_on <= $3 and n.placement not in ('T0', 'T1', 'T2', 'T3', 'T4') as lasting,
           row_number() over (partition by n.child_key, n.care_no order by n.started_on desc, n.placement desc, n.reason_started desc) as newest
      from numbered n
), lived as (
    select s.child_key, min(s.started_on) as care_since,
           (array_agg(s.legal_status order by s.newest) filter (where s.on_last_day))[1] as legal_status,
           (array_agg(s.need order by s.newest) filter (where s.on_last_day))[1] as need,
           (array_agg(s.placement order by s.newest) filter (where s.lasting))[1] as placement,
           (array_agg(s.provider order by s.newest) filter (where s.lasting))[1] as provider,
           (array_agg(s.distance_miles order by s.newest) filter (where s.lasting))[1] as distance_miles,
           (array_agg(s.placement_where order by s.newest) filter (where s.lasting))[1] as placement_where,
           (array_agg(s.started_on order by s.newest) filter (where s.lasting))[1] as placed_on
      from ranked s
     group by s.child_key, s.care_no
    having bool_or(s.on_last_day)
), looked_after as materialized (
    select p.child_key, p.care_since, p.legal_status, p.need, p.placement, p.provider, p.distance_miles, p.placement_where, p.placed_on,
           case when p.placement is null then 'TEMPORARY_ONLY'
                when p.placement in ('U1', 'U2', 'U3') then 'KINSHIP_FOSTER'
                when p.placement in ('U4', 'U5', 'U6') then 'OTHER_FOSTER'
                when p.placement in ('A3', 'A4', 'A5', 'A6') then 'ADOPTION'
                when p.placement = 'P1' then 'PARENTS'
                when p.placement in ('K1', 'K2') then 'CHILDRENS_HOME'
                when p.placement = 'K3' then 'SUPPORTED'
                when p.placement = 'R1' then 'CARE_HOME'
                when p.placement = 'S1' then 'RESIDENTIAL_SCHOOL'
                else 'OTHER' end as category
      from lived p
)

-- Common table expressions after those of Care.sql: children looked after on the last day, each once, with the last of its placements that was not temporary (T0 to T4). $3 last day.
today as (
    select distinct on (n.child_key) n.child_key, n.care_no, n.legal_status, n.need
      from numbered n
     where n.started_on <= $3 and coalesce(n.ended_on > $3, true)
     order by n.child_key, n.started_on desc, n.placement desc, n.reason_started desc
), placed as (
    select distinct on (n.child_key) n.child_key, n.placement, n.provider, n.distance_miles, n.placement_where, n.started_on
      from numbered n
      join today t on t.child_key = n.child_key and t.care_no = n.care_no
     where n.started_on <= $3 and n.placement not in ('T0', 'T1', 'T2', 'T3', 'T4')
     order by n.child_key, n.started_on desc, n.placement desc, n.reason_started desc
), looked_after as materialized (
    select t.child_key, c.started_on as care_since, t.legal_status, t.need, p.placement, p.provider, p.distance_miles, p.placement_where, p.started_on as placed_on,
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
      from today t
      join care c on c.child_key = t.child_key and c.care_no = t.care_no
      left join placed p on p.child_key = t.child_key
)

-- Children decided in the period to be due to enter care, and those of them not in care on its last day. $1 authority, $2 first day, $3 last day.
with standing as (
    select r.* from ({care_risks}) as r where r.decided_on between $2 and $3
), due as (
    select distinct on (s.child_key) s.child_key, s.case_id, s.decided_on
      from standing s
     where s.service = 'edge-of-care'
     order by s.child_key, s.decided_on, s.case_id
), conferenced as (
    select distinct on (s.child_key) s.child_key, s.case_id, s.decided_on
      from standing s
      join {facts}.conference_fact c on c.authority = $1 and c.case_id = s.case_id and c.held_on <= $3
     where s.service = 'family-group-conferences'
     order by s.child_key, s.decided_on, s.case_id
), in_care as (
    select distinct i.child_key
      from {facts}.child_in_care i
     where i.authority = $1 and i.from_on <= $3 and coalesce(i.last_on >= $3, true)
)
select 'AVERTED'    as part,
       ''           as breakdown,
       d.case_id,
       d.child_key  as subject_id,
       1            as weight,
       i.child_key is null as in_numerator,
       true         as in_denominator,
       null::int    as days,
       d.decided_on as from_on,
       $3::date     as to_on
  from due d
  left join in_care i on i.child_key = d.child_key
union all
-- Each child once, whichever service kept it out of care.
select 'SUITE_WIDE', case when c.child_key is null then 'EDGE_OF_CARE' when d.child_key is null then 'CONFERENCES' else 'BOTH' end,
       coalesce(d.case_id, c.case_id), child_key, 1, true, false, null, least(d.decided_on, c.decided_on), $3
  from due d
  full join conferenced c using (child_key)
 where not exists (select from in_care i where i.child_key = coalesce(d.child_key, c.child_key))

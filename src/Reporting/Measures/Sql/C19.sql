-- Times missing that began in the period, of any length. $1 authority, $2 first day, $3 last day.
with {care}, missing as (
    -- One that several years say is as the newest of them says.
    select distinct on (child_key, started_on) child_key, started_on, kind, ended_on
      from returns.missing
     where authority = $1 and {known}
     order by child_key, started_on, return_year desc
), of_period as (
    select * from missing where started_on between $2 and $3
), in_care as (
    select distinct c.child_key from care c where c.started_on <= $3 and coalesce(c.ended_on > $2, true)
)
select case m.kind when 'M' then 'INCIDENTS' else 'ABSENCES' end as part, '' as breakdown, {no_case} as case_id, m.child_key || ':' || m.started_on as subject_id, 1 as weight,
       true as in_numerator, false as in_denominator, null::int as days, m.started_on as from_on, m.ended_on as to_on
  from of_period m
union all
select 'CHILDREN', '', {no_case}, c.child_key, 1, m.child_key is not null, true, null, m.first_on, null
  from in_care c
  left join (select child_key, min(started_on) as first_on from of_period where kind = 'M' group by child_key) as m on m.child_key = c.child_key
union all
select 'MEAN_PER_CHILD', '', {no_case}, m.child_key, 1, true, false, count(*)::int, min(m.started_on), max(m.started_on)
  from of_period m
 where m.kind = 'M'
 group by m.child_key
union all
select i.* from ({indicator}) as i

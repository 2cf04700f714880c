-- Households approved (numerator) and ended (denominator) in the period. $1 authority, $2 first day, $3 last day.
with moved as (
    select case_id, route, true as gained, places, null::date as from_on, approved_on as to_on
      from {facts}.fostering_household_fact
     where authority = $1 and approved_on between $2 and $3
    union all
    select case_id, route, false, ended_places, approved_on, ended_on
      from {facts}.fostering_household_fact
     where authority = $1 and ended_on between $2 and $3
)
select part.code                as part,
       -- An end may be known before the approval is.
       coalesce(m.route, 'UNKNOWN') as breakdown,
       m.case_id,
       case when m.gained then 'GAINED' else 'LOST' end as subject_id,
       part.weight,
       m.gained                 as in_numerator,
       not m.gained             as in_denominator,
       null::int                as days,
       m.from_on,
       m.to_on
  from moved m
 cross join lateral (values ('HOUSEHOLDS', 1), ('PLACES', m.places)) as part (code, weight)

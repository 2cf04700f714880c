-- Care leavers of the year that ended on the 31 March on or before the last day, by age on it; and of the two years before. $1 authority, $3 last day.
with march as (
    select years.back, (m.on_ - years.back * interval '1 year')::date as on_ from ({last_march} as on_) as m cross join generate_series(0, 2) as years (back)
), leaver as (
    select m.back, m.on_, o.child_key, o.in_touch, o.activity, o.accommodation,
           case when aged.years in (17, 18) then 'AGED_17_TO_18' when aged.years between 19 and 21 then 'AGED_19_TO_21' end as band
      from march m
      join (select * from returns.care_leaver where authority = $1 and {known}) as o on o.return_year = extract(year from m.on_)::int
     cross join lateral (select extract(year from age(m.on_, o.born_on))::int as years) as aged
), counted as (
    select l.*, told.part, told.met, told.touched
      from leaver l
     cross join lateral (values
               ('IN_TOUCH', l.in_touch = 'YES', true),
               ('SUITABLE_ACCOMMODATION', right(l.accommodation, 1) = '1', true),
               ('EET', l.activity in ('F1', 'F2', 'F4', 'F5', 'P1', 'P2', 'P4', 'P5'), true),
               ('NEET', l.activity in ('G4', 'G5', 'G6'), true),
               ('SUITABLE_ACCOMMODATION_OF_IN_TOUCH', right(l.accommodation, 1) = '1', l.in_touch = 'YES'),
               ('EET_OF_IN_TOUCH', l.activity in ('F1', 'F2', 'F4', 'F5', 'P1', 'P2', 'P4', 'P5'), l.in_touch = 'YES'),
               ('NEET_OF_IN_TOUCH', l.activity in ('G4', 'G5', 'G6'), l.in_touch = 'YES')
           ) as told (part, met, touched)
     where l.band is not null and told.touched
)
select c.part, c.band as breakdown, {no_case} as case_id, c.child_key as subject_id, 1 as weight, coalesce(c.met, false) as in_numerator, true as in_denominator, null::int as days,
       null::date as from_on, c.on_ as to_on
  from counted c
 where c.back = 0
union all
select c.part || '_3Y', c.on_::text, {no_case}, c.child_key, 1, coalesce(c.met, false), true, null, null, c.on_
  from counted c
 where c.part in ('SUITABLE_ACCOMMODATION', 'EET')

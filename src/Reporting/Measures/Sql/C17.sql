-- Children looked after for twelve months on the 31 March on or before the last day, and the checks that they had. $1 authority, $3 last day.
with march as (
    {last_march} as on_
), oc2 as (
    select h.*, m.on_, extract(year from age(m.on_, b.born_on))::int as years
      from march m
      join (select * from returns.health where authority = $1 and {known}) as h on h.return_year = extract(year from m.on_)::int
      left join ({children}) as b on b.child_key = h.child_key
)
select checked.part, '' as breakdown, {no_case} as case_id, o.child_key as subject_id, 1 as weight, coalesce(checked.met, false) as in_numerator, true as in_denominator, null::int as days,
       null::date as from_on, o.on_ as to_on
  from oc2 o
 cross join lateral (values
           ('HEALTH_ASSESSMENT', o.health_assessment, true), ('DENTAL', o.teeth_check, true), ('IMMUNISED', o.immunisations, true), ('DEVELOPMENT_CHECK', o.health_check, o.years < 5)
       ) as checked (part, met, counts)
 where checked.counts

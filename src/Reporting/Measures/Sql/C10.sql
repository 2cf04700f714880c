-- Where children looked after on the last day are placed. $1 authority, $3 last day.
with {care}, {looked_after}
select place.part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, place.met as in_numerator, place.counts as in_denominator, null::int as days,
       l.placed_on as from_on, $3::date as to_on
  from looked_after l
 cross join lateral (values
           ('IN_AREA', l.placement_where = 'OWN', l.placement_where is not null),
           ('OVER_20_MILES', l.distance_miles > 20 and l.distance_miles < 999.9, l.distance_miles < 999.9),
           -- Not with a connected person, nor with the authority's own foster carers.
           ('AT_A_DISTANCE', l.placement_where = 'OTHER' and l.category <> 'KINSHIP_FOSTER' and not (l.category = 'OTHER_FOSTER' and coalesce(l.provider, '') = 'PR1'), false),
           ('PLACE_NOT_KNOWN', l.placement_where is null, false),
           ('DISTANCE_NOT_KNOWN', coalesce(l.distance_miles >= 999.9, true), false)
       ) as place (part, met, counts)
 where place.met or place.counts

-- Placements with parents (P1) that are open on the last day. $1 authority, $3 last day.
select part.code      as part,
       part.breakdown,
       p.case_id,
       p.placement_id as subject_id,
       1              as weight,
       part.met       as in_numerator,
       true           as in_denominator,
       null::int      as days,
       p.placed_on    as from_on,
       p.ended_on     as to_on
  from {facts}.placement_with_parents_fact p
 cross join lateral (values
           ('OPEN', p.legal_status, true),
           ('OVER_12_MONTHS', '', (p.placed_on + interval '12 months')::date < $3)
       ) as part (code, breakdown, met)
 where p.authority = $1 and p.placed_on <= $3 and coalesce(p.ended_on >= $3, true)

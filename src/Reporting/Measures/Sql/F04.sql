-- Approvals whose last day is in the period. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       part.breakdown,
       h.case_id,
       ''            as subject_id,
       part.weight,
       true          as in_numerator,
       false         as in_denominator,
       null::int     as days,
       h.approved_on as from_on,
       h.ended_on    as to_on
  from {facts}.fostering_household_fact h
 cross join lateral (values
           ('HOUSEHOLDS', h.ended_state, 1),
           ('HOUSEHOLDS_BY_REASON', h.ended_reason, 1),
           ('CARERS', h.ended_state, h.ended_carer_count),
           ('PLACES', h.ended_state, h.ended_places)
       ) as part (code, breakdown, weight)
 where h.authority = $1 and h.ended_on between $2 and $3

-- Households approved in the period. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       h.route       as breakdown,
       h.case_id,
       ''            as subject_id,
       part.weight,
       true          as in_numerator,
       false         as in_denominator,
       null::int     as days,
       null::date    as from_on,
       h.approved_on as to_on
  from {facts}.fostering_household_fact h
 cross join lateral (values ('HOUSEHOLDS', 1), ('CARERS', h.carer_count), ('PLACES', h.places)) as part (code, weight)
 where h.authority = $1 and h.approved_on between $2 and $3

-- Reviews whose last day in time is in the period: those that were held, and those to come next. $1 authority, $2 first day, $3 last day.
select 'ON_TIME'                                 as part,
       ''                                        as breakdown,
       r.case_id,
       r.review                                  as subject_id,
       1                                         as weight,
       coalesce(r.held_on <= r.due_on, false)    as in_numerator,
       true                                      as in_denominator,
       null::int                                 as days,
       r.due_on                                  as from_on,
       r.held_on                                 as to_on
  from {facts}.fostering_review_fact r
 where r.authority = $1 and r.due_on between $2 and $3
union all
select 'ON_TIME', '', h.case_id, 'NEXT', 1, false, true, null, h.next_review_due_on, null
  from {facts}.fostering_household_fact h
 where h.authority = $1
   and h.next_review_due_on between $2 and $3
   and (h.ended_on is null or h.ended_on >= h.next_review_due_on)

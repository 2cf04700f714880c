-- Periods of care that ended in the period, and those of them that ended with an order or an adoption. $1 authority, $2 first day, $3 last day.
with {care}
select ended.part, '' as breakdown, {no_case} as case_id, c.child_key || ':' || c.started_on as subject_id, 1 as weight, ended.met as in_numerator, true as in_denominator, null::int as days,
       c.started_on as from_on, c.ended_on as to_on
  from care c
 cross join lateral (values
           ('SPECIAL_GUARDIANSHIP', c.reason_ended in ('E45', 'E46', 'E47', 'E48')), ('CHILD_ARRANGEMENTS', c.reason_ended = 'E41'), ('ADOPTION', c.reason_ended in ('E11', 'E12'))
       ) as ended (part, met)
 where c.ended_on between $2 and $3 and c.reason_ended <> 'X1'

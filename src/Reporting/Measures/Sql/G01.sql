-- Families referred in the period. $1 authority, $2 first day, $3 last day.
select part.code         as part,
       c.referral_reason as breakdown,
       c.case_id,
       ''                as subject_id,
       part.weight,
       part.met          as in_numerator,
       part.of           as in_denominator,
       null::int         as days,
       c.referred_on     as from_on,
       c.screened_on     as to_on
  from {facts}.conference_fact c
 cross join lateral (values
           ('REFERRED', 1, true, false),
           ('CHILDREN', c.child_count, true, false),
           ('ACCEPTED', 1, coalesce(c.accepted and c.screened_on <= $3, false), true)
       ) as part (code, weight, met, of)
 where c.authority = $1 and c.referred_on between $2 and $3

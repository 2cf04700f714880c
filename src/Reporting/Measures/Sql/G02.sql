-- Families offered a conference in the period, and how they answered. $1 authority, $2 first day, $3 last day.
select part.code     as part,
       part.reason   as breakdown,
       c.case_id,
       ''            as subject_id,
       1             as weight,
       part.met      as in_numerator,
       part.of       as in_denominator,
       null::int     as days,
       c.offered_on  as from_on,
       part.to_on
  from {facts}.conference_fact c
 cross join lateral (select coalesce(c.consented_on <= $3, false) as consented, coalesce(c.declined_on <= $3, false) as declined) as answer
 cross join lateral (values
           ('TAKE_UP', c.referral_reason, answer.consented, true, c.consented_on),
           ('DECLINED', '', not answer.consented and answer.declined, false, c.declined_on)
       ) as part (code, reason, met, of, to_on)
 where c.authority = $1 and c.offered_on between $2 and $3 and (part.met or part.of)

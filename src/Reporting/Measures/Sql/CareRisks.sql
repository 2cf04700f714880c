-- Decisions that a child was due to enter care which stand as at the last day: a correction counts from its day on. $1 authority, $3 last day.
select k.case_id, k.care_risk_id, k.service, k.child_key, k.decided_on
  from {facts}.care_risk_fact k
  left join lateral (
           select x.stands
             from {facts}.care_risk_correction_fact x
            where x.authority = $1 and x.case_id = k.case_id and x.care_risk_id = k.care_risk_id and x.corrected_on <= $3
            order by x.event_seq desc
            limit 1
       ) as corrected on true
 where k.authority = $1 and coalesce(corrected.stands, true)

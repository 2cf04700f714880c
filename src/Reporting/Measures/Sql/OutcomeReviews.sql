-- Outcome reviews that are due in the period, each with its answer, with whether the child was in care between anchor and due day, and with
-- whether it was averted at the end of the quarter of its decision. $1 authority, $2 first day, $3 last day.
select due.case_id, due.service, due.child_key, due.anchor_on, due.due_on,
       case due.point when 'THREE_MONTHS' then '3M' else '6M' end as months,
       answer.reviewed_on,
       coalesce(answer.completed, false)                                  as completed,
       coalesce(answer.completed and not answer.looked_after, false)      as not_looked_after,
       coalesce(answer.in_proceedings, false)                             as in_proceedings,
       exists (select from {facts}.child_in_care i
                where i.authority = $1 and i.child_key = due.child_key and i.from_on <= due.due_on and coalesce(i.last_on >= due.anchor_on, true)) as in_care,
       case when due.anchor_kind = 'CARE_RISK_DECISION'
             and exists (select from ({care_risks}) as k where k.case_id = due.case_id and k.child_key = due.child_key and k.decided_on = due.anchor_on)
             and not exists (select from {facts}.child_in_care i
                              where i.authority = $1 and i.child_key = due.child_key and i.from_on <= quarter.ends_on and coalesce(i.last_on >= quarter.ends_on, true))
            then 'AVERTED' else 'OTHER' end                               as cohort
  from (
           -- What was said last counts; but nothing that only followed from a correction of a later day.
           select distinct on (d.case_id, d.review) d.*
             from {facts}.outcome_due_fact d
            where d.authority = $1
              and not exists (select from {facts}.care_risk_correction_fact x
                               where x.authority = $1 and x.case_id = d.case_id and x.child_key = d.child_key and x.corrected_on > $3 and x.event_seq < d.event_seq)
            order by d.case_id, d.review, d.event_seq desc
       ) as due
 cross join lateral (select (date_trunc('quarter', due.anchor_on::timestamp) + interval '3 months')::date - 1 as ends_on) as quarter
  left join lateral (
           -- An answer is about the day on which it was due, whenever it was given; a correction counts from its day on.
           select a.reviewed_on, a.completed, a.looked_after, a.in_proceedings
             from {facts}.outcome_answer_fact a
            where a.authority = $1 and a.case_id = due.case_id and a.child_key = due.child_key and a.point = due.point
              and (not a.corrects or a.reviewed_on <= $3)
            order by a.event_seq desc
            limit 1
       ) as answer on true
 where due.due_on between $2 and $3

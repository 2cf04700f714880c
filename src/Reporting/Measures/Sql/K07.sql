-- Decisions of the decision maker in the period. $1 authority, $2 first day, $3 last day.
select 'VOICE_RECORDED'  as part,
       ''                as breakdown,
       d.case_id,
       d.event_seq::text as subject_id,
       1                 as weight,
       d.voice_recorded  as in_numerator,
       true              as in_denominator,
       null::int         as days,
       c.concern_on      as from_on,
       d.decided_on      as to_on
  from {facts}.kinship_decision_fact d
  left join {facts}.kinship_case_fact c on c.authority = $1 and c.case_id = d.case_id
 where d.authority = $1
   and d.decided_on between $2 and $3
   and not d.at_stage_one

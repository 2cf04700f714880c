-- Sessions held in the period, and the feedback on them up to its last day. $1 authority, $2 first day, $3 last day.
with session as (
    select case_id, session_id, session_kind, held_on, feedback_asked
      from {facts}.conference_session_fact
     where authority = $1 and held_on between $2 and $3
), form as (
    select f.*
      from {facts}.conference_feedback_fact f
     where f.authority = $1 and f.session_on between $2 and $3 and f.received_on <= $3
), none as (
    select n.*
      from {facts}.conference_no_feedback_fact n
     where n.authority = $1 and n.session_on between $2 and $3 and n.asked_on <= $3
)
select case s.session_kind when 'REVIEW' then 'COVERAGE_REVIEW' else 'COVERAGE' end as part,
       ''           as breakdown,
       s.case_id,
       s.session_id as subject_id,
       1            as weight,
       exists (select from form f where f.case_id = s.case_id and f.session_id = s.session_id and f.family) as in_numerator,
       true         as in_denominator,
       null::int    as days,
       s.held_on    as from_on,
       null::date   as to_on
  from session s
union all
-- A score stands where days do elsewhere.
select case when f.family then '' else 'WORKER_' end || question.code, f.session_kind, f.case_id, f.feedback_id, 1, true, false, question.score, f.session_on, f.received_on
  from form f
 cross join lateral (values ('PREPARED', f.prepared), ('HEARD', f.heard), ('PLAN_IS_OURS', f.plan_is_ours), ('RECOMMEND', f.recommend)) as question (code, score)
 where question.score > 0
union all
select 'FORMS', case when f.family then 'FAMILY' else 'SOCIAL_WORKER' end, f.case_id, f.feedback_id, 1, true, false, null, f.session_on, f.received_on
  from form f
union all
select 'NO_ANSWER', case when n.family then 'FAMILY' else 'SOCIAL_WORKER' end, n.case_id, n.event_seq::text, 1, true, false, null, n.session_on, n.asked_on
  from none n
union all
select 'OUTSTANDING', '', s.case_id, s.session_id, left_over.people, true, false, null, s.held_on, null
  from session s
 cross join lateral (
           select (s.feedback_asked
                   - (select count(*) from form f where f.case_id = s.case_id and f.session_id = s.session_id)
                   - (select count(*) from none n where n.case_id = s.case_id and n.session_id = s.session_id))::int as people
       ) as left_over
 where left_over.people > 0
union all
select 'THEMES', theme.code, f.case_id, f.feedback_id, 1, true, false, null, f.session_on, f.received_on
  from form f
 cross join lateral unnest(string_to_array(f.themes, ',')) as theme (code)
union all
select 'TONES', f.tone, f.case_id, f.feedback_id, 1, true, false, null, f.session_on, f.received_on
  from form f
 where f.tone is not null

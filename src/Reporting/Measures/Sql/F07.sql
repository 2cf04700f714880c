-- Stage 1 completed, and stage 2 decided on, in the period. $1 authority, $2 first day, $3 last day.
with ended as (
    select case_id, 'STAGE_1_MEDIAN_DAYS' as part, stage_one_opened_on as begun_on, stage_one_completed_on as ended_on
      from {facts}.fostering_application_fact
     where authority = $1 and stage_one_completed_on between $2 and $3
    union all
    select case_id, 'STAGE_2_MEDIAN_DAYS', stage_two_begun_on, first_decided_on
      from {facts}.fostering_application_fact
     where authority = $1 and first_decided_on between $2 and $3
)
select part,
       ''                  as breakdown,
       case_id,
       ''                  as subject_id,
       1                   as weight,
       true                as in_numerator,
       true                as in_denominator,
       ended_on - begun_on as days,
       begun_on            as from_on,
       ended_on            as to_on
  from ended
 where ended_on >= begun_on

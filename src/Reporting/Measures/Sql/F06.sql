-- Applications first decided on, and first recommended on, in the period. $1 authority, $2 first day, $3 last day.
with ended as (
    select case_id, received_on, first_decided_on as ended_on, false as by_panel, false as in_time
      from {facts}.fostering_application_fact
     where authority = $1 and first_decided_on between $2 and $3
    union all
    select case_id, received_on, recommended_on, true, recommended_in_time
      from {facts}.fostering_application_fact
     where authority = $1 and recommended_on between $2 and $3
)
select part.code     as part,
       ''            as breakdown,
       e.case_id,
       ''            as subject_id,
       1             as weight,
       part.met      as in_numerator,
       true          as in_denominator,
       e.ended_on - e.received_on as days,
       e.received_on as from_on,
       e.ended_on    as to_on
  from ended e
  join (values
           ('DECISION_MEDIAN_DAYS', false),
           ('DECISION_MEDIAN_WEEKS', false),
           ('PANEL_MEDIAN_DAYS', true),
           ('PANEL_WITHIN_8_MONTHS', true)
       ) as kind (code, by_panel) on kind.by_panel = e.by_panel
 cross join lateral (select kind.code, case when kind.code = 'PANEL_WITHIN_8_MONTHS' then e.in_time else true end as met) as part
 where e.ended_on >= e.received_on

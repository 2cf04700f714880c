-- Extensions under regulation 25. $1 authority, $2 first day, $3 last day.
with kind (code) as (
    values ('EIGHT_WEEKS'), ('UNTIL_IRM_OUTCOME')
), granted as (
    select case_id, temporary_on
      from {facts}.kinship_case_fact
     where authority = $1 and temporary_on between $2 and $3
), extended as (
    select case_id, kind, min(extended_on) as extended_on
      from {facts}.kinship_extension_fact
     where authority = $1 and extended_on <= $3
     group by case_id, kind
)
-- Of the approvals granted in the period: which were extended by the last day.
select case k.code when 'EIGHT_WEEKS' then 'EIGHT_WEEKS' else 'UNTIL_IRM' end as part,
       ''              as breakdown,
       g.case_id,
       ''              as subject_id,
       1               as weight,
       x.case_id is not null as in_numerator,
       true            as in_denominator,
       null::int       as days,
       g.temporary_on  as from_on,
       x.extended_on   as to_on
  from granted g
 cross join kind k
  left join extended x on x.case_id = g.case_id and x.kind = k.code
union all
-- Extensions of the period, whenever the approval was granted.
select case x.kind when 'EIGHT_WEEKS' then 'EIGHT_WEEKS_GRANTED' else 'UNTIL_IRM_GRANTED' end,
       '', x.case_id, x.event_seq::text, 1, true, false, null, x.extended_on, x.last_covered_on
  from {facts}.kinship_extension_fact x
  join kind k on k.code = x.kind
 where x.authority = $1 and x.extended_on between $2 and $3

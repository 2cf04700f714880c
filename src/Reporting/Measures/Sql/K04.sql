-- The last viability decision of each case in the period. $1 authority, $2 first day, $3 last day.
with decided as (
    select distinct on (v.case_id) v.case_id, v.viable, v.decided_on
      from {facts}.kinship_viability_fact v
     where v.authority = $1 and v.decided_on between $2 and $3
     order by v.case_id, v.decided_on desc, v.event_seq desc
)
select 'POSITIVE'             as part,
       ''                     as breakdown,
       d.case_id,
       ''                     as subject_id,
       1                      as weight,
       d.viable               as in_numerator,
       true                   as in_denominator,
       null::int              as days,
       c.viability_started_on as from_on,
       d.decided_on           as to_on
  from decided d
  left join {facts}.kinship_case_fact c on c.authority = $1 and c.case_id = d.case_id

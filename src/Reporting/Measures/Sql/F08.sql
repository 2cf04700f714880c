-- Places on the last day, with what they were used for then. $1 authority, $2 first day, $3 last day.
with place as (
    select distinct on (p.case_id, p.place_number) p.case_id, p.place_number, p.status, p.status_on
      from {facts}.fostering_place_fact p
     where p.authority = $1 and p.status_on <= $3
     order by p.case_id, p.place_number, p.status_on desc, p.event_seq desc
)
select case h.route when 'KINSHIP' then 'KINSHIP_VACANT' else 'VACANT' end as part,
       h.route              as breakdown,
       p.case_id,
       p.place_number::text as subject_id,
       1                    as weight,
       p.status = 'VACANT'  as in_numerator,
       true                 as in_denominator,
       null::int            as days,
       h.approved_on        as from_on,
       p.status_on          as to_on
  from place p
  join {facts}.fostering_household_fact h on h.authority = $1 and h.case_id = p.case_id
 where p.status <> ''
   and h.approved_on <= $3
   and (h.ended_on is null or h.ended_on >= $3)

-- Temporary approvals open on the last day, with the cover that they had on that day, and breaches in the period.
-- $1 authority, $2 first day, $3 last day.
with placements_ended as (
    select case_id
      from {facts}.kinship_child_fact
     where authority = $1 and placed_on <= $3
     group by case_id
    having bool_and(coalesce(ended_on < $3 and ended_seq > placement_seq, false))
), running as (
    select c.case_id, c.temporary_on,
           case when e.case_id is null then c.temporary_until else e.last_covered_on end as until
      from {facts}.kinship_case_fact c
      left join lateral (
               select x.case_id, x.last_covered_on
                 from {facts}.kinship_extension_fact x
                where x.authority = c.authority and x.case_id = c.case_id and x.extended_on <= $3
                order by x.event_seq desc
                limit 1
           ) as e on true
     where c.authority = $1
       and c.temporary_on <= $3
       and coalesce(least(c.approved_on, c.guardianship_order_on, c.arrangements_order_on, c.uncovered_from, c.moved_on, c.closed_on) > $3, true)
       and not exists (select from placements_ended p where p.case_id = c.case_id)
), open as (
    -- Without a last day it is open-ended: an independent review runs.
    select case_id, temporary_on, until from running where until is null or until >= $3
)
select part.code    as part,
       ''           as breakdown,
       o.case_id,
       ''           as subject_id,
       1            as weight,
       true         as in_numerator,
       false        as in_denominator,
       part.days,
       o.temporary_on as from_on,
       o.until        as to_on
  from open o
 cross join lateral (values
           ('OPEN', null::int),
           ('DAYS_TO_EXPIRY_MIN', o.until - $3),
           ('DAYS_TO_EXPIRY_MEDIAN', o.until - $3)
       ) as part (code, days)
 where part.code = 'OPEN' or o.until is not null
union all
select 'BREACHES', '', c.case_id, '', 1, true, false, null, c.temporary_on, c.uncovered_from
  from {facts}.kinship_case_fact c
 where c.authority = $1 and c.uncovered_from between $2 and $3

-- Enquiries received in the period, and those that became an application by its last day. $1 authority, $2 first day, $3 last day.
select part.code      as part,
       part.breakdown,
       e.case_id,
       ''             as subject_id,
       1              as weight,
       part.met       as in_numerator,
       part.of        as in_denominator,
       null::int      as days,
       e.received_on  as from_on,
       e.applied_on   as to_on
  from {facts}.fostering_enquiry_fact e
 cross join lateral (select coalesce(e.applied_on <= $3, false) as yes) as applied
 cross join lateral (values
           ('ENQUIRIES', e.channel, true, false),
           ('ENQUIRIES_BY_SOURCE', e.source, true, false),
           ('APPLIED', e.channel, applied.yes, true),
           ('APPLIED_BY_SOURCE', e.source, applied.yes, true)
       ) as part (code, breakdown, met, of)
 where e.authority = $1 and e.received_on between $2 and $3

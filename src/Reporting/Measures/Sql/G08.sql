-- Review conferences due in the period: those held, and those not held though the conference was open and its plan was not refused. A plan that
-- was not agreed is open to revision: agreed by the day on which its review was due, that review counts. $1 authority, $2 first day, $3 last day.
select 'ON_TIME'  as part,
       ''         as breakdown,
       r.case_id,
       r.review   as subject_id,
       1          as weight,
       coalesce(r.held_on <= last.day, false) as in_numerator,
       true       as in_denominator,
       null::int  as days,
       last.day   as from_on,
       r.held_on  as to_on
  from {facts}.conference_review_fact r
 cross join lateral (select coalesce(r.held_due_on, r.due_on) as day) as last
  left join {facts}.conference_fact c on c.authority = $1 and c.case_id = r.case_id
 cross join lateral (
           select least(c.closed_on, c.stood_down_on, c.no_plan_on, case when c.agreed_on <= last.day then null else c.not_agreed_on end) as on_
       ) as over
 where r.authority = $1
   and last.day between $2 and $3
   and (r.held_on is not null or coalesce(over.on_ >= last.day, true))

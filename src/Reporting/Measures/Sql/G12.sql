-- Conferences held in the period, and coordinators' posts by the day in hundredths. $1 authority, $2 first day, $3 last day.
with post as (
    select p.case_id, p.event_seq, p.from_on, p.fte_hundredths,
           lead(p.from_on) over (partition by p.case_id order by p.from_on, p.event_seq) as next_on
      from {facts}.coordinator_post_fact p
     where p.authority = $1 and p.from_on <= $3
), part_time as (
    select case_id, event_seq, fte_hundredths, greatest(from_on, $2) as from_on, least(next_on - 1, $3) as to_on
      from post
     where coalesce(next_on > $2, true)
)
select part.code      as part,
       ''             as breakdown,
       p.case_id,
       p.event_seq::text as subject_id,
       p.fte_hundredths * (p.to_on - p.from_on + 1) as weight,
       part.code = 'AVERAGE_POSTS'    as in_numerator,
       part.code = 'HELD_PER_POST'    as in_denominator,
       null::int      as days,
       p.from_on,
       p.to_on
  from part_time p
 cross join (values ('AVERAGE_POSTS'), ('HELD_PER_POST')) as part (code)
 where p.to_on >= p.from_on and p.fte_hundredths > 0
union all
select 'HELD_PER_POST', '', c.case_id, '', 1, true, false, null, c.accepted_on, c.held_on
  from {facts}.conference_fact c
 where c.authority = $1 and c.held_on between $2 and $3

-- Goals closed in the period. $1 authority, $2 first day, $3 last day.
select 'AT_TARGET'  as part,
       ''           as breakdown,
       g.case_id,
       g.goal_id    as subject_id,
       1            as weight,
       g.at_target  as in_numerator,
       true         as in_denominator,
       null::int    as days,
       g.set_on     as from_on,
       g.closed_on  as to_on
  from {facts}.episode_goal_fact g
 where g.authority = $1 and g.closed_on between $2 and $3

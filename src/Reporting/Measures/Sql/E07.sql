-- Episodes whose twelve months after closure ended in the period; closures and linked re-entries of the period. $1 authority, $2 first day, $3 last day.
select 'RE_REFERRED_12M' as part,
       ''                as breakdown,
       e.case_id,
       ''                as subject_id,
       1                 as weight,
       back.on_ is not null as in_numerator,
       true              as in_denominator,
       null::int         as days,
       e.closed_on       as from_on,
       back.on_          as to_on
  from {facts}.episode_fact e
 cross join lateral (select (e.closed_on + interval '12 months')::date as ends_on) as year
 cross join lateral (
           select min(n.re_referred_on) as on_
             from {facts}.episode_fact n
            where n.authority = $1 and n.previous_episode_id = e.case_id and n.re_referred_on <= year.ends_on
       ) as back
 where e.authority = $1 and e.closed_on <= $3 and year.ends_on between $2 and $3
union all
select 'CLOSED', e.closure_code, e.case_id, '', 1, true, false, null, e.referred_on, e.closed_on
  from {facts}.episode_fact e
 where e.authority = $1 and e.closed_on between $2 and $3
union all
select 'RE_ENTRIES', '', e.case_id, '', 1, true, false, null, e.re_referred_on, null
  from {facts}.episode_fact e
 where e.authority = $1 and e.re_referred_on between $2 and $3

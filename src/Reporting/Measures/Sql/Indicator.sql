-- What was sent for the measure and exactly this period: the whole where it was said, else what it is broken down by. $1 authority, $2 first day, $3 last day, $5 load.
select i.part, i.breakdown, {no_case} as case_id, side.code as subject_id, side.amount as weight,
       side.code = 'numerator' as in_numerator, side.code = 'denominator' as in_denominator, null::int as days, i.period_start as from_on, i.period_end as to_on
  from (
           select part, breakdown, period_start, period_end, numerator, denominator, bool_or(breakdown = '') over (partition by part) as has_whole
             from indicators.indicator
            where authority = $1 and measure_id = '{measure}' and period_start = $2 and period_end = $3
              and ($5::bigint is null and known_to is null or known_from <= $5 and (known_to is null or known_to > $5))
       ) as i
 cross join lateral (values ('numerator', i.numerator), ('denominator', i.denominator)) as side (code, amount)
 where side.amount is not null and (i.breakdown = '' or not i.has_whole)

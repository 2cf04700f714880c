-- Resident children in the newest mid-year up to the last day, as published last. $1 authority, $3 last day, $5 load.
select mid_year, under_18, published_on
  from indicators.population
 where authority = $1 and make_date(mid_year, 6, 30) <= $3
   and ($5::bigint is null and known_to is null or known_from <= $5 and (known_to is null or known_to > $5))
 order by mid_year desc, published_on desc
 limit 1

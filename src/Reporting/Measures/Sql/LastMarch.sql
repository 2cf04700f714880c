-- The 31 March on or before the last day.
select make_date(extract(year from $3::date)::int - case when $3::date < make_date(extract(year from $3::date)::int, 3, 31) then 1 else 0 end, 3, 31)

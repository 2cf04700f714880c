-- Children as the newest year that is known says. $1 authority, $4 load.
select distinct on (child_key) child_key, born_on
  from returns.child
 where authority = $1 and {known}
 order by child_key, return_year desc

-- K1 ends with the first placement of a child, K2 with the first approval or order. $1 authority, $2 first day, $3 last day.
with placed as (
    select case_id, min(placed_on) as placed_on
      from {facts}.kinship_child_fact
     where authority = $1
     group by case_id
), ended as (
    select c.case_id, clock.name, c.concern_on, clock.ended_on
      from {facts}.kinship_case_fact c
      left join placed p on p.case_id = c.case_id
     cross join lateral (values
               ('K1', p.placed_on),
               ('K2', least(c.approved_on, c.guardianship_order_on, c.arrangements_order_on))
           ) as clock (name, ended_on)
     where c.authority = $1
       and clock.ended_on between $2 and $3
       and clock.ended_on >= c.concern_on
)
select e.name || '_' || part.code as part,
       ''                         as breakdown,
       e.case_id,
       ''                         as subject_id,
       1                          as weight,
       part.met                   as in_numerator,
       true                       as in_denominator,
       took.days,
       e.concern_on               as from_on,
       e.ended_on                 as to_on
  from ended e
 cross join lateral (select e.ended_on - e.concern_on as days) as took
 cross join lateral (values
           ('MEDIAN_DAYS', true),
           ('MEDIAN_WEEKS', true),
           ('WITHIN_12_WEEKS', took.days <= 84),
           ('WITHIN_16_WEEKS', took.days <= 112)
       ) as part (code, met)

-- Children in foster care on the last day, with own foster carers and with others. $1 authority, $3 last day.
with {care}, {looked_after}, fostered as (
    select l.child_key, l.category, l.placed_on, case when l.provider = 'PR1' then 'IN_HOUSE' when l.provider in ('PR2', 'PR4', 'PR5') then 'EXTERNAL' else 'OTHER' end as whose
      from looked_after l
     where l.category in ('KINSHIP_FOSTER', 'OTHER_FOSTER')
)
select variant.part, '' as breakdown, {no_case} as case_id, f.child_key as subject_id, 1 as weight, variant.met as in_numerator, variant.counts as in_denominator, null::int as days,
       f.placed_on as from_on, $3::date as to_on
  from fostered f
 cross join lateral (values
           ('IN_HOUSE', f.whose = 'IN_HOUSE', f.whose <> 'OTHER', f.category = 'OTHER_FOSTER'),
           ('IN_HOUSE_WITH_KINSHIP', f.whose = 'IN_HOUSE', f.whose <> 'OTHER', true),
           ('EXTERNAL', f.whose = 'EXTERNAL', false, f.category = 'OTHER_FOSTER'),
           ('EXTERNAL_WITH_KINSHIP', f.whose = 'EXTERNAL', false, true),
           ('OTHER_PROVIDER', f.whose = 'OTHER', false, f.category = 'OTHER_FOSTER')
       ) as variant (part, met, counts, about)
 where variant.about and (variant.met or variant.counts)

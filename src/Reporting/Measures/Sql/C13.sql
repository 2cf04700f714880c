-- Children in foster care on the last day, and those of them who are with a long-term foster carer. $1 authority, $3 last day.
with {care}, {looked_after}
select variant.part, '' as breakdown, {no_case} as case_id, l.child_key as subject_id, 1 as weight, l.placement in ('U1', 'U4') as in_numerator, true as in_denominator, null::int as days,
       l.placed_on as from_on, $3::date as to_on
  from looked_after l
 cross join lateral (values ('LONG_TERM', true), ('LONG_TERM_EXTERNAL', coalesce(l.provider, '') in ('PR2', 'PR4', 'PR5'))) as variant (part, counts)
 where l.category in ('KINSHIP_FOSTER', 'OTHER_FOSTER') and variant.counts

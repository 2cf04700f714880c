-- Care and supervision applications issued in the period. $1 authority, $2 first day, $3 last day.
select part.code        as part,
       part.breakdown,
       o.case_id,
       ''               as subject_id,
       1                as weight,
       part.met         as in_numerator,
       part.of          as in_denominator,
       null::int        as days,
       o.letter_on      as from_on,
       o.application_on as to_on
  from {facts}.fgdm_offer_fact o
 cross join lateral (
           select *
             from (values
                      ('COMPLIANT', o.application_kind, o.compliant, true),
                      ('EXEMPT', '', o.exempt, false),
                      ('ISSUED_REGARDLESS', '', o.issued_regardless, false)
                  ) as whole (code, breakdown, met, of)
           union all
           select 'GAPS', gap, true, false
             from unnest(string_to_array(o.gaps, ',')) as gap
       ) as part
 where o.authority = $1 and o.application_on between $2 and $3 and (part.met or part.of)

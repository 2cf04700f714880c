-- Finds the records that may be of the same people. Whatever is left open here (how numbers and names are written) is decided by the
-- service, which compares what this finds: it may find too much, never too little.

-- What a record's enquirers, applicants or carers may share with others, each with a letter for what it is: R reference, E email,
-- T the last digits of the telephone number, B birth date, P postcode. The plan is kept, as the function is plpgsql: it runs on every change.
create function duplicate_keys_of(kind text, document jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(
        select distinct k.key
        from jsonb_array_elements(case kind
                when 'enquiry' then document -> 'enquirers'
                when 'application' then document -> 'people'
                when 'household' then document -> 'carers'
            end) p
        cross join lateral (
            select 'R' || upper(nullif(p.value ->> 'reference', '') collate "und-x-icu")
            union all
            select 'E' || lower(nullif(btrim(p.value ->> 'email'), '') collate "und-x-icu")
            union all
            select 'T' || right(nullif(regexp_replace(p.value ->> 'telephone', '[^0-9]', '', 'g'), ''), 7)
            union all
            select 'B' || (p.value ->> 'birthDate')
            union all
            select 'P' || upper(nullif(regexp_replace(p.value ->> 'postcode', '[^A-Za-z0-9]', '', 'g'), '') collate "und-x-icu")
            union all
            select 'P' || upper(nullif(regexp_replace(a.value ->> 'postcode', '[^A-Za-z0-9]', '', 'g'), '') collate "und-x-icu")
            from jsonb_array_elements(case jsonb_typeof(p.value -> 'addresses') when 'array' then p.value -> 'addresses' end) a
        ) k(key)
        where k.key is not null and (kind <> 'application' or p.value ->> 'kind' = 'Applicant'));
end $$;

alter table cases add column duplicate_keys text[] not null generated always as (duplicate_keys_of(kind, document)) stored;
create index cases_duplicate_keys on cases using gin (duplicate_keys);

-- Records that share any of it with these enquirers, and how much. Under row-level security PostgreSQL keeps "&&" away from indexes, as an
-- operator could leak what it compares. The search therefore runs as the tables' owner and keeps to the session's authority itself.
create function cases_like(enquirers jsonb) returns table (case_id uuid, shared int)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    wanted text[] := public.duplicate_keys_of('enquiry', jsonb_build_object('enquirers', enquirers));
begin
    return query
        select c.case_id, (select count(*)::int from unnest(c.duplicate_keys) k(key) where k.key = any(wanted))
        from public.cases c
        where c.duplicate_keys && wanted and c.authority = current_setting('suite.authority', true);
end $$;
revoke execute on function cases_like(jsonb) from public;
grant execute on function cases_like(jsonb) to $app$;

-- What lists filter, sort and show. The columns are computed by the database from the record itself, so they cannot differ from it.
-- They stand for what is written by the record's own document; what a record does not have, or has not yet, is empty.

-- Names are searched by any three letters of them. The extension is a trusted one: a database's owner may create it.
create extension if not exists pg_trgm;

-- A day as documents write it. A cast from text to date depends on the session and may not be stored; this does not.
create function case_day(day text) returns date immutable strict parallel safe
    return make_date(substr(day, 1, 4)::int, substr(day, 6, 2)::int, substr(day, 9, 2)::int);

-- The functions below are plpgsql because they run on every change of a record: its plan is kept, where one in SQL is read and
-- planned again each time. They are asked only of records that have what they look for.

create function case_texts(texts jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(select jsonb_array_elements_text(texts));
end $$;

-- Records of other services that asked for the help: service and record in one word.
create function case_requesters(document jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(select (r.value ->> 'service') || ' ' || (r.value ->> 'recordId') from jsonb_array_elements(document -> 'requesters') r);
end $$;

-- A decision that the child is due to enter care stands: never corrected, or its last correction lets it stand.
create function case_due_to_enter_care(document jsonb) returns boolean immutable parallel safe language plpgsql as $$
begin
    return exists (
        select from jsonb_array_elements(document #> '{followUp,careRisks}') r
        where coalesce((r.value #>> '{corrections,-1,stands}')::boolean, true));
end $$;

alter table cases
    add column state           text    not null generated always as (coalesce(document ->> 'state', '')) stored,
    add column team            text    not null generated always as (coalesce(document ->> 'team', '')) stored,
    add column worker          text    not null generated always as (coalesce(document ->> 'worker', '')) stored,
    add column restricted      boolean not null generated always as (coalesce((document ->> 'restricted')::boolean, false)) stored,
    add column access          text[]  not null generated always as (case_texts(document -> 'access')) stored,
    add column names           text    not null generated always as (lower(coalesce(document #>> '{child,name}', '') collate "und-x-icu")) stored,
    add column shown_names     text    not null generated always as (coalesce(document #>> '{child,name}', '')) stored,
    add column child_reference text    not null generated always as (coalesce(document #>> '{child,reference}', '')) stored,
    add column family_id       uuid             generated always as ((document ->> 'familyId')::uuid) stored,
    -- By which a list is sorted: when a child was referred, or its return first considered.
    add column listed_on       date             generated always as (case_day(case kind when 'episode' then document ->> 'referredOn' when 'reunification' then document ->> 'openedOn' end)) stored,
    add column crisis          boolean not null generated always as (kind = 'episode' and coalesce((document ->> 'crisis')::boolean, false)) stored,
    add column re_entry        boolean not null generated always as (kind = 'episode' and document ? 'previousEpisodeId') stored,
    add column care_risk       boolean not null generated always as (kind = 'episode' and case_due_to_enter_care(document)) stored,
    add column intensity       text    not null generated always as (case when kind = 'episode' then coalesce(document ->> 'intensity', '') else '' end) stored,
    add column requesters      text[]  not null generated always as (case when kind = 'episode' then case_requesters(document) else '{}' end) stored,
    add column iro             text    not null generated always as (case when kind = 'reunification' then coalesce(document ->> 'iro', '') else '' end) stored,
    add column legal_status    text    not null generated always as (case when kind = 'reunification' then coalesce(document #>> '{legalStatuses,-1,status}', '') else '' end) stored,
    add column risk            text    not null generated always as (case when kind = 'reunification' then coalesce(document #>> '{classifications,-1,risk}', '') else '' end) stored,
    add column route           text    not null generated always as (case when kind = 'reunification' then coalesce(document ->> 'route', '') else '' end) stored,
    add column returned_on     date             generated always as (case when kind = 'reunification' then case_day(document ->> 'returnedOn') end) stored,
    -- At most one is open, and it is the last.
    add column with_parents    boolean not null generated always as (kind = 'reunification' and document #> '{placements,-1}' is not null and document #>> '{placements,-1,endedOn}' is null) stored;

-- A child has one open episode, and one way home, at a time, also when two are opened at once.
create unique index episodes_open_of_child on cases (authority, child_reference)
    where kind = 'episode' and state in ('Referred', 'Panel', 'Accepted', 'Allocated', 'Engaged', 'NotEngaged', 'Active', 'StepDown', 'Escalated');
create unique index reunifications_open_of_child on cases (authority, child_reference) where kind = 'reunification' and state <> 'Closed';

-- Every list runs through the records of one kind in their order. What decides who may know of a record lies in the index, so that
-- counting what fits a filter does not read the records.
create index cases_listed on cases (authority, kind, listed_on, case_id) include (state, team, worker, restricted, access);
create index cases_worker on cases (authority, worker, kind, listed_on, case_id) where worker <> '';
create index cases_iro on cases (authority, iro, listed_on, case_id) where iro <> '';
create index cases_family on cases (authority, family_id) where family_id is not null;
create index cases_child on cases (authority, child_reference, kind, listed_on) where child_reference <> '';
create index cases_requesters on cases using gin (requesters) where requesters <> '{}';
create index cases_names on cases using gin (names gin_trgm_ops);

-- Worklists run through the deadlines in their order, all of them or those of some rules.
drop index due_items_due;
create index due_items_due on due_items (authority, due_on, case_id, rule, subject);
create index due_items_rule on due_items (authority, rule, due_on, case_id, subject);

-- Under row-level security PostgreSQL keeps "like" away from indexes, as an operator could leak what it compares. The
-- search therefore runs as the tables' owner and keeps to the session's authority itself.
create function cases_named(of_kind text, letters text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select case_id from public.cases where kind = of_kind and names like lower(letters collate "und-x-icu") and authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_named(text, text) from public;
grant execute on function cases_named(text, text) to $app$;

-- The same for arrays: the episodes that a record of another service asked for.
create function cases_requested(requester text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select case_id from public.cases where requesters <> ''{}'' and requesters @> array[requester] and authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_requested(text) from public;
grant execute on function cases_requested(text) to $app$;

-- What lists filter, sort and show. The columns are computed by the database from the case itself, so they cannot differ from it.

-- Names are searched by any three letters of them. The extension is a trusted one: a database's owner may create it.
create extension if not exists pg_trgm;

-- A day as documents write it. A cast from text to date depends on the session and may not be stored; this does not.
create function case_day(day text) returns date immutable strict parallel safe
    return make_date(substr(day, 1, 4)::int, substr(day, 6, 2)::int, substr(day, 9, 2)::int);

-- The functions below are plpgsql because they run on every change of a case: its plan is kept, where one in SQL is read and
-- planned again each time (measured: a third of the cost). Names in them are resolved when they run, so they name the schema.

-- Names of children, carers, household and parents in lower case, one a line, in any database locale.
create function case_names(document jsonb) returns text immutable parallel safe language plpgsql as $$
begin
    return lower(coalesce((
        select string_agg(named.value ->> 'name', e'\n' order by named.part, named.ordinality)
        from (
            select 1 as part, c.value, c.ordinality from jsonb_array_elements(document -> 'children') with ordinality c
            union all
            select 2, p.value, p.ordinality from jsonb_array_elements(document -> 'people') with ordinality p
        ) named), '') collate "und-x-icu");
end $$;

create function case_carer_names(document jsonb) returns text immutable parallel safe language plpgsql as $$
begin
    return coalesce((
        select string_agg(p.value ->> 'name', ', ' order by p.ordinality)
        from jsonb_array_elements(document -> 'people') with ordinality p
        where p.value ->> 'kind' = 'ProposedCarer' and p.value ->> 'leftOn' is null), '');
end $$;

create function case_access(document jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(select a.value ->> 'subject' from jsonb_array_elements(document -> 'access') a);
end $$;

create function case_disclosure_access(document jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(select a.value ->> 'subject' from jsonb_array_elements(document -> 'access') a where (a.value ->> 'disclosures')::boolean);
end $$;

create function case_on_hold(document jsonb) returns boolean immutable parallel safe language plpgsql as $$
begin
    return exists (select from jsonb_array_elements(document -> 'holds') h where h.value ->> 'resumedOn' is null);
end $$;

-- Not back yet. What came back but is not decided does not count: that would tell that something was disclosed.
create function case_checks_outstanding(document jsonb) returns int immutable parallel safe language plpgsql as $$
begin
    return (
        select count(*)::int from jsonb_array_elements(document -> 'checks') c
        where (c.value ->> 'required')::boolean
            and c.value ->> 'state' in ('ConsentPending', 'Required', 'Requested', 'InProgress', 'Chased'));
end $$;

-- End of clock K2: the full approval or the order, whichever came first; else the day on which the case ended without either.
create function case_timetable_ended_on(document jsonb) returns date immutable parallel safe language plpgsql as $$
begin
    return coalesce(
        least(
            (select min(public.case_day(d.value ->> 'on')) from jsonb_array_elements(document #> '{assessment,decisions}') d where d.value ->> 'decision' = 'Approve'),
            case when (document #>> '{guardianship,orderMade}')::boolean then public.case_day(document #>> '{guardianship,orderOn}') end),
        public.case_day(document ->> 'endedOn'),
        case when document ->> 'state' in ('Closed', 'NotApproved', 'OrderRefused', 'CarerWithdrew', 'ChildMoved', 'PlacementEnded', 'NotViable')
            then public.case_day(document ->> 'stateSince') end);
end $$;

alter table cases
    add column state                    text    not null generated always as (document ->> 'state') stored,
    add column team                     text    not null generated always as (document ->> 'team') stored,
    add column worker                   text    not null generated always as (document ->> 'worker') stored,
    add column restricted               boolean not null generated always as ((document ->> 'restricted')::boolean) stored,
    add column access                   text[]  not null generated always as (case_access(document)) stored,
    add column disclosure_access        text[]  not null generated always as (case_disclosure_access(document)) stored,
    add column concern_on               date    not null generated always as (case_day(document ->> 'concernOn')) stored,
    add column timetable_ended_on       date             generated always as (case_timetable_ended_on(document)) stored,
    add column approval_last_covered_on date             generated always as (
        case when document #>> '{temporary,state}' in ('Running', 'Extended8W', 'ExtendedIrm') then case_day(document #>> '{temporary,lastCoveredOn}') end) stored,
    add column checks_outstanding       int     not null generated always as (case_checks_outstanding(document)) stored,
    add column child_count              int     not null generated always as (jsonb_array_length(document -> 'children')) stored,
    add column carer_names              text    not null generated always as (case_carer_names(document)) stored,
    add column on_hold                  boolean not null generated always as (case_on_hold(document)) stored,
    add column names                    text    not null generated always as (case_names(document)) stored;

-- Lists of open cases are asked for all day, of closed ones now and then.
create index cases_open on cases (authority, concern_on, case_id) where state <> 'Closed';
create index cases_concern on cases (authority, concern_on, case_id);
create index cases_worker on cases (authority, worker, concern_on, case_id);
create index cases_names on cases using gin (names gin_trgm_ops);

-- Worklists run through the deadlines in their order, all of them or those of some rules.
drop index due_items_due;
create index due_items_due on due_items (authority, due_on, case_id, rule, subject);
create index due_items_rule on due_items (authority, rule, due_on, case_id, subject);

-- Under row-level security PostgreSQL keeps "like" away from indexes, as an operator could leak what it compares. The
-- search therefore runs as the tables' owner and keeps to the session's authority itself.
create function cases_named(letters text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select case_id from public.cases where names like lower(letters collate "und-x-icu") and authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_named(text) from public;
grant execute on function cases_named(text) to $app$;

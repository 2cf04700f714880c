-- What lists filter, sort and show. The columns are computed by the database from the record itself, so they cannot differ from it.
-- They stand for what is written by the record's own document; what a record does not have, or has not yet, is empty.

-- Names are searched by any three letters of them. The extension is a trusted one: a database's owner may create it.
create extension if not exists pg_trgm;

-- A day as documents write it. A cast from text to date depends on the session and may not be stored; this does not.
create function case_day(day text) returns date immutable strict parallel safe
    return make_date(substr(day, 1, 4)::int, substr(day, 6, 2)::int, substr(day, 9, 2)::int);

-- The functions below are plpgsql because they run on every change of a record: its plan is kept, where one in SQL is read and
-- planned again each time (measured for kinship assessment: a third of the cost). They are asked only of records that have what
-- they look for.

-- Whoever can be found by name in a record, in lower case, one a line, in any database locale.
create function case_names(kind text, document jsonb) returns text immutable parallel safe language plpgsql as $$
begin
    return lower(coalesce((
        select string_agg(p.value ->> 'name', e'\n' order by p.ordinality)
        from jsonb_array_elements(case kind
            when 'enquiry' then document -> 'enquirers'
            when 'application' then document -> 'people'
            when 'household' then document -> 'carers' end) with ordinality p), '') collate "und-x-icu");
end $$;

-- Whose record it is: enquirers, applicants, carers. Of a household that ended with its last carer it is those who were.
create function case_shown_names(kind text, document jsonb) returns text immutable parallel safe language plpgsql as $$
begin
    if kind = 'constellation' then
        return coalesce(document ->> 'name', '');
    end if;
    return coalesce((
        select coalesce(
            string_agg(p.value ->> 'name', ', ' order by p.ordinality) filter (where p.value ->> 'leftOn' is null),
            string_agg(p.value ->> 'name', ', ' order by p.ordinality))
        from jsonb_array_elements(case kind
            when 'enquiry' then document -> 'enquirers'
            when 'application' then document -> 'people'
            when 'household' then document -> 'carers' end) with ordinality p
        where kind <> 'application' or p.value ->> 'kind' = 'Applicant'), '');
end $$;

create function case_texts(texts jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(select jsonb_array_elements_text(texts));
end $$;

create function case_on_hold(holds jsonb) returns boolean immutable parallel safe language plpgsql as $$
begin
    return exists (select from jsonb_array_elements(holds) h where h.value ->> 'resumedOn' is null);
end $$;

-- Not back yet. What came back but is not decided does not count: that would tell that something was disclosed.
create function case_checks_outstanding(checks jsonb) returns int immutable parallel safe language plpgsql as $$
begin
    return (
        select count(*)::int from jsonb_array_elements(checks) c
        where (c.value ->> 'required')::boolean
            and c.value ->> 'state' in ('ConsentPending', 'Required', 'Requested', 'InProgress', 'Chased'));
end $$;

create function case_places(places jsonb, status text) returns int immutable parallel safe language plpgsql as $$
begin
    return (select count(*)::int from jsonb_array_elements(places) p where p.value ->> 'status' = status);
end $$;

-- Panels on whose agenda a record is or was.
create function case_panels(document jsonb) returns uuid[] immutable parallel safe language plpgsql as $$
begin
    return array(
        select (document ->> 'panelId')::uuid where document ->> 'panelId' is not null
        union select (p.value)::uuid from jsonb_array_elements_text(document -> 'panelIds') p
        union select (s.value ->> 'panelId')::uuid from jsonb_array_elements(document -> 'sittings') s);
end $$;

alter table cases
    add column state                text     not null generated always as (coalesce(document ->> 'state', '')) stored,
    add column team                 text     not null generated always as (coalesce(document ->> 'team', '')) stored,
    add column worker               text     not null generated always as (coalesce(document ->> 'worker', '')) stored,
    add column restricted           boolean  not null generated always as (coalesce((document ->> 'restricted')::boolean, false)) stored,
    add column access               text[]   not null generated always as (case_texts(document -> 'access')) stored,
    add column names                text     not null generated always as (case when kind in ('enquiry', 'application', 'household') then case_names(kind, document) else '' end) stored,
    add column shown_names          text     not null generated always as (case when kind in ('enquiry', 'application', 'household', 'constellation') then case_shown_names(kind, document) else '' end) stored,
    -- By which a list is sorted: when an enquiry or application came in, a panel meets, a household was approved, a constellation was opened.
    add column listed_on            date              generated always as (case_day(case kind
        when 'enquiry' then document ->> 'receivedOn'
        when 'application' then document ->> 'receivedOn'
        when 'panel' then document ->> 'on'
        when 'household' then document ->> 'approvedOn'
        when 'constellation' then document ->> 'openedOn' end)) stored,
    add column source_code          text     not null generated always as (case when kind = 'enquiry' then coalesce(document ->> 'sourceCode', '') else '' end) stored,
    add column campaign_code        text     not null generated always as (case when kind = 'enquiry' then coalesce(document ->> 'campaignCode', '') else '' end) stored,
    add column channel              text     not null generated always as (case when kind = 'enquiry' then coalesce(document ->> 'channel', '') else '' end) stored,
    add column come_back_on         date              generated always as (case when kind = 'enquiry' then case_day(document ->> 'comeBackOn') end) stored,
    add column route                text     not null generated always as (case when kind in ('application', 'household') then coalesce(document ->> 'route', '') else '' end) stored,
    add column panel_id             uuid              generated always as (case when kind in ('application', 'household') then (document ->> 'panelId')::uuid end) stored,
    add column panels               uuid[]   not null generated always as (case when kind in ('application', 'household') then case_panels(document) else '{}' end) stored,
    add column on_hold              boolean  not null generated always as (case when kind in ('application', 'household') then case_on_hold(document -> 'holds') else false end) stored,
    add column checks_outstanding   int      not null generated always as (case when kind = 'application' then case_checks_outstanding(document -> 'checks') else 0 end) stored,
    add column places_filled        int      not null generated always as (case when kind = 'household' then case_places(document -> 'places', 'Filled') else 0 end) stored,
    add column places_vacant        int      not null generated always as (case when kind = 'household' then case_places(document -> 'places', 'Vacant') else 0 end) stored,
    add column places_not_available int      not null generated always as (case when kind = 'household' then case_places(document -> 'places', 'NotAvailable') else 0 end) stored,
    -- The terms in force are the last.
    add column placement_types      text[]   not null generated always as (case when kind = 'household' then case_texts(document #> '{terms,-1,terms,placementTypes}') else '{}' end) stored,
    add column age_min              int               generated always as (case when kind = 'household' then (document #>> '{terms,-1,terms,ageMin}')::int end) stored,
    add column age_max              int               generated always as (case when kind = 'household' then (document #>> '{terms,-1,terms,ageMax}')::int end) stored,
    add column next_review_on       date              generated always as (case when kind = 'household' then case_day(document ->> 'nextReviewOn') end) stored,
    add column constellation_id     uuid              generated always as (case when kind = 'household' then (document ->> 'constellationId')::uuid end) stored,
    add column constellation_role   text     not null generated always as (case when kind = 'household' then coalesce(document ->> 'constellationRole', '') else '' end) stored;

-- Every list runs through the records of one kind in their order. What most lists ask for has an order of its own: applications
-- that run, households that are approved, those of them with room. What decides who may know of a record lies in the index, so
-- that counting what fits a filter does not read the records.
create index cases_listed on cases (authority, kind, listed_on, case_id) include (state, team, worker, restricted, access);
create index cases_applications_open on cases (authority, listed_on, case_id)
    where kind = 'application' and state not in ('RejectedAtEntry', 'Stage1Declined', 'Approved', 'NotApproved', 'Withdrawn');
create index cases_households_approved on cases (authority, listed_on, case_id)
    where kind = 'household' and state not in ('Resigned', 'Terminated', 'TransferredOut', 'Deceased');
create index cases_households_vacant on cases (authority, listed_on, case_id) where kind = 'household' and places_vacant > 0;
create index cases_worker on cases (authority, worker, kind, listed_on, case_id) where worker <> '';
create index cases_team on cases (authority, team, kind, listed_on, case_id);
create index cases_source on cases (authority, source_code, listed_on, case_id) where kind = 'enquiry';
create index cases_campaign on cases (authority, campaign_code, listed_on, case_id) where kind = 'enquiry' and campaign_code <> '';
create index cases_panel on cases (authority, panel_id) where panel_id is not null;
create index cases_panels on cases using gin (panels) where panels <> '{}';
create index cases_constellation on cases (authority, constellation_id) where constellation_id is not null;
create index cases_constellations_name on cases (authority, shown_names, case_id) where kind = 'constellation';
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

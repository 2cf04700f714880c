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

-- The children, as names or case-management ids; one a line, or in a list.
create function case_children(document jsonb, member text, separator text) returns text immutable parallel safe language plpgsql as $$
begin
    return coalesce((
        select string_agg(c.value ->> member, separator order by c.ordinality)
        from jsonb_array_elements(document -> 'children') with ordinality c), '');
end $$;

-- When the conference itself, not a review of its plan, was held.
create function case_held_on(document jsonb) returns date immutable parallel safe language plpgsql as $$
begin
    return (
        select min(case_day(s.value ->> 'heldOn')) from jsonb_array_elements(document -> 'sessions') s
        where s.value ->> 'kind' = 'Conference' and s.value ->> 'state' = 'Held');
end $$;

-- London day of the next session to come. Documents write instants with their offset, so the session's time zone plays no part.
create function case_scheduled_on(document jsonb) returns date immutable parallel safe language plpgsql as $$
begin
    return (
        select (min((s.value ->> 'scheduledAt')::timestamptz) at time zone 'Europe/London')::date from jsonb_array_elements(document -> 'sessions') s
        where s.value ->> 'state' = 'Scheduled');
end $$;

alter table cases
    add column state            text    not null generated always as (coalesce(document ->> 'state', '')) stored,
    add column team             text    not null generated always as (coalesce(document ->> 'team', '')) stored,
    add column worker           text    not null generated always as (coalesce(document ->> 'worker', '')) stored,
    add column restricted       boolean not null generated always as (coalesce((document ->> 'restricted')::boolean, false)) stored,
    add column access           text[]  not null generated always as (case_texts(document -> 'access')) stored,
    add column names            text    not null generated always as (case when kind in ('conference', 'offer') then lower(case_children(document, 'name', e'\n') collate "und-x-icu") else '' end) stored,
    add column shown_names      text    not null generated always as (case when kind in ('conference', 'offer') then case_children(document, 'name', ', ') else '' end) stored,
    add column child_references text[]  not null generated always as (case when kind in ('conference', 'offer') then string_to_array(case_children(document, 'reference', ','), ',') else '{}' end) stored,
    -- By which a list is sorted: when a family was referred, or the letter went out.
    add column listed_on        date             generated always as (case_day(case kind when 'conference' then document ->> 'referredOn' when 'offer' then document ->> 'letterOn' end)) stored,
    add column reason           text    not null generated always as (case when kind = 'conference' then coalesce(document ->> 'reason', '') else '' end) stored,
    add column urgent           boolean not null generated always as (kind = 'conference' and coalesce((document ->> 'urgent')::boolean, false)) stored,
    add column accepted_on      date             generated always as (case when kind = 'conference' then case_day(document ->> 'acceptedOn') end) stored,
    add column norm_on          date             generated always as (case when kind = 'conference' then case_day(document ->> 'normOn') end) stored,
    add column scheduled_on     date             generated always as (case when kind = 'conference' then case_scheduled_on(document) end) stored,
    add column held_on          date             generated always as (case when kind = 'conference' then case_held_on(document) end) stored,
    add column offer_id         uuid             generated always as (case when kind = 'conference' then (document ->> 'offerId')::uuid end) stored,
    add column conference_id    uuid             generated always as (case when kind = 'offer' then (document ->> 'conferenceId')::uuid end) stored,
    add column application_on   date             generated always as (case when kind = 'offer' then case_day(document #>> '{compliance,applicationOn}') end) stored,
    add column compliant        boolean not null generated always as (kind = 'offer' and coalesce(document #> '{compliance,gaps}' = '[]', false)) stored;

-- Every list runs through the records of one kind in their order; those that wait for a coordinator have one of their own. What
-- decides who may know of a record lies in the index, so that counting what fits a filter does not read the records.
create index cases_listed on cases (authority, kind, listed_on, case_id) include (state, team, worker, restricted, access);
create index cases_waiting on cases (authority, (not urgent), accepted_on, case_id) where kind = 'conference' and state = 'Accepted';
create index cases_worker on cases (authority, worker, kind, listed_on, case_id) where worker <> '';
create index cases_held on cases (authority, held_on, case_id) where held_on is not null;
create index cases_offer on cases (authority, offer_id) where offer_id is not null;
create index cases_children on cases using gin (child_references) where child_references <> '{}';
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

-- The same for arrays: the records of a kind about a child.
create function cases_of_child(of_kind text, reference text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select case_id from public.cases where child_references <> ''{}'' and child_references @> array[reference] and kind = of_kind and authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_of_child(text, text) from public;
grant execute on function cases_of_child(text, text) to $app$;

-- A child is in one offer before proceedings at a time, also when two are recorded at once.
create table open_offer_children (
    authority       text not null,
    child_reference text not null,
    case_id         uuid not null references cases (case_id) on delete cascade,
    constraint open_offer_children_once primary key (authority, child_reference)
);
create index open_offer_children_case on open_offer_children (case_id);

-- Runs as the tables' owner: the service itself has no right to the table.
create function keep_open_offer_children() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from public.open_offer_children o where o.case_id = new.case_id;
    if new.state in ('Offered', 'Accepted', 'Declined', 'Exempt') then
        insert into public.open_offer_children (authority, child_reference, case_id)
        select new.authority, c.reference, new.case_id from unnest(new.child_references) c(reference);
    end if;
    return null;
end $$;
create trigger open_offer_children after insert or update on cases for each row when (new.kind = 'offer') execute function keep_open_offer_children();

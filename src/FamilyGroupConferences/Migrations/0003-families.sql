-- What allocation and referral ask across records: who is of a family, what a coordinator has, what a service asked for.
-- Computed from the documents, as everything beside them.

-- References of the children and siblings of a conference or offer, in capitals: the authority's ids differ by no more.
create function case_family(kind text, document jsonb) returns text[] immutable parallel safe language plpgsql as $$
begin
    return array(
        select distinct upper(r.reference collate "C") from (
            select c.value ->> 'reference' as reference from jsonb_array_elements(document -> 'children') c
            union all select s.value from jsonb_array_elements_text(case when kind = 'conference' then document -> 'siblingReferences' else '[]' end) s) r
        order by 1);
end $$;

alter table cases
    add column family         text[] not null generated always as (case when kind in ('conference', 'offer') then case_family(kind, document) else '{}' end) stored,
    -- Whose conference it is until it is closed; and of those the ones that count in what a post allows.
    add column coordinator_id uuid            generated always as (case when kind = 'conference' and document ->> 'state' not in ('NotAccepted', 'StoodDown', 'Closed')
        then (document ->> 'coordinatorId')::uuid end) stored,
    add column counts_in_post boolean not null generated always as (kind = 'conference'
        and coalesce(document ->> 'state', '') in ('Allocated', 'BaselineDone', 'FamilyDeclined', 'Preparing', 'Scheduled', 'Postponed', 'Cancelled')) stored,
    -- The service and its record, while the conference is open.
    add column requested_by   text            generated always as (case when kind = 'conference' and document ->> 'requestedByService' <> ''
        and document ->> 'state' not in ('NotAccepted', 'StoodDown', 'Closed') then (document ->> 'requestedByService') || ' ' || (document ->> 'requestedByRecordId') end) stored;

create index cases_family on cases using gin (family) where family <> '{}';
create index cases_coordinator on cases (authority, coordinator_id) where coordinator_id is not null;
-- Two calls at once for one record: the second is refused here.
create unique index conferences_requested on cases (authority, requested_by) where requested_by is not null;
-- A child has one conference at a time, also when two are referred, or one is added to another conference, at once.
create table open_conference_children (
    authority       text not null,
    child_reference text not null,
    case_id         uuid not null references cases (case_id) on delete cascade,
    constraint open_conference_children_once primary key (authority, child_reference)
);
create index open_conference_children_case on open_conference_children (case_id);

-- Runs as the tables' owner: the service itself has no right to the table. In the order of the references, so that of two families'
-- referrals neither waits for the other.
create function keep_open_conference_children() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.state in ('NotAccepted', 'StoodDown', 'Closed') then
        delete from public.open_conference_children o where o.case_id = new.case_id;
    else
        delete from public.open_conference_children o where o.case_id = new.case_id and o.child_reference <> all (new.child_references);
        insert into public.open_conference_children (authority, child_reference, case_id)
        select new.authority, c.reference, new.case_id from unnest(new.child_references) c(reference)
        where not exists (select from public.open_conference_children o where o.case_id = new.case_id and o.child_reference = c.reference)
        order by c.reference;
    end if;
    return null;
end $$;
create trigger open_conference_children after insert or update on cases for each row when (new.kind = 'conference') execute function keep_open_conference_children();

-- One record for a coordinator, however often they stop and start again.
create unique index coordinators_subject on cases (authority, (document ->> 'subject')) where kind = 'coordinator';

-- Under row-level security PostgreSQL keeps array operators away from indexes, as an operator could leak what it compares. The
-- search therefore runs as the tables' owner and keeps to the session's authority itself.
create function cases_of_family(of_family text[]) returns table (case_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as 'select c.case_id from public.cases c where c.family <> ''{}'' and c.family && of_family and c.authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_of_family(text[]) from public;
grant execute on function cases_of_family(text[]) to $app$;

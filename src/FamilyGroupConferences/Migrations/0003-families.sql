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
-- One record for a coordinator, however often they stop and start again.
create unique index coordinators_subject on cases (authority, (document ->> 'subject')) where kind = 'coordinator';

-- Under row-level security PostgreSQL keeps array operators away from indexes, as an operator could leak what it compares. The
-- search therefore runs as the tables' owner and keeps to the session's authority itself.
create function cases_of_family(of_family text[]) returns table (case_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as 'select c.case_id from public.cases c where c.family <> ''{}'' and c.family && of_family and c.authority = current_setting(''suite.authority'', true)';
revoke execute on function cases_of_family(text[]) from public;
grant execute on function cases_of_family(text[]) to $app$;

-- Statutory returns (SSDA903): what an authority submitted, year by year, and how that changed.
--
-- A return of one year says what was so from 1 April of the year before to 31 March; an episode still open on 31 March has no end in it. What is known is the newest submission of
-- every year. Rows are kept once: known_from is the load that brought a row as it is, known_to the load that changed it or in which it had vanished, null while it stands. So what was
-- known at any load is read from the same tables, and the order in which years came makes no difference.
--
-- A child is the keyed hash that events carry. A birth date is kept because ages are worked out of it, postcodes and pupil numbers are not.

create schema returns;

-- One row per submission that changed something; load_no orders them.
create table returns.submission (
    authority     text        not null,
    load_no       bigint      not null generated always as identity,
    submission_id uuid        not null,
    return_year   int         not null check (return_year between 2000 and 2100),
    submitted_at  timestamptz not null,
    submitted_on  date        not null, -- in London
    submitted_by  text        not null,
    content_hash  bytea       not null,
    primary key (authority, load_no),
    unique (submission_id)
);

-- How many rows of each table a submission brought, and how many of them were new, changed or gone.
create table returns.submission_table (
    authority  text   not null,
    load_no    bigint not null,
    table_name text   not null,
    rows_read  bigint not null,
    added      bigint not null,
    changed    bigint not null,
    vanished   bigint not null,
    primary key (authority, load_no, table_name)
);

-- What the validation said of a submission: rule code and place, never a value.
create table returns.finding (
    authority  text   not null,
    load_no    bigint not null,
    finding_no int    not null,
    rule_code  text   not null,
    severity   text   not null check (severity in ('WARNING', 'REFUSAL')),
    table_name text   not null,
    row_no     int    not null,
    column_name text  not null,
    child_key  text,
    primary key (authority, load_no, finding_no)
);

-- Each table below: return_year and child_key, its own key, its columns as they were said, known_from and known_to.

create table returns.child (
    authority   text   not null,
    return_year int    not null,
    child_key   text   not null,
    sex         text   not null, -- M, F or U
    born_on     date   not null,
    ethnicity   text   not null,
    is_mother   boolean,
    child_born_on date,
    known_from  bigint not null,
    known_to    bigint,
    primary key (authority, return_year, child_key, known_from)
);

create table returns.episode (
    authority        text   not null,
    return_year      int    not null,
    child_key        text   not null,
    started_on       date   not null, -- DECOM
    reason_started   text   not null, -- RNE
    placement        text   not null, -- PLACE
    legal_status     text   not null, -- LS
    need             text   not null, -- CIN
    provider         text,            -- PLACE_PROVIDER
    ended_on         date,            -- DEC: the first day on which the episode no longer ran
    reason_ended     text,            -- REC
    reason_placement_changed text,
    urn              text,
    distance_miles   numeric(6, 1),   -- from home to the placement, of their postcodes
    placement_authority text,         -- where the placement is, ONS code
    placement_where  text check (placement_where in ('OWN', 'ADJOINING', 'OTHER')),
    known_from       bigint not null,
    known_to         bigint,
    primary key (authority, return_year, child_key, started_on, reason_started, placement, known_from)
);

create table returns.review (
    authority text not null, return_year int not null, child_key text not null,
    reviewed_on date not null, participation text not null, -- PN0 to PN7
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, reviewed_on, known_from)
);

create table returns.uasc (
    authority text not null, return_year int not null, child_key text not null,
    ceased_on date, -- DUC
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, known_from)
);

-- OC2, of children looked after for twelve months on 31 March.
create table returns.health (
    authority text not null, return_year int not null, child_key text not null,
    sdq_score int, sdq_reason text, convicted boolean, health_check boolean, immunisations boolean, teeth_check boolean, health_assessment boolean,
    substance_misuse boolean, intervention_received boolean, intervention_offered boolean,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, known_from)
);

-- OC3, of care leavers.
create table returns.care_leaver (
    authority text not null, return_year int not null, child_key text not null,
    born_on date not null, in_touch text not null, activity text, accommodation text,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, known_from)
);

-- AD1.
create table returns.adoption (
    authority text not null, return_year int not null, child_key text not null,
    decided_on date, matched_on date, by_foster_carer boolean, adopters int, adopters_sex text, adopters_status text,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, known_from)
);

create table returns.placed_for_adoption (
    authority text not null, return_year int not null, child_key text not null,
    placed_on date not null, ceased_on date, reason_ceased text,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, placed_on, known_from)
);

create table returns.previous_permanence (
    authority text not null, return_year int not null, child_key text not null,
    kind text not null, permanence_authority text, dated text, -- as said: the date may hold zz for what is not known
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, known_from)
);

create table returns.missing (
    authority text not null, return_year int not null, child_key text not null,
    started_on date not null, kind text not null, ended_on date, -- M missing, A absent
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, started_on, known_from)
);

create table returns.social_worker (
    authority text not null, return_year int not null, child_key text not null,
    started_on date not null, worker_key text not null, ended_on date, reason text,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, started_on, worker_key, known_from)
);

create table returns.deprivation_of_liberty (
    authority text not null, return_year int not null, child_key text not null,
    started_on date not null, ended_on date,
    known_from bigint not null, known_to bigint,
    primary key (authority, return_year, child_key, started_on, known_from)
);

do $$
declare
    of_a record;
begin
    for of_a in select tablename from pg_tables where schemaname = 'returns' loop
        execute format('alter table returns.%I enable row level security', of_a.tablename);
        execute format('create policy tenant on returns.%1$I to $app$ using (authority = current_setting(''suite.authority'', true)) with check (authority = current_setting(''suite.authority'', true))', of_a.tablename);
        execute format('create policy every_tenant on returns.%I to $worker$ using (true) with check (true)', of_a.tablename);
        execute format('grant select, insert, update on returns.%I to $app$, $worker$', of_a.tablename);
    end loop;
    grant usage on schema returns to $app$, $worker$;
end
$$;

-- What was known at a load ($2; null for now): of every authority's row the version that stood then.
-- A year's row that runs on beyond its 31 March is settled by the next year's submission: it is there again, or it has vanished.

create function returns.episodes_known(of_authority text, at_load bigint) returns setof returns.episode language sql stable as $$
    with years as (
        select distinct return_year from returns.submission where authority = of_authority and (at_load is null or load_no <= at_load)
    ), said as (
        select e.* from returns.episode e
         where e.authority = of_authority
           and (at_load is null and e.known_to is null or e.known_from <= at_load and (e.known_to is null or e.known_to > at_load))
    )
    select s.authority, s.return_year, s.child_key, s.started_on, s.reason_started, s.placement, s.legal_status, s.need, s.provider, s.ended_on, s.reason_ended, s.reason_placement_changed, s.urn,
           s.distance_miles, s.placement_authority, s.placement_where, s.known_from, s.known_to
      from said s
     where (s.ended_on is not null or not exists (select from years y where y.return_year = s.return_year + 1))
       -- The newest year that says the same episode has the last word on it.
       and not exists (select from said n
                        where n.child_key = s.child_key and n.started_on = s.started_on and n.reason_started = s.reason_started and n.placement = s.placement and n.return_year > s.return_year)
$$;
grant execute on function returns.episodes_known(text, bigint) to $app$, $worker$;

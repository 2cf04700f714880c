-- Statutory returns (SSDA903): what an authority submitted, year by year, and how that changed.
--
-- A return of one year says what was so from 1 April of the year before to 31 March; an episode still open on 31 March has no end in it. What is known is the newest submission of
-- every year: a table that it did not hold stands as it was said before. Rows are kept once: known_from is the load that brought a row as it is, known_to the load that changed it or in which it had vanished, null while it stands. So what was
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

-- Where postcodes are, as an authority loaded them from the ONS Postcode Directory: distances and places of placements are worked out of it, and postcodes are not kept with children.
-- A load is written piece by piece beside the one that serves, and then put in its place.
create table returns.postcode_load (
    authority text        not null,
    load_id   uuid        not null,
    edition   text        not null,
    postcodes bigint      not null,
    left_out  bigint      not null,
    loaded_at timestamptz not null,
    loaded_by text        not null,
    serves    boolean     not null,
    primary key (authority, load_id)
);
create unique index postcode_load_serves on returns.postcode_load (authority) where serves;

create table returns.postcode (
    authority text not null,
    load_id   uuid not null,
    postcode  text not null, -- without spaces
    east      int  not null, -- metres on the grid
    north     int  not null,
    area      text not null, -- ONS code of the authority that it is in
    primary key (authority, load_id, postcode)
);

-- Which areas count as the authority's own (a county's districts) and which adjoin it.
create table returns.area (
    authority text not null,
    code      text not null,
    kind      text not null check (kind in ('OWN', 'ADJOINING')),
    primary key (authority, code)
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
    grant delete on returns.postcode, returns.area, returns.postcode_load to $app$;
    grant usage on schema returns to $app$, $worker$;
end
$$;

-- Episodes as known at a load ($2; null for now), each once, whatever years say it.
--
-- The return of a year holds every episode with a day in that year, and of none that ended before. So a later return has the last word on what it speaks of, and says nothing by silence
-- but that something does not run in its year:
--   1. An episode that several years say (same child, start, reason and placement) is as the newest of them says it.
--   2. One that was open on 31 March, while a later year was submitted that does not hold it, ended by then, without a known reason: nobody says that it ran on.
--   3. One on which an episode that a later year alone says begins before it ends, ends where that begins: a move keyed in late, or another code for the same placement. If that begins no later,
--      or both begin a time in care in the same placement (the start was corrected), the later one replaces it.
-- Which rows of one year stand is not decided here: what a new submission of the same year no longer says is closed (known_to).
create function returns.episodes_known(of_authority text, at_load bigint) returns setof returns.episode language sql stable as $$
    with said as (
        select e.* from returns.episode e
         where e.authority = of_authority
           and (at_load is null and e.known_to is null or e.known_from <= at_load and (e.known_to is null or e.known_to > at_load))
    ), newest_year as (
        select max(return_year) as return_year from returns.submission where authority = of_authority and (at_load is null or load_no <= at_load)
    ), once as (
        select distinct on (child_key, started_on, reason_started, placement) * from said order by child_key, started_on, reason_started, placement, return_year desc
    ), followed as (
        select o.*, case when o.ended_on is null and o.return_year < y.return_year then make_date(o.return_year, 4, 1) else o.ended_on end as until,
               (min(to_char(o.started_on, 'YYYYMMDD') || o.reason_started || o.placement) over (partition by o.child_key order by o.return_year range between 1 following and unbounded following)) as follower
          from once o cross join newest_year y
    ), cut as (
        select f.*, to_date(left(f.follower, 8), 'YYYYMMDD') as follower_on, substr(f.follower, 9, 1) as follower_reason, substr(f.follower, 10) as follower_placement from followed f
    )
    select c.authority, c.return_year, c.child_key, c.started_on, c.reason_started, c.placement, c.legal_status, c.need, c.provider,
           case when c.follower_on < coalesce(c.until, 'infinity') then c.follower_on else c.until end,
           case when c.follower_on < coalesce(c.until, 'infinity') then case when c.follower_reason = 'S' then null else 'X1' end else c.reason_ended end,
           c.reason_placement_changed, c.urn, c.distance_miles, c.placement_authority, c.placement_where, c.known_from, c.known_to
      from cut c
     where (c.follower_on is null or c.follower_on > c.started_on or c.follower_on >= coalesce(c.until, 'infinity'))
       and not coalesce(c.follower_on < coalesce(c.until, 'infinity') and c.reason_started = 'S' and c.follower_reason = 'S' and c.follower_placement = c.placement, false)
$$;
grant execute on function returns.episodes_known(text, bigint) to $app$, $worker$;

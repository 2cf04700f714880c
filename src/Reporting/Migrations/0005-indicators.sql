-- What no return and no event holds: indicators from elsewhere (attendance, surveys, workforce), resident children, and what others reached, to compare with.
-- Kept like returns (0004): known_from is the load that brought a row as it is, known_to the load that changed it or took it away.

create schema indicators;

-- One row per file that changed something; load_no orders them.
create table indicators.load (
    authority    text        not null,
    load_no      bigint      not null generated always as identity,
    load_id      uuid        not null,
    kind         text        not null check (kind in ('INDICATORS', 'POPULATION', 'BENCHMARKS')),
    content_hash bytea       not null,
    submitted_at timestamptz not null,
    submitted_on date        not null, -- in London
    submitted_by text        not null,
    primary key (authority, load_no),
    unique (load_id)
);

create table indicators.indicator (
    authority    text   not null,
    measure_id   text   not null,
    part         text   not null,
    breakdown    text   not null,
    period_start date   not null,
    period_end   date   not null,
    numerator    bigint not null,
    denominator  bigint, -- none for a plain count
    source       text   not null,
    known_from   bigint not null,
    known_to     bigint,
    primary key (authority, measure_id, part, breakdown, period_start, period_end, known_from)
);

-- Resident children under 18 in the middle of a year.
create table indicators.population (
    authority    text   not null,
    mid_year     int    not null,
    under_18     int    not null check (under_18 > 0),
    source       text   not null,
    published_on date   not null,
    known_from   bigint not null,
    known_to     bigint,
    primary key (authority, mid_year, published_on, known_from)
);

-- What others reached in a period, as published on a day. A marker stands where there is no number: it is never nought.
create table indicators.benchmark (
    authority       text    not null,
    measure_id      text    not null,
    part            text    not null,
    comparator      text    not null check (comparator in ('ENGLAND', 'REGION', 'STATISTICAL_NEIGHBOURS')),
    statistic       text    not null check (statistic in ('VALUE', 'MEAN', 'MEDIAN')),
    period_start    date    not null,
    period_end      date    not null,
    value           numeric,
    marker          text    check (marker in ('c', 'z', 'x', 'k', 'u', 'low')),
    population_base text    not null,
    source          text    not null,
    published_on    date    not null,
    known_from      bigint  not null,
    known_to        bigint,
    check ((value is null) <> (marker is null)),
    primary key (authority, measure_id, part, comparator, statistic, period_start, period_end, published_on, known_from)
);

do $$
declare
    of_a record;
begin
    for of_a in select tablename from pg_tables where schemaname = 'indicators' loop
        execute format('alter table indicators.%I enable row level security', of_a.tablename);
        execute format('create policy tenant on indicators.%1$I to $app$ using (authority = current_setting(''suite.authority'', true)) with check (authority = current_setting(''suite.authority'', true))', of_a.tablename);
        execute format('create policy every_tenant on indicators.%I to $worker$ using (true) with check (true)', of_a.tablename);
        execute format('grant select, insert, update on indicators.%I to $app$, $worker$', of_a.tablename);
    end loop;
    grant usage on schema indicators to $app$, $worker$;
end
$$;

-- Figures change with what was loaded as they do with events: watchers are told of both. The counter belongs to the worker, so the function runs as its owner.
create function facts_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
    insert into facts_change as held (authority, changes) values (new.authority, 1)
    on conflict (authority) do update set changes = held.changes + 1;
    return null;
end
$$;
create trigger facts_changed after insert on indicators.load for each row execute function facts_changed();
create trigger facts_changed after insert on returns.submission for each row execute function facts_changed();

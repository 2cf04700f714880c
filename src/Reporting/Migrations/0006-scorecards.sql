-- Scorecards: what is published stays as it was, what is worked out once is kept while the facts stand, and what other tools may read.
--
-- Templates, narratives, publications and committees' asks are cases (platform), each one document. Beside them:

create schema scorecards;

-- How often the events of one source changed an authority's facts: figures of one service stand while another one's events come in.
create table facts_source_change (
    authority text   not null,
    source    text   not null,
    changes   bigint not null,
    primary key (authority, source)
);
alter table facts_source_change enable row level security;
create policy tenant       on facts_source_change to $app$    using (authority = current_setting('suite.authority', true));
create policy every_tenant on facts_source_change to $worker$ using (true) with check (true);
grant select                 on facts_source_change to $app$;
grant select, insert, update on facts_source_change to $worker$;

-- Counts acts on an authority's templates and narratives: what watchers of scorecards look at beside the facts.
create table scorecards.change (
    authority text   primary key,
    changes   bigint not null
);

-- A measure worked out over a period, exactly, with the state of everything that it counts. Another state is another result: the row is replaced.
create table scorecards.measure_result (
    authority    text        not null,
    measure_id   text        not null,
    version      int         not null,
    period_start date        not null,
    period_end   date        not null,
    state        text        not null,
    result       bytea       not null,
    worked_at    timestamptz not null,
    primary key (authority, measure_id, version, period_start, period_end)
);
create index measure_result_age on scorecards.measure_result (authority, worked_at);

-- What was published, exactly and as readers of aggregates see it: serialised messages, and the hash over both and what stands beside them.
create table scorecards.published (
    authority         text        not null,
    scorecard_id      uuid        not null,
    revision          int         not null check (revision > 0),
    template_id       uuid        not null,
    template_version  int         not null,
    title             text        not null,
    period_name       text        not null,
    period_start      date        not null,
    period_end        date        not null,
    published_at      timestamptz not null,
    published_on      date        not null, -- in London
    published_by      text        not null,
    reason            text        not null,
    note              text        not null,
    run_id            uuid        not null,
    newest_event_time timestamptz,
    newest_event_id   uuid,
    exact             bytea       not null,
    shown             bytea       not null,
    content_hash      bytea       not null,
    previous_hash     bytea       not null, -- empty of the first publication
    primary key (scorecard_id, revision)
);
create index published_period on scorecards.published (authority, template_id, period_end);

-- The shown snapshot line by line, for other tools. Nothing in it that readers of aggregates do not see.
create table scorecards.published_line (
    authority          text    not null,
    scorecard_id       uuid    not null,
    revision           int     not null,
    line_number        int     not null,
    section            text    not null,
    measure_id         text    not null,
    measure_version    int     not null,
    part               text    not null,
    breakdown          text    not null,
    name               text    not null,
    unit               text    not null,
    polarity           text    not null,
    value              numeric,
    withheld           boolean not null,
    numerator          bigint,
    denominator        bigint,
    rating             text    not null,
    rating_reason      text    not null,
    target             numeric,
    green_limit        numeric,
    amber_limit        numeric,
    target_source      text    not null,
    previous_value     numeric,
    previous_movement  text    not null,
    last_year_value    numeric,
    last_year_movement text    not null,
    owner_role         text    not null,
    owner_post         text    not null,
    due_on             date,
    primary key (scorecard_id, revision, line_number),
    foreign key (scorecard_id, revision) references scorecards.published (scorecard_id, revision)
);

create table scorecards.published_benchmark (
    authority       text not null,
    scorecard_id    uuid not null,
    revision        int  not null,
    line_number     int  not null,
    comparator      text not null,
    statistic       text not null,
    period_start    date not null,
    period_end      date not null,
    value           numeric,
    marker          text not null,
    population_base text not null,
    source          text not null,
    published_on    date not null,
    primary key (scorecard_id, revision, line_number, comparator, statistic),
    foreign key (scorecard_id, revision, line_number) references scorecards.published_line (scorecard_id, revision, line_number)
);

-- Whoever owns the tables keeps to it too.
create function scorecards.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'What was published is never changed.' using errcode = 'insufficient_privilege';
end
$$;

do $$
declare
    of_a text;
begin
    foreach of_a in array array['published', 'published_line', 'published_benchmark'] loop
        execute format('create trigger insert_only before update or delete or truncate on scorecards.%I for each statement execute function scorecards.refuse_change()', of_a);
    end loop;
end
$$;

-- Committees' asks without their texts: lists, and other tools.
create table scorecards.committee_action (
    authority      text not null,
    action_id      uuid primary key,
    committee_code text not null,
    kind           text not null,
    measure_id     text not null,
    asked_on       date not null,
    owner_role     text not null,
    owner_post     text not null,
    due_on         date not null,
    state          text not null,
    answered_on    date,
    closed_on      date,
    outcome        text not null
);
create index committee_action_due on scorecards.committee_action (authority, due_on, action_id);

-- One open narrative for a line, one publication for a period.
create unique index narrative_open_once on cases (authority, (document ->> 'templateId'), (document ->> 'measureId'), (document ->> 'part'), (document ->> 'breakdown'))
    where kind = 'narrative' and document ->> 'closedOn' is null;
create unique index scorecard_published_once on cases (authority, (document ->> 'templateId'), (document ->> 'periodStart'), (document ->> 'periodEnd'))
    where kind = 'scorecard';
create index template_by_name on cases (authority, (document ->> 'name'), case_id) where kind = 'scorecard-template';

do $$
declare
    of_a record;
begin
    for of_a in select tablename from pg_tables where schemaname = 'scorecards' loop
        execute format('alter table scorecards.%I enable row level security', of_a.tablename);
        execute format('create policy tenant on scorecards.%1$I to $app$ using (authority = current_setting(''suite.authority'', true)) with check (authority = current_setting(''suite.authority'', true))', of_a.tablename);
        execute format('create policy every_tenant on scorecards.%I to $worker$ using (true)', of_a.tablename);
        execute format('grant select on scorecards.%I to $app$, $worker$', of_a.tablename);
    end loop;
    grant usage on schema scorecards to $app$, $worker$;
end
$$;

grant insert, update, delete on scorecards.measure_result   to $app$;
grant insert, update         on scorecards.change           to $app$;
grant insert, update         on scorecards.committee_action to $app$;
grant insert                 on scorecards.published, scorecards.published_line, scorecards.published_benchmark to $app$;

-- Which authority a login role reads: whoever signs in cannot choose. A role for a further authority is made a member of $published$ and gets its row here.
create table scorecards.reader (
    login_role name primary key,
    authority  text not null
);

create function scorecards.reader_authority() returns text language sql stable security definer set search_path = pg_catalog as
    'select authority from scorecards.reader where login_role = session_user';
revoke execute on function scorecards.reader_authority() from public;
grant execute on function scorecards.reader_authority() to $published$;

grant usage on schema scorecards to $published$;
grant select (authority, scorecard_id, revision, template_id, template_version, title, period_name, period_start, period_end, published_at, published_on, reason, run_id, newest_event_time, content_hash)
    on scorecards.published to $published$;
grant select on scorecards.published_line, scorecards.published_benchmark, scorecards.committee_action to $published$;

do $$
declare
    of_a text;
begin
    foreach of_a in array array['published', 'published_line', 'published_benchmark', 'committee_action'] loop
        execute format('create policy reader on scorecards.%I for select to $published$ using (authority = scorecards.reader_authority())', of_a);
    end loop;
end
$$;

-- What other tools read. The views run with the reader's own rights, so row-level security shows each reader one authority.
create schema published;
comment on schema published is 'Published scorecards as readers of aggregates see them, with benchmarks and committees'' asks. No row is about a person; counts of 1 to 4 are withheld.';
grant usage on schema published to $published$;

create view published.scorecard with (security_invoker = true) as
select scorecard_id, revision, revision = 1 as first_published,
       revision = max(revision) over (partition by scorecard_id) as newest_revision,
       template_id, template_version, title, authority as authority_code, period_name, period_start, period_end, published_at, published_on,
       reason as revision_reason, run_id, newest_event_time, encode(content_hash, 'hex') as content_hash
  from scorecards.published;

create view published.figure with (security_invoker = true) as
select l.scorecard_id, l.revision, l.line_number, p.template_id, p.period_name, p.period_start, p.period_end, l.section, l.measure_id, l.measure_version, l.part, l.breakdown, l.name, l.unit,
       l.polarity, l.value, l.withheld, l.numerator, l.denominator, l.rating, l.rating_reason, l.target, l.green_limit, l.amber_limit, l.target_source,
       l.previous_value, l.previous_movement, l.last_year_value, l.last_year_movement, l.owner_role, l.owner_post, l.due_on
  from scorecards.published_line l
  join scorecards.published p using (scorecard_id, revision);

create view published.benchmark with (security_invoker = true) as
select scorecard_id, revision, line_number, comparator, statistic, period_start, period_end, value, marker, population_base, source, published_on
  from scorecards.published_benchmark;

create view published.committee_action with (security_invoker = true) as
select action_id, committee_code, kind, measure_id, asked_on, owner_role, owner_post, due_on, state, answered_on, closed_on, outcome,
       coalesce(closed_on, current_date) - asked_on as age_days,
       state = 'OPEN' and due_on < current_date as overdue
  from scorecards.committee_action;

grant select on all tables in schema published to $published$;

comment on view published.scorecard is 'One row for each publication of a scorecard: the first one and every revision.';
comment on column published.scorecard.scorecard_id is 'Id of the template''s scorecard of one period; the same for all its revisions.';
comment on column published.scorecard.revision is 'Number of the publication, from 1.';
comment on column published.scorecard.first_published is 'This is what was published first.';
comment on column published.scorecard.newest_revision is 'This is what stands now.';
comment on column published.scorecard.template_id is 'Id of the template.';
comment on column published.scorecard.template_version is 'Version of the template: which lines, targets and limits.';
comment on column published.scorecard.title is 'Title of the scorecard.';
comment on column published.scorecard.authority_code is 'Code of the authority.';
comment on column published.scorecard.period_name is 'The period in words, for example 2026/27 Q2.';
comment on column published.scorecard.period_start is 'First day of the period.';
comment on column published.scorecard.period_end is 'Last day of the period.';
comment on column published.scorecard.published_at is 'When it was published.';
comment on column published.scorecard.published_on is 'The London day of it.';
comment on column published.scorecard.revision_reason is 'Why it was revised, as a code; empty of the first publication.';
comment on column published.scorecard.run_id is 'The run that worked it out; the audit trail names it.';
comment on column published.scorecard.newest_event_time is 'Record time of the newest event that it includes.';
comment on column published.scorecard.content_hash is 'SHA-256 of the snapshot, in hexadecimal.';

comment on view published.figure is 'One row for each line of each publication, as readers of aggregates see it.';
comment on column published.figure.scorecard_id is 'Id of the scorecard.';
comment on column published.figure.revision is 'Number of the publication.';
comment on column published.figure.line_number is 'Place on the scorecard, from 1.';
comment on column published.figure.template_id is 'Id of the template.';
comment on column published.figure.period_name is 'The period in words.';
comment on column published.figure.period_start is 'First day of the period.';
comment on column published.figure.period_end is 'Last day of the period.';
comment on column published.figure.section is 'Section under which the line stands.';
comment on column published.figure.measure_id is 'Measure, for example K01.';
comment on column published.figure.measure_version is 'Version of the measure''s definition.';
comment on column published.figure.part is 'Part of the measure.';
comment on column published.figure.breakdown is 'What it is broken down by; empty for the whole.';
comment on column published.figure.name is 'Name of the line.';
comment on column published.figure.unit is 'Unit of the value: COUNT, PERCENT, DAYS and others.';
comment on column published.figure.polarity is 'HIGH_GOOD, LOW_GOOD or NEUTRAL.';
comment on column published.figure.value is 'The value, rounded half up; null if there is none or it is withheld.';
comment on column published.figure.withheld is 'The value is withheld because it would tell of 1 to 4.';
comment on column published.figure.numerator is 'Numerator; null if withheld.';
comment on column published.figure.denominator is 'Denominator; null if withheld.';
comment on column published.figure.rating is 'GREEN, AMBER, RED or UNSPECIFIED.';
comment on column published.figure.rating_reason is 'Why there is no rating: NEUTRAL, NO_LIMITS, NO_VALUE or WITHHELD.';
comment on column published.figure.target is 'Target; null if there is none.';
comment on column published.figure.green_limit is 'Green limit, which belongs to green.';
comment on column published.figure.amber_limit is 'Amber limit, which belongs to amber.';
comment on column published.figure.target_source is 'Where target and limits come from.';
comment on column published.figure.previous_value is 'Value of the period before; null if there is none or it is withheld.';
comment on column published.figure.previous_movement is 'BETTER, WORSE, SAME, HIGHER, LOWER or NOT_COMPARABLE, against the period before.';
comment on column published.figure.last_year_value is 'Value of the same period a year before; null if there is none or it is withheld.';
comment on column published.figure.last_year_movement is 'The same as previous_movement, against the year before.';
comment on column published.figure.owner_role is 'Role that answers for the line''s open narrative; empty if there is none.';
comment on column published.figure.owner_post is 'Number of the post; never a name.';
comment on column published.figure.due_on is 'Day by which it is to be better.';

comment on view published.benchmark is 'What others reached, beside each line, with the vintage that was compared with.';
comment on column published.benchmark.scorecard_id is 'Id of the scorecard.';
comment on column published.benchmark.revision is 'Number of the publication.';
comment on column published.benchmark.line_number is 'Line that it stands beside.';
comment on column published.benchmark.comparator is 'ENGLAND, REGION or STATISTICAL_NEIGHBOURS.';
comment on column published.benchmark.statistic is 'VALUE, MEAN or MEDIAN.';
comment on column published.benchmark.period_start is 'First day of the benchmark''s own period.';
comment on column published.benchmark.period_end is 'Last day of that period.';
comment on column published.benchmark.value is 'The value as published; null if a marker stands in its place.';
comment on column published.benchmark.marker is 'c, z, x, k, u or low; never nought.';
comment on column published.benchmark.population_base is 'Who was counted.';
comment on column published.benchmark.source is 'Who published it.';
comment on column published.benchmark.published_on is 'When.';

comment on view published.committee_action is 'What committees ask for, without the texts.';
comment on column published.committee_action.action_id is 'Id.';
comment on column published.committee_action.committee_code is 'Which committee.';
comment on column published.committee_action.kind is 'ACTION or RECOMMENDATION.';
comment on column published.committee_action.measure_id is 'Measure that it is about; may be empty.';
comment on column published.committee_action.asked_on is 'When it asked.';
comment on column published.committee_action.owner_role is 'Role that answers for it.';
comment on column published.committee_action.owner_post is 'Number of the post; never a name.';
comment on column published.committee_action.due_on is 'Day by which it is to be answered.';
comment on column published.committee_action.state is 'OPEN, ANSWERED or CLOSED.';
comment on column published.committee_action.answered_on is 'When it was answered.';
comment on column published.committee_action.closed_on is 'When it was closed.';
comment on column published.committee_action.outcome is 'DONE, NOT_ACCEPTED or OVERTAKEN; empty while it is not closed.';
comment on column published.committee_action.age_days is 'Days from the ask to its closing, or to today.';
comment on column published.committee_action.overdue is 'Open, and its day has passed.';

-- The facts that came out of the kinship events, twice: facts_a and facts_b. One serves; a rebuild fills the other and then
-- the two change places (README, "Facts").
--
-- Every group of columns that one kind of event sets carries the case's version that set it (…_seq, 0 = not yet): a later
-- arrival of an older event leaves the group alone, so the facts depend on the set of events and on nothing else.

create schema facts_a;
create schema facts_b;

-- One row per case with its milestone dates.
create table facts_a.kinship_case_fact (
    authority               text   not null,
    case_id                 uuid   not null,

    opened_seq              bigint not null,
    concern_on              date,
    source                  text,
    arrangement             text,
    child_count             int,
    household_size          int,
    historic_entry          boolean,

    team_seq                bigint not null,
    team                    text,

    hold_seq                bigint not null,
    held_on                 date,
    hold_reason             text,
    resumed_seq             bigint not null,
    resumed_on              date,

    viability_started_seq   bigint not null,
    viability_started_on    date,
    first_viability_seq     bigint not null,
    first_viable            boolean,
    first_viability_on      date,
    viability_seq           bigint not null,
    viable                  boolean,
    viability_on            date,
    challenged_seq          bigint not null,
    challenged_on           date,

    route_seq               bigint not null,
    route                   text,
    guardianship_alongside  boolean,
    route_on                date,

    temporary_seq           bigint not null,
    temporary_on            date,
    temporary_placed_on     date,
    temporary_until         date,
    temporary_declined_seq  bigint not null,
    temporary_declined_on   date,
    expired_seq             bigint not null,
    uncovered_from          date,

    stage_one_seq           bigint not null,
    stage_one_on            date,
    stage_two_seq           bigint not null,
    stage_two_on            date,
    report_seq              bigint not null,
    report_kind             text,
    report_on               date,
    panel_listed_seq        bigint not null,
    panel_listed_for        date,
    panel_seq               bigint not null,
    panel_on                date,
    panel_recommendation    text,

    approved_seq            bigint not null,
    approved_on             date,
    approved_carers         int,
    approved_children       int,
    representations_seq     bigint not null,
    representations_on      date,
    independent_review_seq  bigint not null,
    independent_review_on   date,

    guardianship_report_seq bigint not null,
    guardianship_report_on  date,
    guardianship_order_seq  bigint not null,
    guardianship_order_on   date,
    arrangements_order_seq  bigint not null,
    arrangements_order_on   date,

    withdrawn_seq           bigint not null,
    withdrawn_on            date,
    withdrawal_reason       text,
    moved_seq               bigint not null,
    moved_on                date,
    destination             text,
    closed_seq              bigint not null,
    closed_on               date,
    closure_code            text,

    primary key (authority, case_id)
);

-- One row per check: how far it is and when; never what came back.
create table facts_a.kinship_check_fact (
    authority     text   not null,
    case_id       uuid   not null,
    check_id      text   not null,
    progress_seq  bigint not null,
    check_type    text,
    subject_kind  text,
    police_force  text,
    required      boolean,
    progress      text,
    progress_on   date,
    submitted_on  date,
    received_on   date,
    requested_seq bigint not null,
    requested_on  date,
    settled_seq   bigint not null,
    settled_on    date,
    primary key (authority, case_id, check_id)
);

-- One row per child of a case, by its key.
create table facts_a.kinship_child_fact (
    authority           text   not null,
    case_id             uuid   not null,
    child_key           text   not null,
    first_placed_seq    bigint not null,
    placed_on           date,
    placement_seq       bigint not null,
    placement_code      text,
    placement_code_on   date,
    ended_seq           bigint not null,
    ended_on            date,
    end_reason          text,
    worker_view_seq     bigint not null,
    worker_view_on      date,
    reviewer_view_seq   bigint not null,
    reviewer_view_on    date,
    primary key (authority, case_id, child_key)
);

create table facts_a.kinship_milestone_fact (
    authority   text   not null,
    case_id     uuid   not null,
    milestone   text   not null,
    reached_seq bigint not null,
    reached_on  date,
    primary key (authority, case_id, milestone)
);

create table facts_a.kinship_review_fact (
    authority text   not null,
    case_id   uuid   not null,
    review    text   not null,
    held_seq  bigint not null,
    due_on    date,
    held_on   date,
    primary key (authority, case_id, review)
);

-- One row per decision, extension or plan: what was so on a past day must still be found after a later one.
create table facts_a.kinship_viability_fact (
    authority  text    not null,
    case_id    uuid    not null,
    event_seq  bigint  not null,
    viable     boolean not null,
    decided_on date    not null,
    primary key (authority, case_id, event_seq)
);

create table facts_a.kinship_extension_fact (
    authority       text   not null,
    case_id         uuid   not null,
    event_seq       bigint not null,
    kind            text   not null,
    extended_on     date   not null,
    last_covered_on date,
    primary key (authority, case_id, event_seq)
);

create table facts_a.kinship_decision_fact (
    authority      text    not null,
    case_id        uuid    not null,
    event_seq      bigint  not null,
    decision       text    not null,
    decided_on     date    not null,
    at_stage_one   boolean not null,
    voice_recorded boolean not null,
    carer_count    int     not null,
    primary key (authority, case_id, event_seq)
);

create table facts_a.kinship_support_fact (
    authority        text    not null,
    case_id          uuid    not null,
    event_seq        bigint  not null,
    planned_on       date    not null,
    training_offered boolean not null,
    parity           boolean not null,
    primary key (authority, case_id, event_seq)
);

-- The newest event of each authority that the facts include.
create table facts_a.newest_event (
    authority  text        primary key,
    event_time timestamptz not null,
    event_id   uuid        not null
);

-- Which of the two serves.
create table facts_serving (
    only_row boolean primary key default true check (only_row),
    build    text    not null,
    slot     text    not null check (slot in ('facts_a', 'facts_b'))
);
insert into facts_serving (build, slot) values ('initial', 'facts_a');

-- Rebuilds, the running one among them: at most one at a time.
create table facts_rebuild (
    build          uuid        primary key,
    request_id     uuid        not null unique,
    slot           text        not null check (slot in ('facts_a', 'facts_b')),
    state          text        not null check (state in ('READING', 'SWITCHING', 'DONE', 'FAILED')),
    position       text        not null,
    events_read    bigint      not null,
    cases          bigint      not null,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    failure_reason text        not null,
    taken_up       int         not null
);
create unique index facts_rebuild_running on facts_rebuild ((true)) where state in ('READING', 'SWITCHING');

-- Counts commits that changed an authority's facts: what watchers look at.
create table facts_change (
    authority text   primary key,
    changes   bigint not null
);

grant select                         on facts_serving, facts_rebuild to $app$;
grant select, update                 on facts_serving                to $worker$;
grant select, insert, update         on facts_rebuild, facts_change  to $worker$;

do $$
declare
    of_a record;
    slot text;
begin
    for of_a in select tablename from pg_tables where schemaname = 'facts_a' loop
        execute format('create table facts_b.%1$I (like facts_a.%1$I including all)', of_a.tablename);
        foreach slot in array array['facts_a', 'facts_b'] loop
            execute format('alter table %I.%I enable row level security', slot, of_a.tablename);
            execute format('create policy tenant on %I.%I to $app$ using (authority = current_setting(''suite.authority'', true))', slot, of_a.tablename);
            execute format('create policy every_tenant on %I.%I to $worker$ using (true)', slot, of_a.tablename);
            execute format('grant select on %I.%I to $app$', slot, of_a.tablename);
            execute format('grant select, insert, update, truncate on %I.%I to $worker$', slot, of_a.tablename);
        end loop;
    end loop;
    grant usage on schema facts_a, facts_b to $app$, $worker$;
end
$$;

alter table facts_change enable row level security;
create policy every_tenant on facts_change to $worker$ using (true);

-- The facts that came out of FosteringRecruitment's events, in both slots, with the same rules as those of kinship (0001). case_id is the
-- record that the event is about: an enquiry, an application, a household, a panel or the reference data.

-- One row per enquiry: its source and how far it came.
create table facts_a.fostering_enquiry_fact (
    authority         text    not null,
    case_id           uuid    not null,
    received_seq      bigint  not null,
    received_on       date,
    source            text,
    channel           text,
    campaign          text,
    enquirer_count    int,
    respond_by        date,
    visit_by          date,
    historic_entry    boolean,
    responded_seq     bigint  not null,
    responded_on      date,
    booked_seq        bigint  not null,
    booked_on         date,
    visit_on          date,
    visited_seq       bigint  not null,
    visited_on        date,
    screened_seq      bigint  not null,
    screening_outcome text,
    screening_reason  text,
    screened_on       date,
    come_back_on      date,
    invited_seq       bigint  not null,
    invited_on        date,
    signposted_seq    bigint  not null,
    signposted_on     date,
    destination       text,
    withdrawn_seq     bigint  not null,
    withdrawn_on      date,
    withdrawal_code   text,
    applied_seq       bigint  not null,
    applied_on        date,
    application_id    uuid,
    primary key (authority, case_id)
);

-- One row per application with its milestone dates. What happens again (a stage after a panel, a second decision) does not move them.
create table facts_a.fostering_application_fact (
    authority               text    not null,
    case_id                 uuid    not null,
    received_seq            bigint  not null,
    route                   text,
    received_on             date,
    enquired_on             date,
    source                  text,
    channel                 text,
    campaign                text,
    applicant_count         int,
    panel_due_on            date,
    historic_entry          boolean,
    rejected_seq            bigint  not null,
    rejected_on             date,
    stage_one_opened_seq    bigint  not null,
    stage_one_opened_on     date,
    stage_one_target_on     date,
    stage_one_completed_seq bigint  not null,
    stage_one_completed_on  date,
    stage_two_begun_seq     bigint  not null,
    stage_two_begun_on      date,
    stage_two_target_on     date,
    stage_two_completed_seq bigint  not null,
    stage_two_completed_on  date,
    report_seq              bigint  not null,
    report_kind             text,
    report_on               date,
    recommended_seq         bigint  not null,
    recommended_on          date,
    recommendation          text,
    recommended_in_time     boolean,
    first_decision_seq      bigint  not null,
    first_decided_on        date,
    first_decision          text,
    approved_seq            bigint  not null,
    approved_on             date,
    household_id            uuid,
    not_approved_seq        bigint  not null,
    not_approved_on         date,
    withdrawn_seq           bigint  not null,
    withdrawn_on            date,
    withdrawal_code         text,
    withdrawn_from          text,
    primary key (authority, case_id)
);

-- One row per check: how far it is and when; never what came back.
create table facts_a.fostering_check_fact (
    authority     text    not null,
    case_id       uuid    not null,
    check_id      text    not null,
    progress_seq  bigint  not null,
    check_type    text,
    subject_kind  text,
    police_force  text,
    required      boolean,
    stage         int,
    progress      text,
    progress_on   date,
    submitted_on  date,
    received_on   date,
    requested_seq bigint  not null,
    requested_on  date,
    settled_seq   bigint  not null,
    settled_on    date,
    primary key (authority, case_id, check_id)
);

-- One row per household of the register: how it came onto it, when its next review is due, and how it left it.
create table facts_a.fostering_household_fact (
    authority            text    not null,
    case_id              uuid    not null,
    registered_seq       bigint  not null,
    route                text,
    approved_on          date,
    application_id       uuid,
    kinship_case_id      uuid,
    carer_count          int,
    places               int,
    historic_entry       boolean,
    next_review_seq      bigint  not null,
    next_review_due_on   date,
    resigned_seq         bigint  not null,
    resigned_on          date,
    approval_ends_on     date,
    resignation_reason   text,
    transfer_seq         bigint  not null,
    transfer_notified_on date,
    ended_seq            bigint  not null,
    ended_state          text,
    ended_on             date,
    ended_reason         text,
    ended_carer_count    int,
    ended_places         int,
    primary key (authority, case_id)
);

-- Terms of approval from a day on: what held on a past day must still be found after a change.
create table facts_a.fostering_terms_fact (
    authority       text    not null,
    case_id         uuid    not null,
    event_seq       bigint  not null,
    from_on         date    not null,
    places          int     not null,
    age_min         int     not null,
    age_max         int     not null,
    placement_types text    not null,
    primary key (authority, case_id, event_seq)
);

-- What one place was used for from a day on; no status: there is no such place any more.
create table facts_a.fostering_place_fact (
    authority    text    not null,
    case_id      uuid    not null,
    event_seq    bigint  not null,
    place_number int     not null,
    status       text    not null,
    reason       text    not null,
    status_on    date    not null,
    staying_put  boolean not null,
    primary key (authority, case_id, event_seq)
);

-- One row per placement of a child, by its key.
create table facts_a.fostering_placement_fact (
    authority           text    not null,
    case_id             uuid    not null,
    placement_id        text    not null,
    placed_seq          bigint  not null,
    child_key           text,
    placed_on           date,
    placement_type      text,
    age_band            text,
    outside_terms       boolean,
    outside_terms_until date,
    sibling_group       text,
    ended_seq           bigint  not null,
    ended_on            date,
    end_reason          text,
    breached_seq        bigint  not null,
    breached_on         date,
    primary key (authority, case_id, placement_id)
);

-- One row per review that was held, by its number.
create table facts_a.fostering_review_fact (
    authority       text    not null,
    case_id         uuid    not null,
    review          text    not null,
    held_seq        bigint  not null,
    due_on          date,
    held_on         date,
    brought_forward boolean,
    recommendation  text,
    confirmed_seq   bigint  not null,
    confirmed_on    date,
    primary key (authority, case_id, review)
);

-- One row per qualifying determination about a household.
create table facts_a.fostering_proposal_fact (
    authority            text    not null,
    case_id              uuid    not null,
    proposal_id          text    not null,
    made_seq             bigint  not null,
    kind                 text,
    determined_on        date,
    determination_due_on date,
    decided_seq          bigint  not null,
    outcome              text,
    decided_on           date,
    by_silence           boolean,
    primary key (authority, case_id, proposal_id)
);

-- One row per matter looked into: when, never what came of it.
create table facts_a.fostering_investigation_fact (
    authority        text    not null,
    case_id          uuid    not null,
    investigation_id text    not null,
    opened_seq       bigint  not null,
    kind             text,
    opened_on        date,
    closed_seq       bigint  not null,
    closed_on        date,
    primary key (authority, case_id, investigation_id)
);

-- Decisions on applications.
create table facts_a.fostering_decision_fact (
    authority     text    not null,
    case_id       uuid    not null,
    event_seq     bigint  not null,
    decision      text    not null,
    decided_on    date    not null,
    at_stage_one  boolean not null,
    by_silence    boolean not null,
    against_panel boolean not null,
    carer_count   int     not null,
    places        int     not null,
    primary key (authority, case_id, event_seq)
);

-- Matters listed for a panel (no recommendation) and recommended on by one.
create table facts_a.fostering_panel_fact (
    authority      text    not null,
    case_id        uuid    not null,
    event_seq      bigint  not null,
    panel_id       text    not null,
    panel_on       date    not null,
    matter         text    not null,
    recommendation text    not null,
    in_time        boolean not null,
    primary key (authority, case_id, event_seq)
);

-- One row per meeting of a panel.
create table facts_a.fostering_meeting_fact (
    authority     text    not null,
    case_id       uuid    not null,
    scheduled_seq bigint  not null,
    scheduled_for date,
    joint         boolean,
    capacity      int,
    held_seq      bigint  not null,
    held_on       date,
    attended      int,
    cancelled_seq bigint  not null,
    cancelled_on  date,
    primary key (authority, case_id)
);

-- Holds and challenges: HOLD_STARTED, HOLD_ENDED, REPRESENTATIONS, INDEPENDENT_REVIEW.
create table facts_a.fostering_pause_fact (
    authority   text    not null,
    case_id     uuid    not null,
    event_seq   bigint  not null,
    kind        text    not null,
    reason      text    not null,
    happened_on date    not null,
    primary key (authority, case_id, event_seq)
);

-- Places needed, one row for each kind and age band of a list and one, without a kind, for the list itself.
create table facts_a.fostering_need_fact (
    authority      text    not null,
    case_id        uuid    not null,
    need           text    not null,
    event_seq      bigint  not null,
    from_on        date    not null,
    placement_type text    not null,
    age_band       text    not null,
    places         int     not null,
    primary key (authority, case_id, need, event_seq)
);

-- What measures of a period look for. Those of a day read every household or place of the authority.
create index on facts_a.fostering_enquiry_fact (authority, received_on);
create index on facts_a.fostering_application_fact (authority, received_on);
create index on facts_a.fostering_application_fact (authority, recommended_on);
create index on facts_a.fostering_application_fact (authority, first_decided_on);
create index on facts_a.fostering_application_fact (authority, stage_one_completed_on);
create index on facts_a.fostering_application_fact (authority, least(approved_on, not_approved_on, rejected_on, withdrawn_on));
create index on facts_a.fostering_household_fact (authority, approved_on);
create index on facts_a.fostering_household_fact (authority, ended_on);
create index on facts_a.fostering_household_fact (authority, next_review_due_on);
create index on facts_a.fostering_review_fact (authority, due_on);
create index on facts_a.fostering_place_fact (authority, case_id, place_number, status_on desc, event_seq desc);
create index on facts_a.fostering_need_fact (authority, from_on);

-- The newest event of each source: a figure says which one of its own source it includes.
alter table facts_a.newest_event add column source text not null default '/kinship-assessment';
alter table facts_a.newest_event alter column source drop default, drop constraint newest_event_pkey, add primary key (authority, source);
alter table facts_b.newest_event add column source text not null default '/kinship-assessment';
alter table facts_b.newest_event alter column source drop default, drop constraint newest_event_pkey, add primary key (authority, source);

-- How far a rebuild has read each source; a source that it has not begun has no row.
create table facts_rebuild_source (
    build       uuid   not null references facts_rebuild,
    source      text   not null,
    position    text   not null,
    events_read bigint not null,
    cases       bigint not null,
    primary key (build, source)
);
insert into facts_rebuild_source (build, source, position, events_read, cases)
select build, '/kinship-assessment', position, events_read, cases from facts_rebuild;
alter table facts_rebuild drop column position, drop column events_read, drop column cases;

grant select                 on facts_rebuild_source to $app$;
grant select, insert, update on facts_rebuild_source to $worker$;

do $$
declare
    of_a record;
    slot text;
begin
    for of_a in select tablename from pg_tables where schemaname = 'facts_a' and tablename like 'fostering%' loop
        execute format('create table facts_b.%1$I (like facts_a.%1$I including all)', of_a.tablename);
        foreach slot in array array['facts_a', 'facts_b'] loop
            execute format('alter table %I.%I enable row level security', slot, of_a.tablename);
            execute format('create policy tenant on %I.%I to $app$ using (authority = current_setting(''suite.authority'', true))', slot, of_a.tablename);
            execute format('create policy every_tenant on %I.%I to $worker$ using (true)', slot, of_a.tablename);
            execute format('grant select on %I.%I to $app$', slot, of_a.tablename);
            execute format('grant select, insert, update, truncate on %I.%I to $worker$', slot, of_a.tablename);
        end loop;
    end loop;
end
$$;

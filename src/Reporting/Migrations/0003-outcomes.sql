-- The facts that came out of the events of FamilyGroupConferences and EdgeOfCare, in both slots, with the same rules as those of kinship (0001).
-- case_id is the record that the event is about: a conference, an offer, a coordinator, an episode or a reunification.

-- Of children, whichever service announced it; service is that service's name.

-- One row per decision that a child was due to enter care.
create table facts_a.care_risk_fact (
    authority    text   not null,
    case_id      uuid   not null,
    care_risk_id text   not null,
    decided_seq  bigint not null,
    service      text,
    child_key    text,
    decided_on   date,
    risk_source  text,
    primary key (authority, case_id, care_risk_id)
);

-- Corrections of such decisions: each counts from its day on.
create table facts_a.care_risk_correction_fact (
    authority    text    not null,
    case_id      uuid    not null,
    event_seq    bigint  not null,
    child_key    text    not null,
    care_risk_id text    not null,
    corrected_on date    not null,
    stands       boolean not null,
    primary key (authority, case_id, event_seq)
);

-- One row per time looked after. until_on and known_until are the first day not looked after; a spell that was withdrawn never was.
create table facts_a.looked_after_fact (
    authority     text    not null,
    case_id       uuid    not null,
    spell_id      text    not null,
    started_seq   bigint  not null,
    service       text,
    child_key     text,
    from_on       date,
    legal_status  text,
    known_until   date,
    ended_seq     bigint  not null,
    until_on      date,
    withdrawn_seq bigint  not null,
    withdrawn     boolean,
    primary key (authority, case_id, spell_id)
);

-- When outcome reviews are due: what was said last counts. Without a day there is no such review any more.
create table facts_a.outcome_due_fact (
    authority   text   not null,
    case_id     uuid   not null,
    review      text   not null,
    event_seq   bigint not null,
    service     text   not null,
    child_key   text   not null,
    point       text   not null,
    anchor_kind text   not null,
    anchor_on   date,
    due_on      date,
    primary key (authority, case_id, review, event_seq)
);

-- Answers of outcome reviews, corrected ones among them.
create table facts_a.outcome_answer_fact (
    authority      text    not null,
    case_id        uuid    not null,
    event_seq      bigint  not null,
    service        text    not null,
    child_key      text    not null,
    point          text    not null,
    reviewed_on    date    not null,
    outcome        text    not null,
    completed      boolean not null,
    looked_after   boolean not null,
    in_proceedings boolean not null,
    corrects       boolean not null,
    primary key (authority, case_id, event_seq)
);

-- The children of a record whose events do not all name them. joined_on is empty of those who were there from the beginning.
create table facts_a.case_child_fact (
    authority  text   not null,
    case_id    uuid   not null,
    child_key  text   not null,
    joined_seq bigint not null,
    joined_on  date,
    primary key (authority, case_id, child_key)
);

-- Milestones of children's journeys; without a child's key the milestone is every child's of the record.
create table facts_a.journey_fact (
    authority   text   not null,
    case_id     uuid   not null,
    entry       text   not null,
    event_seq   bigint not null,
    service     text   not null,
    child_key   text   not null,
    happened_on date   not null,
    milestone   text   not null,
    detail      text   not null,
    primary key (authority, case_id, entry, event_seq)
);

-- Of conferences.

-- One row per conference with its milestone dates.
create table facts_a.conference_fact (
    authority            text    not null,
    case_id              uuid    not null,
    referred_seq         bigint  not null,
    referral_reason      text,
    offered_on           date,
    referred_on          date,
    urgent               boolean,
    requested_by         text,
    child_count          int,
    historic_entry       boolean,
    screened_seq         bigint  not null,
    accepted             boolean,
    not_accepted_reason  text,
    screened_on          date,
    allocated_seq        bigint  not null,
    coordinator_key      text,
    allocated_on         date,
    baseline_seq         bigint  not null,
    baseline_on          date,
    baseline_in_time     boolean,
    consented_seq        bigint  not null,
    consented_on         date,
    declined_seq         bigint  not null,
    declined_on          date,
    stood_down_seq       bigint  not null,
    stood_down_on        date,
    stand_down_reason    text,
    held_seq             bigint  not null,
    held_on              date,
    accepted_on          date,
    within_norm          boolean,
    children_four_up     int,
    children_taking_part int,
    family_participants  int,
    paternal_participants int,
    professionals        int,
    plan_made_seq        bigint  not null,
    plan_made_on         date,
    no_plan_seq          bigint  not null,
    no_plan_on           date,
    agreed_seq           bigint  not null,
    agreed_on            date,
    agreement            text,
    not_agreed_seq       bigint  not null,
    not_agreed_on        date,
    closed_seq           bigint  not null,
    closed_on            date,
    closure_code         text,
    primary key (authority, case_id)
);

-- One row per session that was held: the conference, or a review.
create table facts_a.conference_session_fact (
    authority      text   not null,
    case_id        uuid   not null,
    session_id     text   not null,
    held_seq       bigint not null,
    session_kind   text,
    held_on        date,
    feedback_asked int,
    primary key (authority, case_id, session_id)
);

-- One row per review conference, by its number: when due, and when held.
create table facts_a.conference_review_fact (
    authority   text   not null,
    case_id     uuid   not null,
    review      text   not null,
    due_seq     bigint not null,
    due_on      date,
    held_seq    bigint not null,
    held_due_on date,
    held_on     date,
    finding     text,
    primary key (authority, case_id, review)
);

-- One row per form: scores, and what the manager said the comment is about; never the comment.
create table facts_a.conference_feedback_fact (
    authority    text    not null,
    case_id      uuid    not null,
    feedback_id  text    not null,
    received_seq bigint  not null,
    session_id   text,
    session_kind text,
    session_on   date,
    family       boolean,
    prepared     int,
    heard        int,
    plan_is_ours int,
    recommend    int,
    has_comment  boolean,
    received_on  date,
    themes_seq   bigint  not null,
    themes       text,
    tone         text,
    primary key (authority, case_id, feedback_id)
);

-- People who were asked and gave no feedback.
create table facts_a.conference_no_feedback_fact (
    authority    text    not null,
    case_id      uuid    not null,
    event_seq    bigint  not null,
    session_id   text    not null,
    session_kind text    not null,
    session_on   date    not null,
    family       boolean not null,
    asked_on     date    not null,
    primary key (authority, case_id, event_seq)
);

-- Coordinators' posts from a day on, in hundredths of a full one.
create table facts_a.coordinator_post_fact (
    authority       text   not null,
    case_id         uuid   not null,
    event_seq       bigint not null,
    coordinator_key text   not null,
    from_on         date   not null,
    fte_hundredths  int    not null,
    primary key (authority, case_id, event_seq)
);

-- One row per offer before proceedings (Children Act 1989 s.31ZA), with the application that followed.
create table facts_a.fgdm_offer_fact (
    authority         text    not null,
    case_id           uuid    not null,
    made_seq          bigint  not null,
    letter_on         date,
    offer_in_letter   boolean,
    offered_to        int,
    child_count       int,
    exempted_seq      bigint  not null,
    exempted_on       date,
    exemption_stage   text,
    application_seq   bigint  not null,
    application_on    date,
    application_kind  text,
    compliant         boolean,
    exempt            boolean,
    duty_in_force     boolean,
    gaps              text,
    issued_regardless boolean,
    ended_seq         bigint  not null,
    ended_on          date,
    primary key (authority, case_id)
);

-- Of edge of care.

-- One row per episode with its milestone dates.
create table facts_a.episode_fact (
    authority           text    not null,
    case_id             uuid    not null,
    opened_seq          bigint  not null,
    child_key           text,
    family_id           text,
    referred_on         date,
    crisis              boolean,
    openness            text,
    requested_by        text,
    historic_entry      boolean,
    reopened_seq        bigint  not null,
    previous_episode_id uuid,
    re_referred_on      date,
    panel_seq           bigint  not null,
    accepted            boolean,
    panel_on            date,
    withdrawn_seq       bigint  not null,
    withdrawn_on        date,
    allocated_seq       bigint  not null,
    allocated_on        date,
    crisis_seq          bigint  not null,
    crisis_in_time      boolean,
    visited_seq         bigint  not null,
    visited_on          date,
    visit_in_time       boolean,
    engaged_seq         bigint  not null,
    engaged             boolean,
    engaged_on          date,
    active_seq          bigint  not null,
    active_on           date,
    stepped_down_seq    bigint  not null,
    stepped_down_on     date,
    stepped_down_to     text,
    escalated_seq       bigint  not null,
    escalated_on        date,
    resumed_seq         bigint  not null,
    resumed_on          date,
    closed_seq          bigint  not null,
    closed_on           date,
    closure_code        text,
    primary key (authority, case_id)
);

-- One row per goal.
create table facts_a.episode_goal_fact (
    authority  text    not null,
    case_id    uuid    not null,
    goal_id    text    not null,
    set_seq    bigint  not null,
    set_on     date,
    closed_seq bigint  not null,
    closed_on  date,
    at_target  boolean,
    primary key (authority, case_id, goal_id)
);

-- One row per intervention: what was planned, and delivered so far.
create table facts_a.episode_intervention_fact (
    authority          text   not null,
    case_id            uuid   not null,
    intervention_id    text   not null,
    planned_seq        bigint not null,
    intervention_type  text,
    intensity          text,
    planned_sessions   int,
    start_on           date,
    delivered_seq      bigint not null,
    delivered_sessions int,
    delivered_minutes  int,
    missed_sessions    int,
    ended_seq          bigint not null,
    ended_on           date,
    ended_how          text,
    primary key (authority, case_id, intervention_id)
);

-- One row per reunification: where it stands.
create table facts_a.reunification_fact (
    authority text   not null,
    case_id   uuid   not null,
    state_seq bigint not null,
    child_key text,
    state     text,
    state_on  date,
    round     int,
    closure   text,
    primary key (authority, case_id)
);

-- Returns home; a child may return more than once.
create table facts_a.reunification_return_fact (
    authority   text   not null,
    case_id     uuid   not null,
    event_seq   bigint not null,
    child_key   text   not null,
    returned_on date   not null,
    route       text   not null,
    risk        text   not null,
    primary key (authority, case_id, event_seq)
);

-- Returns that ended in care again.
create table facts_a.reunification_re_entry_fact (
    authority     text   not null,
    case_id       uuid   not null,
    event_seq     bigint not null,
    child_key     text   not null,
    re_entered_on date   not null,
    returned_on   date,
    legal_status  text   not null,
    primary key (authority, case_id, event_seq)
);

-- One row per placement with parents (P1) with its first and last day. What was said last of its end counts.
create table facts_a.placement_with_parents_fact (
    authority    text    not null,
    case_id      uuid    not null,
    placement_id text    not null,
    placed_seq   bigint  not null,
    child_key    text,
    placed_on    date,
    legal_status text,
    immediate    boolean,
    ended_seq    bigint  not null,
    ended_on     date,
    ended_how    text,
    primary key (authority, case_id, placement_id)
);

-- What measures of a period, and journeys, look for.
create index on facts_a.care_risk_fact (authority, decided_on);
create index on facts_a.looked_after_fact (authority, child_key);
create index on facts_a.placement_with_parents_fact (authority, child_key);
create index on facts_a.kinship_child_fact (authority, child_key);
create index on facts_a.outcome_due_fact (authority, due_on);
create index on facts_a.outcome_answer_fact (authority, case_id, child_key, point);
create index on facts_a.case_child_fact (authority, child_key);
create index on facts_a.journey_fact (authority, child_key, happened_on);
create index on facts_a.conference_fact (authority, referred_on);
create index on facts_a.conference_fact (authority, offered_on);
create index on facts_a.conference_fact (authority, held_on);
create index on facts_a.conference_session_fact (authority, held_on);
create index on facts_a.conference_feedback_fact (authority, session_on);
create index on facts_a.conference_no_feedback_fact (authority, session_on);
create index on facts_a.fgdm_offer_fact (authority, application_on);
create index on facts_a.episode_fact (authority, closed_on);
create index on facts_a.episode_fact (authority, previous_episode_id);
create index on facts_a.episode_goal_fact (authority, closed_on);
create index on facts_a.reunification_return_fact (authority, returned_on);
create index on facts_b.kinship_child_fact (authority, child_key);

do $$
declare
    of_a record;
    slot text;
begin
    for of_a in select a.tablename from pg_tables a
                 where a.schemaname = 'facts_a' and not exists (select from pg_tables b where b.schemaname = 'facts_b' and b.tablename = a.tablename) loop
        execute format('create table facts_b.%1$I (like facts_a.%1$I including all)', of_a.tablename);
        foreach slot in array array['facts_a', 'facts_b'] loop
            execute format('alter table %I.%I enable row level security', slot, of_a.tablename);
            execute format('create policy tenant on %I.%I to $app$ using (authority = current_setting(''suite.authority'', true))', slot, of_a.tablename);
            execute format('create policy every_tenant on %I.%I to $worker$ using (true)', slot, of_a.tablename);
            execute format('grant select on %I.%I to $app$', slot, of_a.tablename);
            execute format('grant select, insert, update, truncate on %I.%I to $worker$', slot, of_a.tablename);
        end loop;
    end loop;

    -- The days on which a child was in care, first and last included; without a last day it still is. Short breaks are support, not care. A child
    -- whom KinshipAssessment placed with kinship foster carers is looked after (Care Planning Regulations 2010, regulations 22 and 24) until the
    -- placement ends or an order is made. Read with the reader's own rights.
    foreach slot in array array['facts_a', 'facts_b'] loop
        execute format('
            create view %1$I.child_in_care with (security_invoker = true) as
            select s.authority, s.child_key, s.from_on,
                   case when coalesce(s.until_on, s.known_until) is not null then greatest(s.from_on, coalesce(s.until_on, s.known_until) - 1) end as last_on
              from %1$I.looked_after_fact s
             where s.from_on is not null and s.legal_status <> ''SECTION_20_SHORT_BREAKS'' and s.withdrawn is not true
            union all
            select c.authority, c.child_key, stay.from_on, least(stay.last_on, least(k.guardianship_order_on, k.arrangements_order_on) - 1)
              from %1$I.kinship_child_fact c
              left join %1$I.kinship_case_fact k on k.authority = c.authority and k.case_id = c.case_id
             cross join lateral (values
                       (c.placed_on, c.ended_on),
                       (case when c.ended_seq > 0 and c.ended_seq < c.placement_seq then c.placement_code_on end, null::date)
                   ) as stay (from_on, last_on)
             where stay.from_on is not null', slot);
        execute format('grant select on %I.child_in_care to $app$', slot);
    end loop;
end
$$;

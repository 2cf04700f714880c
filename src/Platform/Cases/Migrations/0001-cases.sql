-- The tables behind CaseStore. $app$ and $worker$ are the service's two login roles:
-- the first serves callers and sees one authority at a time (row-level security), the second runs the suite's own jobs
-- (relay, deadline watch, purge) and sees all. Neither owns a table.

create table cases (
    case_id        uuid        primary key,
    authority      text        not null,
    version        bigint      not null,
    schema_version int         not null,
    document       jsonb       not null,
    opened_at      timestamptz not null,
    changed_at     timestamptz not null
);

-- Append-only. The primary key is what decides a race between two commands on one case: the second insert of a version
-- cannot commit. (xid, seq) is the order of delivery; see ADR 0003 for why seq alone would lose events.
create table events (
    case_id      uuid        not null,
    version      bigint      not null,
    authority    text        not null,
    event_id     uuid        not null,
    type         text        not null,
    data         jsonb       not null,
    actor_role   text        not null,
    trace_parent text        not null,
    recorded_at  timestamptz not null,
    seq          bigint      generated always as identity,
    xid          xid8        not null default pg_current_xact_id(),
    primary key (case_id, version)
);
create index events_delivery on events (xid, seq);

-- Every open deadline of every case; next_warn_on is the next day on which the deadline watch must look at the case.
create table due_items (
    case_id      uuid not null,
    rule         text not null,
    subject      text not null,
    authority    text not null,
    due_on       date not null,
    next_warn_on date,
    blocked_by   text not null,
    citation     text not null,
    primary key (case_id, rule, subject)
);
create index due_items_due on due_items (authority, due_on);
create index due_items_watch on due_items (next_warn_on) where next_warn_on is not null;

-- The remembered answer to a request id, for seven days.
create table requests (
    authority   text        not null,
    request_id  uuid        not null,
    fingerprint bytea       not null,
    case_id     uuid        not null,
    answer      bytea       not null,
    made_at     timestamptz not null,
    primary key (authority, request_id)
);
create index requests_made_at on requests using brin (made_at);

-- Who did, was refused or read what. Insert-only: no role of the service may read, change or delete it.
create table audit (
    audit_id   bigint      generated always as identity primary key,
    at         timestamptz not null,
    authority  text        not null,
    subject    text        not null,
    actor      text        not null,
    roles      text        not null,
    rpc        text        not null,
    case_id    uuid,
    request_id uuid,
    outcome    text        not null,
    reason     text        not null,
    purpose    text        not null
);

create table relay_checkpoint (
    relay      text        primary key,
    xid        xid8        not null,
    seq        bigint      not null,
    changed_at timestamptz not null
);

alter table cases     enable row level security;
alter table events    enable row level security;
alter table due_items enable row level security;
alter table requests  enable row level security;
alter table audit     enable row level security;

create policy tenant on cases     to $app$ using (authority = current_setting('suite.authority', true));
create policy tenant on events    to $app$ using (authority = current_setting('suite.authority', true));
create policy tenant on due_items to $app$ using (authority = current_setting('suite.authority', true));
create policy tenant on requests  to $app$ using (authority = current_setting('suite.authority', true));
create policy tenant on audit     to $app$ using (authority = current_setting('suite.authority', true));

create policy every_tenant on cases     to $worker$ using (true);
create policy every_tenant on events    to $worker$ using (true);
create policy every_tenant on due_items to $worker$ using (true);
create policy every_tenant on requests  to $worker$ using (true);
create policy every_tenant on audit     to $worker$ using (true);

grant select, insert, update         on cases     to $app$;
grant select, insert                 on events    to $app$;
grant select, insert, update, delete on due_items to $app$;
grant select, insert                 on requests  to $app$;
grant insert                         on audit     to $app$;

grant select                 on cases, events, due_items to $worker$;
grant select, delete         on requests                 to $worker$;
grant insert                 on audit                    to $worker$;
grant select, insert, update on relay_checkpoint         to $worker$;

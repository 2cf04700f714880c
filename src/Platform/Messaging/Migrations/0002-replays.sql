-- Replays of events into subscribers' queues: how far each is, so that a call that broke off goes on and one that ended is not done again.
create table event_replays (
    authority   text        not null,
    request_id  uuid        not null,
    fingerprint bytea       not null,
    queue       text        not null,
    at_xid      xid8        not null,
    at_seq      bigint      not null,
    until_xid   xid8        not null,
    until_seq   bigint      not null,
    events      bigint      not null default 0,
    begun_at    timestamptz not null default now(),
    moved_at    timestamptz not null default now(),
    primary key (authority, request_id)
);

alter table event_replays enable row level security;
create policy every_tenant on event_replays to $worker$ using (true);

grant select, insert on event_replays to $worker$;
grant update (at_xid, at_seq, events, moved_at) on event_replays to $worker$;

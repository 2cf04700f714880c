-- The calls that cases need another service to answer; the relay of the asks makes them after the commit.
-- next_try_at is also the lease: whoever claims an ask puts it off. All times are this server's own.
create table asks (
    ask_id       uuid        primary key,
    case_id      uuid        not null,
    authority    text        not null,
    kind         text        not null,
    asked_by     text        not null,
    trace_parent text        not null,
    asked_at     timestamptz not null default now(),
    next_try_at  timestamptz not null default now(),
    attempts     int         not null default 0,
    last_status  text        not null default ''
);
create index asks_due on asks (kind, next_try_at);

alter table asks enable row level security;
create policy tenant       on asks to $app$    using (authority = current_setting('suite.authority', true));
create policy every_tenant on asks to $worker$ using (true);

grant select, insert, delete                                on asks to $app$;
grant select, update (next_try_at, attempts, last_status)   on asks to $worker$;

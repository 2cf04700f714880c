-- The events that a consumer has handled: written in the transaction of their effect, so that what comes twice counts once.
-- consumer is the queue's name: two consumers of one database each see every event.
create table inbox (
    consumer text        not null,
    source   text        not null,
    event_id uuid        not null,
    seen_at  timestamptz not null default now(),
    primary key (consumer, source, event_id)
);
create index inbox_seen_at on inbox using brin (seen_at);

grant select, insert, delete on inbox to $worker$;

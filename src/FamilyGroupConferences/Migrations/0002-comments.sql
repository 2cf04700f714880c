-- Comments are looked for by month: a conference without any is not opened for it.
alter table cases
    add column commented boolean not null generated always as
        (kind = 'conference' and jsonb_path_exists(document, '$.feedback[*] ? (@.comment != "")')) stored;
create index cases_commented on cases (authority) where commented;

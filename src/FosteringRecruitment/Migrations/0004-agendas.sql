-- Which panels have looked at an application or household: what an agenda still shows once they recommended. Computed by the
-- database from the record itself, so that an agenda reads the records on it and no others.
create function case_heard_by(document jsonb) returns uuid[] immutable parallel safe language plpgsql as $$
begin
    return array(
        select (p.value #>> '{}')::uuid from jsonb_array_elements(document -> 'panelIds') p
        union
        select (s.value ->> 'panelId')::uuid from jsonb_array_elements(document -> 'sittings') s);
end $$;

alter table cases
    add column heard_by uuid[] not null generated always as (case when kind in ('application', 'household') then case_heard_by(document) else '{}' end) stored;

-- Kind and birthday of each child who fills a place: [["ShortTerm", "2019-05-04"], …]. plpgsql for its kept plan, as in 0001.
create function case_placed_children(document jsonb) returns jsonb immutable parallel safe language plpgsql as $$
begin
    return coalesce((
        select jsonb_agg(jsonb_build_array(p.value ->> 'type', p.value ->> 'birthDate'))
        from jsonb_array_elements(document -> 'placements') p
        where exists (select from jsonb_array_elements(document -> 'places') o where o.value ->> 'placementId' = p.value ->> 'id')), '[]');
end $$;

alter table cases
    -- Kinship places are for named children alone; after the end of an approval there are none.
    add column places_counted    boolean not null generated always as (
        kind = 'household' and coalesce(document ->> 'route', '') <> 'Kinship' and coalesce(document ->> 'ended', 'Unspecified') = 'Unspecified') stored,
    add column placed_children   jsonb            generated always as (case when kind = 'household' then case_placed_children(document) end) stored,
    add column constellation_seat int             generated always as (case when kind = 'household' then (document ->> 'constellationSeat')::int end) stored;

create index cases_places_counted on cases (authority) where places_counted;

-- One hub (seat 0) and at most ten satellites (seats 1 to 10), also when two households join at the same time.
create unique index cases_constellation_seats on cases (authority, constellation_id, constellation_seat) where constellation_seat is not null;

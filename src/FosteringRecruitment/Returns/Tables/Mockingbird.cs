using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Mockingbird(ReportingYear year) : Section(year)
{
    readonly SortedSet<Guid> _constellations = [];
    readonly Tally<(Guid, ConstellationRole)> _homes = new();

    public override void Take(Constellation constellation)
    {
        if (constellation.OpenedOn <= To && !(constellation.ClosedOn <= To))
            _constellations.Add(constellation.Id);
    }

    public override void Take(HouseholdInYear household)
    {
        if (household.IsApprovedAt(To) && household.ConstellationAt(To) is ({ Length: > 0 } constellation, var role))
            _homes.Add((Guid.Parse(constellation), role));
    }

    public override Sheet Sheet() => new("MOCKINGBIRD", "Mockingbird constellations on 31 March",
        [
            new("CONSTELLATION_ID", "Opaque id of the constellation"),
            new("HUBS", "Hub homes: 1, or 0 where it has none"),
            new("SATELLITES", "Satellite homes"),
            new("COMPLETE", $"YES with a hub home and {PlaceRules.FewestSatellites} to {PlaceRules.MostSatellites} satellites, else NO"),
        ],
        [.. _constellations.Select(id =>
        {
            var (hubs, satellites) = (_homes[(id, ConstellationRole.Hub)], _homes[(id, ConstellationRole.Satellite)]);
            return new Cell[] { id, hubs, satellites, hubs == 1 && satellites is >= PlaceRules.FewestSatellites and <= PlaceRules.MostSatellites ? "YES" : "NO" };
        })]);
}

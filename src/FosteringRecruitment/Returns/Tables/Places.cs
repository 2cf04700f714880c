using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Returns.Tables;

sealed class Places(ReportingYear year) : Section(year)
{
    readonly Tally<(FosteringRoute Route, PlaceStatus Status, PlaceReason Reason, bool StayingPut)> _counts = new();

    public override void Take(HouseholdInYear household)
    {
        if (!household.IsApprovedAt(To))
            return;
        foreach (var place in household.PlacesAt(To))
            _counts.Add((household.Record.Route, place.Status, place.Reason, place.StayingPut));
    }

    public override Sheet Sheet() => new("PLACES", "Approved places on 31 March",
        [
            new("ROUTE", "Mainstream fostering, kinship foster care or short breaks"),
            new("STATUS", "Filled, vacant or not available; together the places approved"),
            new("REASON", "Why not available; STAYING_PUT where a young person of 18 or over fills it"),
            new("PLACES", "How many places"),
        ],
        [.. _counts.Counts.Select(c => new Cell[]
        {
            Codes.Of(c.Key.Route), Codes.Of(c.Key.Status), c.Key.StayingPut ? "STAYING_PUT" : c.Key.Reason is PlaceReason.Unspecified ? "" : Codes.Of(c.Key.Reason), c.Value,
        })]);
}

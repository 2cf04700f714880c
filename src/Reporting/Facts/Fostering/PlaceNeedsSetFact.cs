using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>How many places are needed from a day on. The row without a kind stands for the list itself, which may be empty.</summary>
sealed class PlaceNeedsSetFact : IFactOf<PlaceNeedsSet>
{
    public void Apply(PlaceNeedsSet happened, EventMeta meta, FactBatch facts)
    {
        var from = happened.FromDate.RequiredDay();
        facts.Add(FosteringTables.Needs, NeedFact.Event, meta, new(from, "", "", 0));
        foreach (var need in happened.Needs)
        {
            var (type, band) = (need.PlacementType.ToCode(), need.AgeBand.ToCode());
            facts.Add(FosteringTables.Needs, NeedFact.Event, meta, new(from, type, band, need.Places), part: $"{type} {band}");
        }
    }
}

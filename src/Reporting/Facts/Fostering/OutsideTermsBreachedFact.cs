using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>An emergency placement outside terms is past its time.</summary>
sealed class OutsideTermsBreachedFact : IFactOf<OutsideTermsBreached>
{
    public void Apply(OutsideTermsBreached happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Placements, meta, happened.PlacementId).Set(PlacementFact.Breached, meta.Sequence, new(happened.BreachDate.ToDay()));
}

using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The next review is due early (F09).</summary>
sealed class ReviewBroughtForwardFact : IFactOf<ReviewBroughtForward>
{
    public void Apply(ReviewBroughtForward happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Households, meta).Set(HouseholdFact.NextReview, meta.Sequence, new(happened.DueDate.ToDay()));
}

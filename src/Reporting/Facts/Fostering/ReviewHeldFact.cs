using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A review was held, in time or not (F09); it says when the next one is due.</summary>
sealed class ReviewHeldFact : IFactOf<ReviewHeld>
{
    public void Apply(ReviewHeld happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(FosteringTables.Reviews, meta, $"{happened.Number}").Set(ReviewFact.Held, meta.Sequence,
            new(happened.DueDate.ToDay(), happened.HeldDate.ToDay(), happened.BroughtForward, happened.Recommendation.ToCode()));
        facts.Row(FosteringTables.Households, meta).Set(HouseholdFact.NextReview, meta.Sequence, new(happened.NextDueDate.ToDay()));
    }
}

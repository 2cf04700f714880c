using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>After a review the approval was confirmed.</summary>
sealed class ReviewConfirmedFact : IFactOf<ReviewConfirmed>
{
    public void Apply(ReviewConfirmed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Reviews, meta, $"{happened.Number}").Set(ReviewFact.Confirmed, meta.Sequence, new(happened.ConfirmedDate.ToDay()));
}

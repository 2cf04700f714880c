using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A review of the looked-after child.</summary>
sealed class ReviewHeldFact : IFactOf<ReviewHeld>
{
    public void Apply(ReviewHeld happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Reviews, meta, $"{happened.Number}").Set(ReviewFact.Held, meta.Sequence, new(happened.DueDate.ToDay(), happened.ReviewDate.ToDay()));
}

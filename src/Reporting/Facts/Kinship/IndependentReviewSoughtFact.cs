using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers went to the independent review mechanism.</summary>
sealed class IndependentReviewSoughtFact : IFactOf<IndependentReviewSought>
{
    public void Apply(IndependentReviewSought happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.IndependentReview, meta.Sequence, new(happened.AppliedDate.ToDay()));
}

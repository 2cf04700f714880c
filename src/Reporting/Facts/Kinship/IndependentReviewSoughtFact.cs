using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers went to the independent review mechanism.</summary>
sealed class IndependentReviewSoughtFact : IFactOf<IndependentReviewSought>
{
    public void Apply(IndependentReviewSought happened, EventMeta meta, KinshipFacts facts) =>
        facts.Case(meta).Set(CaseFact.IndependentReview, meta.Sequence, new(happened.AppliedDate.ToDay()));
}

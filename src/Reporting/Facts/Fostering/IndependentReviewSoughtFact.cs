using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The independent review mechanism was applied to.</summary>
sealed class IndependentReviewSoughtFact : IFactOf<IndependentReviewSought>
{
    public void Apply(IndependentReviewSought happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Pauses, PauseFact.Event, meta, new("INDEPENDENT_REVIEW", "", happened.AppliedDate.RequiredDay()));
}

using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The child was heard, or could not be; says by whom, never what.</summary>
sealed class ChildViewRecordedFact : IFactOf<ChildViewRecorded>
{
    public void Apply(ChildViewRecorded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Children, meta, happened.ChildKey).Set(
            happened.TakenBy is ViewTaker.IndependentReviewingOfficer ? ChildFact.ReviewerView : ChildFact.WorkerView, meta.Sequence, new(happened.ViewDate.ToDay()));
}

using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Feedback came in (G09): its scores, and that there is a comment.</summary>
sealed class FeedbackReceivedFact : IFactOf<FeedbackReceived>
{
    public void Apply(FeedbackReceived happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Feedback, meta, happened.FeedbackId).Set(FeedbackFact.Received, meta.Sequence, new(happened.SessionId, happened.SessionKind.ToCode(),
            happened.SessionDate.RequiredDay(), happened.Family, happened.Prepared, happened.Heard, happened.PlanIsOurs, happened.Recommend, happened.HasComment, happened.ReceivedDate.RequiredDay()));
    }
}

using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Somebody was asked and gave no feedback (G09).</summary>
sealed class FeedbackDeclinedFact : IFactOf<FeedbackDeclined>
{
    public void Apply(FeedbackDeclined happened, EventMeta meta, FactBatch facts)
    {
        facts.Add(ConferenceTables.NoFeedback, NoFeedbackFact.Event, meta, new(happened.SessionId, happened.SessionKind.ToCode(), happened.SessionDate.RequiredDay(), happened.Family,
            happened.AskedDate.RequiredDay()));
    }
}

using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A family was referred (G01), after it was offered a conference (G02).</summary>
sealed class ConferenceReferredFact : IFactOf<ConferenceReferred>
{
    public void Apply(ConferenceReferred happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Referred, meta.Sequence, new(happened.Reason.ToCode(), happened.OfferedDate.ToDay(), happened.ReferredDate.RequiredDay(),
            happened.Urgent, happened.RequestedByService, happened.ChildKeys.Count, happened.HistoricEntry));
        foreach (var child in happened.ChildKeys)
            facts.Joins(meta, child);
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.ReferredDate.ToDay(), "REFERRED", happened.Reason.ToCode());
    }
}

using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A conference closed.</summary>
sealed class ConferenceClosedFact : IFactOf<ConferenceClosed>
{
    public void Apply(ConferenceClosed happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Closed, meta.Sequence, new(happened.ClosedDate.RequiredDay(), happened.Code.ToCode()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.ClosedDate.ToDay(), "CONFERENCE_CLOSED", happened.Code.ToCode());
    }
}

using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The conference will not be held.</summary>
sealed class ConferenceStoodDownFact : IFactOf<ConferenceStoodDown>
{
    public void Apply(ConferenceStoodDown happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.StoodDown, meta.Sequence, new(happened.StoodDownDate.ToDay(), happened.Reason.ToCode()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.StoodDownDate.ToDay(), "STOOD_DOWN", happened.Reason.ToCode());
    }
}

using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A child joined the conference: what happens from then on is part of its journey.</summary>
sealed class ChildAddedFact : IFactOf<ChildAdded>
{
    public void Apply(ChildAdded happened, EventMeta meta, FactBatch facts)
    {
        facts.Joins(meta, happened.ChildKey, happened.AddedDate.RequiredDay());
        facts.Milestone(meta, ConferenceEvents.Service, happened.ChildKey, happened.AddedDate.ToDay(), "JOINED");
    }
}

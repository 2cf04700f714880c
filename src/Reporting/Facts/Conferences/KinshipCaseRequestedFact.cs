using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The family proposed carers, and kinship assessment was asked to open a case.</summary>
sealed class KinshipCaseRequestedFact : IFactOf<KinshipCaseRequested>
{
    public void Apply(KinshipCaseRequested happened, EventMeta meta, FactBatch facts)
    {
        foreach (var child in happened.ChildKeys)
            facts.Milestone(meta, ConferenceEvents.Service, child, happened.RequestedDate.ToDay(), "KINSHIP_CASE_REQUESTED");
    }
}

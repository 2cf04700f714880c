using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A family group conference was asked for.</summary>
sealed class ConferenceRequestedFact : IFactOf<ConferenceRequested>
{
    public void Apply(ConferenceRequested happened, EventMeta meta, FactBatch facts) =>
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.RequestedDate.ToDay(), "CONFERENCE_REQUESTED", happened.Reason.ToCode());
}

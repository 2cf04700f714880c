using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A reunification moved on, or back.</summary>
sealed class ReunificationStateChangedFact : IFactOf<ReunificationStateChanged>
{
    public void Apply(ReunificationStateChanged happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Reunifications, meta).Set(ReunificationFact.State, meta.Sequence, new(happened.ChildKey, happened.ToState.ToCode(), happened.ChangedDate.ToDay(), happened.Round,
            happened.Closure is ReunificationClosure.Unspecified ? "" : happened.Closure.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ChangedDate.ToDay(), "REUNIFICATION", happened.ToState.ToCode());
    }
}

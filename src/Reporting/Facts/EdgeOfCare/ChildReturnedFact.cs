using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A child returned home (E08).</summary>
sealed class ChildReturnedFact : IFactOf<ChildReturned>
{
    public void Apply(ChildReturned happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.ReturnedDate.RequiredDay();
        facts.Add(EdgeOfCareTables.Returns, ReturnFact.Event, meta, new(happened.ChildKey, on, happened.Route.ToCode(), happened.Risk.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, on, "RETURNED_HOME", happened.Route.ToCode());
    }
}

using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A child came back into care after a return (E08).</summary>
sealed class ReEnteredFact : IFactOf<ReEntered>
{
    public void Apply(ReEntered happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.ReEntryDate.RequiredDay();
        facts.Add(EdgeOfCareTables.ReEntries, ReEntryFact.Event, meta, new(happened.ChildKey, on, happened.ReturnedDate.ToDay(), happened.LegalStatus.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, on, "RE_ENTERED_CARE", happened.LegalStatus.ToCode());
    }
}

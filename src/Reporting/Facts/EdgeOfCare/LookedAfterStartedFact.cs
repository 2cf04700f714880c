using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The child became looked after (E01 to E05).</summary>
sealed class LookedAfterStartedFact : IFactOf<LookedAfterStarted>
{
    public void Apply(LookedAfterStarted happened, EventMeta meta, FactBatch facts) =>
        facts.LookedAfter(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.SpellId, happened.StartDate.RequiredDay(), happened.LegalStatus.ToCode());
}

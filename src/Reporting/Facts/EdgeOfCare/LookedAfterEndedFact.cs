using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The child is looked after no longer.</summary>
sealed class LookedAfterEndedFact : IFactOf<LookedAfterEnded>
{
    public void Apply(LookedAfterEnded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ChildTables.Spells, meta, happened.SpellId).Set(SpellFact.Ended, meta.Sequence, new(happened.UntilDate.RequiredDay()));
}

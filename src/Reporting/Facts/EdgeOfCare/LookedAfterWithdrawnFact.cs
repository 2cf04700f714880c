using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Such a time was recorded in error: it never was.</summary>
sealed class LookedAfterWithdrawnFact : IFactOf<LookedAfterWithdrawn>
{
    public void Apply(LookedAfterWithdrawn happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ChildTables.Spells, meta, happened.SpellId).Set(SpellFact.Withdrawn, meta.Sequence, new(true));
}

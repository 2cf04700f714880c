using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A child is no longer looked after, or never was.</summary>
sealed class LookedAfterEndedFact : IFactOf<LookedAfterEnded>
{
    public void Apply(LookedAfterEnded happened, EventMeta meta, FactBatch facts)
    {
        var spell = facts.Row(ChildTables.Spells, meta, happened.SpellId);
        if (happened.Mistaken)
            spell.Set(SpellFact.Withdrawn, meta.Sequence, new(true));
        else
            spell.Set(SpellFact.Ended, meta.Sequence, new(happened.UntilDate.RequiredDay()));
    }
}

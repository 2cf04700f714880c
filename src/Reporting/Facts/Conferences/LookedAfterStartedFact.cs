using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A child became looked after (E01 to E05).</summary>
sealed class LookedAfterStartedFact : IFactOf<LookedAfterStarted>
{
    public void Apply(LookedAfterStarted happened, EventMeta meta, FactBatch facts) =>
        facts.LookedAfter(meta, ConferenceEvents.Service, happened.ChildKey, happened.SpellId, happened.FromDate.RequiredDay(), happened.LegalStatus.ToCode(), happened.UntilDate.ToDay());
}

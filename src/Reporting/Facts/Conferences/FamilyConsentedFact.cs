using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The family took the offer up (G02); the first time counts.</summary>
sealed class FamilyConsentedFact : IFactOf<FamilyConsented>
{
    public void Apply(FamilyConsented happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Consented, meta.Sequence, new(happened.ConsentedDate.RequiredDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.ConsentedDate.ToDay(), "CONSENTED");
    }
}

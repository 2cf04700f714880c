using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Other terms from a day on.</summary>
sealed class TermsChangedFact : IFactOf<TermsChanged>
{
    public void Apply(TermsChanged happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Terms, TermsFact.Event, meta, new(happened.EffectiveDate.RequiredDay(), happened.Places, happened.AgeMin, happened.AgeMax, happened.PlacementTypes.ToCodes()));
}

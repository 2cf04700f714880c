using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The family does not want a conference (G02).</summary>
sealed class FamilyDeclinedFact : IFactOf<FamilyDeclined>
{
    public void Apply(FamilyDeclined happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Declined, meta.Sequence, new(happened.DeclinedDate.RequiredDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.DeclinedDate.ToDay(), "DECLINED");
    }
}

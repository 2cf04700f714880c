using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The offer or the meeting was judged not to be in the child's best interests (G11).</summary>
sealed class OfferExemptedFact : IFactOf<OfferExempted>
{
    public void Apply(OfferExempted happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Offers, meta).Set(OfferFact.Exempted, meta.Sequence, new(happened.DecisionDate.ToDay(), happened.Stage.ToCode()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.DecisionDate.ToDay(), "MEETING_EXEMPTED", happened.Stage.ToCode());
    }
}

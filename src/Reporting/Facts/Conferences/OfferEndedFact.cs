using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>No application came of an offer.</summary>
sealed class OfferEndedFact : IFactOf<OfferEnded>
{
    public void Apply(OfferEnded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Offers, meta).Set(OfferFact.Ended, meta.Sequence, new(happened.EndedDate.ToDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.EndedDate.ToDay(), "OFFER_ENDED");
    }
}

using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A meeting was offered before proceedings (G11).</summary>
sealed class OfferMadeFact : IFactOf<OfferMade>
{
    public void Apply(OfferMade happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Offers, meta).Set(OfferFact.Made, meta.Sequence, new(happened.LetterDate.ToDay(), happened.OfferInLetter, happened.OfferedTo, happened.ChildKeys.Count));
        foreach (var child in happened.ChildKeys)
            facts.Joins(meta, child);
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.LetterDate.ToDay(), "MEETING_OFFERED");
    }
}

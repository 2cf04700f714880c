using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Where a child lived at an outcome review (G10).</summary>
sealed class OutcomeReviewedFact : IFactOf<OutcomeReviewed>
{
    public void Apply(OutcomeReviewed happened, EventMeta meta, FactBatch facts)
    {
        facts.OutcomeAnswer(meta, new(ConferenceEvents.Service, happened.ChildKey, happened.Point.ToCode(), happened.ReviewDate.RequiredDay(), happened.Outcome.ToCode(), happened.Completed,
            happened.LookedAfter, happened.InProceedings, happened.Corrects));
    }
}

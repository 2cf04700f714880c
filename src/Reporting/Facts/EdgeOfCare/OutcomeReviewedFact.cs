using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Where the child was at an outcome review (E02 to E05).</summary>
sealed class OutcomeReviewedFact : IFactOf<OutcomeReviewed>
{
    public void Apply(OutcomeReviewed happened, EventMeta meta, FactBatch facts)
    {
        facts.OutcomeAnswer(meta, new(EdgeOfCareEvents.Service, happened.ChildKey, happened.Point.ToCode(), happened.ReviewDate.RequiredDay(), happened.Outcome.ToCode(), happened.Completed,
            happened.LookedAfter, happened.InProceedings, happened.Corrects));
    }
}

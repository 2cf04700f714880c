using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>What became of a return was answered.</summary>
sealed class ReturnReviewedFact : IFactOf<ReturnReviewed>
{
    public void Apply(ReturnReviewed happened, EventMeta meta, FactBatch facts)
    {
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ReviewDate.ToDay(), (happened.Point is ReviewPoint.ThreeMonths ? "RETURN_3M" : "RETURN_6M") + (happened.Corrects ? "_CORRECTED" : ""),
            happened.Outcome.ToCode());
    }
}

using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The first visit to an enquirer.</summary>
sealed class EnquiryVisitedFact : IFactOf<EnquiryVisited>
{
    public void Apply(EnquiryVisited happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Visited, meta.Sequence, new(happened.VisitedDate.ToDay()));
}

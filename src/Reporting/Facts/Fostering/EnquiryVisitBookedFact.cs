using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The initial visit as it was last booked.</summary>
sealed class EnquiryVisitBookedFact : IFactOf<EnquiryVisitBooked>
{
    public void Apply(EnquiryVisitBooked happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Booked, meta.Sequence, new(happened.BookedDate.ToDay(), happened.VisitDate.ToDay()));
}

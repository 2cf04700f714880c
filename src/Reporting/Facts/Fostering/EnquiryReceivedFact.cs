using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Puts an enquiry into its cohort (F01, the recruitment funnel).</summary>
sealed class EnquiryReceivedFact : IFactOf<EnquiryReceived>
{
    public void Apply(EnquiryReceived happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Received, meta.Sequence, new(happened.ReceivedDate.RequiredDay(), happened.SourceCode, happened.Channel.ToCode(), happened.CampaignCode, happened.EnquirerCount, happened.RespondByDate.ToDay(), happened.VisitByDate.ToDay(), happened.HistoricEntry));
}

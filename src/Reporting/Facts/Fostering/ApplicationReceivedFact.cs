using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>First day of the clocks to panel and decision (F02, F06).</summary>
sealed class ApplicationReceivedFact : IFactOf<ApplicationReceived>
{
    public void Apply(ApplicationReceived happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Applications, meta).Set(ApplicationFact.Received, meta.Sequence, new(happened.Route.ToCode(), happened.ReceivedDate.RequiredDay(), happened.EnquiryReceivedDate.ToDay(), happened.SourceCode, happened.Channel.ToCode(), happened.CampaignCode, happened.ApplicantCount, happened.PanelDueDate.ToDay(), happened.HistoricEntry));
}

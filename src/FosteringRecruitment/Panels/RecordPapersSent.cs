using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Records when the papers of a panel went out.</summary>
sealed class RecordPapersSent(CaseStore<Panel> panels, TimeProvider clock)
{
    public Task<RecordPapersSentResponse> Handle(RecordPapersSentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("sent_date", request.SentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return panels.Change(request, caller, actOn: null, (panel, moment) =>
        {
            var events = panel.RecordPapersSent(on);
            return new Changed<RecordPapersSentResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}

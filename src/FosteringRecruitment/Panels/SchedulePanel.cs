using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Schedules a panel.</summary>
sealed class SchedulePanel(CaseStore<Panel> panels)
{
    public Task<SchedulePanelResponse> Handle(SchedulePanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.Date("panel_date", request.PanelDate);
        var members = PanelFields.ReadMembers(fields, request.Members);
        var capacity = fields.Number("capacity", request.Capacity, 0, PanelFields.MostMatters);
        fields.ThrowIfAny();

        return panels.Open(request, caller, moment =>
        {
            var (panel, events) = Panel.Schedule(Guid.CreateVersion7(moment.Now), caller.Authority, on, request.Joint, members, capacity, moment.Today);
            return (panel, new Changed<SchedulePanelResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events));
        }, cancellation);
    }
}

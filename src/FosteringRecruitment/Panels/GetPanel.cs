using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>One panel with its agenda.</summary>
sealed class GetPanel(CaseStore<Panel> panels, PanelReader reader, TimeProvider clock)
{
    public async Task<GetPanelResponse> Handle(GetPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var panelId = fields.Uuid("panel_id", request.PanelId);
        fields.ThrowIfAny();

        // The agenda names people: the read is audited with the panel's id.
        var panel = await panels.Read(panelId, request, caller, purpose: "AGENDA", cancellation);
        return new() { Panel = panel.ToMessage(WorkingCalendar.Today(clock)), Agenda = { await reader.AgendaOf(panelId, caller, cancellation) } };
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Cancels a panel on whose agenda nothing is.</summary>
sealed class CancelPanel(CaseStore<Panel> panels, PanelReader reader)
{
    public async Task<CancelPanelResponse> Handle(CancelPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var panelId = fields.Uuid("panel_id", request.PanelId);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        var matters = await reader.MattersOf(panelId, caller, cancellation);
        return await panels.Change(request, caller, actOn: null, (panel, moment) =>
        {
            var events = panel.Cancel(matters, moment.Today);
            return new Changed<CancelPanelResponse>(() => new() { Panel = panel.ToMessage(moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}

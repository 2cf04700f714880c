using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Puts the application on a panel's agenda.</summary>
sealed class ListForPanel(CaseStore<Application> applications, PanelReader panels, TimeProvider clock)
{
    public async Task<ListForPanelResponse> Handle(ListForPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var panelId = fields.Uuid("panel_id", request.PanelId);
        var on = fields.PastDate("listed_date", request.ListedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        // The panel is judged inside: a retry of what succeeded gets its first answer, though that very act may have filled the panel.
        var open = await panels.Find(panelId, caller, cancellation);
        return await applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var panel = open.ToListFor();
            var events = application.ListForPanel(panelId, panel.On, on);
            return new Changed<ListForPanelResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Lists the case for a fostering panel.</summary>
sealed class ListForPanel(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    const int FarthestPanelDays = 366;

    public Task<ListForPanelResponse> Handle(ListForPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var panelOn = fields.Date("panel_date", request.PanelDate);
        var on = fields.PastDate("listed_date", request.ListedDate, WorkingCalendar.Today(clock));
        fields.Require(panelOn <= on.AddDays(FarthestPanelDays), "panel_date", "must lie within a year of the listing");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ListForPanel(on, panelOn);
            return new Changed<ListForPanelResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

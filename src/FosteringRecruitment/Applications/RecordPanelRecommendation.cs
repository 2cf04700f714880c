using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records what the panel recommended.</summary>
sealed class RecordPanelRecommendation(CaseStore<Application> applications, CaseStore<Panel> panels)
{
    public async Task<RecordPanelRecommendationResponse> Handle(RecordPanelRecommendationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var applicationId = fields.Uuid("application_id", request.ApplicationId);
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        // Which panel it is says the application itself. Nothing is refused here: a retry gets its first answer, and a caller who may
        // not know of the application no other than that there is none.
        var listedFor = (await applications.Find(applicationId, caller, cancellation))?.PanelId;
        var panel = listedFor is { } panelId ? await panels.Find(panelId, caller, cancellation) : null;
        return await applications.Change(request, caller, actOn: panel?.On, (application, moment) =>
        {
            application.RequireState("A recommendation", ApplicationState.PanelListed);
            if (panel is null)
                throw Refuse.NotFound(Panel.NotFoundReason, "There is no such record.");
            var events = application.RecordRecommendation(panel.Id, panel.SittingOn(application.Id) with { Recommendation = recommendation, Reasons = reasons });
            return new Changed<RecordPanelRecommendationResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

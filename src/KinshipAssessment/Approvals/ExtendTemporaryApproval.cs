using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>Extends a temporary approval under regulation 25.</summary>
sealed class ExtendTemporaryApproval(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<ExtendTemporaryApprovalResponse> Handle(ExtendTemporaryApprovalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("extension_date", request.ExtensionDate, today);
        var panelViewsOn = fields.OptionalPastDate("panel_views_date", request.PanelViewsDate, today);
        var iroInformedOn = fields.OptionalPastDate("iro_informed_date", request.IroInformedDate, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ExtendTemporaryApproval(kind, on, request.PlacementStillMostAppropriate, panelViewsOn, iroInformedOn, caller.Subject);
            return new Changed<ExtendTemporaryApprovalResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

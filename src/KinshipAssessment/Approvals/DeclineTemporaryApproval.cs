using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>Decides against a temporary approval.</summary>
sealed class DeclineTemporaryApproval(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<DeclineTemporaryApprovalResponse> Handle(DeclineTemporaryApprovalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.DeclineTemporaryApproval(on, reasons);
            return new Changed<DeclineTemporaryApprovalResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Makes the case a restricted record.</summary>
sealed class RestrictCase(CaseStore<KinshipCase> cases)
{
    public Task<RestrictCaseResponse> Handle(RestrictCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.Restrict();
            return new Changed<RestrictCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}

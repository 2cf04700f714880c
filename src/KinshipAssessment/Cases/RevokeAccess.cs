using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Takes access back.</summary>
sealed class RevokeAccess(CaseStore<KinshipCase> cases)
{
    public Task<RevokeAccessResponse> Handle(RevokeAccessRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subject = fields.Code("subject", request.Subject, max: 128);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.RevokeAccess(subject);
            return new Changed<RevokeAccessResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events) { Purpose = subject };
        }, cancellation);
    }
}

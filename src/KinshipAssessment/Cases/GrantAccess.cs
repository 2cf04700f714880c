using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Lets a member of staff outside the team know of the case.</summary>
sealed class GrantAccess(CaseStore<KinshipCase> cases)
{
    public Task<GrantAccessResponse> Handle(GrantAccessRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subject = fields.Code("subject", request.Subject, max: 128);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.GrantAccess(subject, request.Disclosures, reason, caller);
            return new Changed<GrantAccessResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events)
            {
                Purpose = $"{reason}: {subject}{(request.Disclosures ? " WITH_DISCLOSURES" : "")}",
            };
        }, cancellation);
    }
}

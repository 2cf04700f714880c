using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Makes a restricted case an ordinary one again.</summary>
sealed class LiftRestriction(CaseStore<KinshipCase> cases)
{
    public Task<LiftRestrictionResponse> Handle(LiftRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.LiftRestriction();
            return new Changed<LiftRestrictionResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}

using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Shows disclosed content to somebody who needs to know it, for a reason.</summary>
sealed class RevealCheckContent(CaseStore<KinshipCase> cases)
{
    public Task<RevealCheckContentResponse> Handle(RevealCheckContentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var reason = Reasons.ToReveal(fields, request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var (content, events) = kinship.RevealCheckContent(checkId, caller, reason, moment.Now);
            return new Changed<RevealCheckContentResponse>(() => new() { Content = content, Case = kinship.ToMessage(caller, moment.Today) }, events) { InConfidence = true };
        }, cancellation);
    }
}

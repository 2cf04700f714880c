using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Shows disclosed content to somebody who needs to know it, for a reason.</summary>
sealed class RevealCheckContent(CaseStore<Application> applications)
{
    public Task<RevealCheckContentResponse> Handle(RevealCheckContentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var reason = Reasons.ToReveal(fields, request.Reason);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var (content, events) = application.RevealCheckContent(checkId, caller, reason, moment.Now);
            return new Changed<RevealCheckContentResponse>(() => new() { Content = content }, events) { InConfidence = true };
        }, cancellation);
    }
}

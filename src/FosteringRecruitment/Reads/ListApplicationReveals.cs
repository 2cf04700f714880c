using Google.Protobuf.WellKnownTypes;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Who was shown addresses or disclosed content of an application, when and why.</summary>
sealed class ListApplicationReveals(CaseStore<Application> applications)
{
    public async Task<ListApplicationRevealsResponse> Handle(ListApplicationRevealsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var applicationId = fields.Uuid("application_id", request.ApplicationId);
        fields.ThrowIfAny();

        var application = await applications.Read(applicationId, request, caller, purpose: "REVEAL_LOG", cancellation);
        var response = new ListApplicationRevealsResponse();
        response.Reveals.AddRange(application.Reveals.OrderBy(r => r.At).Select(r => new ApplicationReveal
        {
            RevealTime = r.At.ToTimestamp(),
            Subject = r.Subject,
            Role = r.Role,
            What = r.What,
            SubjectId = r.SubjectId.ToString(),
            Reason = r.Reason,
        }));
        return response;
    }
}

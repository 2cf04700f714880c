using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>One application, as far as the caller needs to know it.</summary>
sealed class GetApplication(CaseStore<Application> applications, TimeProvider clock)
{
    public async Task<GetApplicationResponse> Handle(GetApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var applicationId = fields.Uuid("application_id", request.ApplicationId);
        fields.ThrowIfAny();

        var application = await applications.Read(applicationId, request, caller, purpose: "", cancellation);
        return new() { Application = application.ToMessage(caller, WorkingCalendar.Today(clock)) };
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Gives the application to a team and an assessing social worker.</summary>
sealed class AllocateApplication(CaseStore<Application> applications)
{
    public Task<AllocateApplicationResponse> Handle(AllocateApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, max: 128);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.AllocateTo(team, worker, caller);
            return new Changed<AllocateApplicationResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

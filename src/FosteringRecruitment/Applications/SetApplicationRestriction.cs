using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Makes an application a restricted record, or an ordinary one again.</summary>
sealed class SetApplicationRestriction(CaseStore<Application> applications)
{
    const int MostSubjects = 100;

    public Task<SetApplicationRestrictionResponse> Handle(SetApplicationRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, MostSubjects, (path, subject) => fields.Code(path, subject, max: 128));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetApplicationRestrictionResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events) { Purpose = reason };
        }, cancellation);
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that the applicants made representations about a determination.</summary>
sealed class MakeRepresentations(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<MakeRepresentationsResponse> Handle(MakeRepresentationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.MakeRepresentations(on);
            return new Changed<MakeRepresentationsResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that somebody left the household, or that a referee stands down.</summary>
sealed class RecordApplicationPersonLeft(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordApplicationPersonLeftResponse> Handle(RecordApplicationPersonLeftRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("left_date", request.LeftDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordPersonLeft(personId, on);
            return new Changed<RecordApplicationPersonLeftResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

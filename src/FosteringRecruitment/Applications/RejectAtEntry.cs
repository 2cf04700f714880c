using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Does not take the application on.</summary>
sealed class RejectAtEntry(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RejectAtEntryResponse> Handle(RejectAtEntryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("rejected_date", request.RejectedDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RejectAtEntry(on, reasons);
            return new Changed<RejectAtEntryResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

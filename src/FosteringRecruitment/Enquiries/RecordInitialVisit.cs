using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Records the initial visit.</summary>
sealed class RecordInitialVisit(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    const int LongestSummary = 10_000;

    public Task<RecordInitialVisitResponse> Handle(RecordInitialVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("visited_date", request.VisitedDate, WorkingCalendar.Today(clock));
        var summary = fields.Text("summary", request.Summary, LongestSummary);
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.RecordVisit(on, summary, request.ByVideo);
            return new Changed<RecordInitialVisitResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}

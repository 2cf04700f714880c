using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Books the initial visit, or books it for another day.</summary>
sealed class BookVisit(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<BookVisitResponse> Handle(BookVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("booked_date", request.BookedDate, WorkingCalendar.Today(clock));
        var visitOn = fields.Date("visit_date", request.VisitDate);
        fields.Require(visitOn == default || visitOn >= on, "visit_date", "must not be before the booked_date");
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.BookVisit(on, visitOn);
            return new Changed<BookVisitResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}

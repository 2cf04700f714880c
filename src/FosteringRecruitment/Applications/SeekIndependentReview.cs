using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that the applicants applied to the independent review mechanism.</summary>
sealed class SeekIndependentReview(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<SeekIndependentReviewResponse> Handle(SeekIndependentReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var appliedOn = fields.PastDate("applied_date", request.AppliedDate, today);
        var notifiedOn = fields.PastDate("notified_date", request.NotifiedDate, today);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: appliedOn, (application, moment) =>
        {
            var events = application.SeekIndependentReview(appliedOn, notifiedOn);
            return new Changed<SeekIndependentReviewResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

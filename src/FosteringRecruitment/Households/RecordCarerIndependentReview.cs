using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that the carers applied to the independent review mechanism.</summary>
sealed class RecordCarerIndependentReview(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCarerIndependentReviewResponse> Handle(RecordCarerIndependentReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("applied_date", request.AppliedDate, today);
        var notifiedOn = fields.PastDate("notified_date", request.NotifiedDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.SeekIndependentReview(on, notifiedOn);
            return new Changed<RecordCarerIndependentReviewResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

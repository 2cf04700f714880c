using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that the papers went to the independent review.</summary>
sealed class RecordCarerReviewPapersSent(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCarerReviewPapersSentResponse> Handle(RecordCarerReviewPapersSentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("sent_date", request.SentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordReviewPapersSent(on);
            return new Changed<RecordCarerReviewPapersSentResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

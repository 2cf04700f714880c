using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Adjourns the next review, once.</summary>
sealed class AdjournReview(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<AdjournReviewResponse> Handle(AdjournReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("adjourned_date", request.AdjournedDate, WorkingCalendar.Today(clock));
        var to = fields.Date("to_date", request.ToDate);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.AdjournReview(on, to);
            return new Changed<AdjournReviewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Records a review of the children's case.</summary>
sealed class RecordReview(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordReviewResponse> Handle(RecordReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var chairedBy = fields.Code("chaired_by", request.ChairedBy);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordReview(on, chairedBy);
            return new Changed<RecordReviewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

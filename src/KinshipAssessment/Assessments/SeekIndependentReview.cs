using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records an application to the independent review mechanism.</summary>
sealed class SeekIndependentReview(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<SeekIndependentReviewResponse> Handle(SeekIndependentReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("applied_date", request.AppliedDate, today);
        var notifiedOn = fields.PastDate("notified_date", request.NotifiedDate, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.SeekIndependentReview(on, notifiedOn);
            return new Changed<SeekIndependentReviewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Completes the return-home assessment.</summary>
sealed class CompleteParentAssessment(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<CompleteParentAssessmentResponse> Handle(CompleteParentAssessmentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("completed_date", request.CompletedDate, WorkingCalendar.Today(clock));
        var accommodationOn = fields.PastDate("accommodation_date", request.AccommodationDate, WorkingCalendar.Today(clock));
        fields.Require(accommodationOn <= on, "accommodation_date", "must not be after the completed_date");
        var summary = fields.Text("summary", request.Summary, ReturnFields.LongNarrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.CompleteAssessment(on, accommodationOn, summary);
            return new Changed<CompleteParentAssessmentResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

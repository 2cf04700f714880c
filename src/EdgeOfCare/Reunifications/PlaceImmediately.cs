using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>A nominated officer places the child with parents before the assessment is complete.</summary>
sealed class PlaceImmediately(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<PlaceImmediatelyResponse> Handle(PlaceImmediatelyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("placed_date", request.PlacedDate, WorkingCalendar.Today(clock));
        var necessity = fields.Text("necessity", request.Necessity, ReturnFields.Narrative);
        var interviewedOn = fields.PastDate("interview_date", request.InterviewDate, WorkingCalendar.Today(clock));
        fields.Require(on == default || interviewedOn <= on, "interview_date", "must not be after the placed_date");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.PlaceImmediately(Guid.CreateVersion7(moment.Now), on, necessity, interviewedOn, caller.Subject);
            return new Changed<PlaceImmediatelyResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>A nominated officer approves that the child is placed with parents.</summary>
sealed class ApprovePlacementWithParents(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ApprovePlacementWithParentsResponse> Handle(ApprovePlacementWithParentsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("approved_date", request.ApprovedDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.ApprovePlacement(Guid.CreateVersion7(moment.Now), on, reasons, caller.Subject);
            return new Changed<ApprovePlacementWithParentsResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

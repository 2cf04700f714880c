using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that the placement plan was prepared, or reviewed after an immediate placement was confirmed.</summary>
sealed class RecordPlacementPlan(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordPlacementPlanResponse> Handle(RecordPlacementPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("prepared_date", request.PreparedDate, WorkingCalendar.Today(clock));
        var summary = fields.Text("summary", request.Summary, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordPlacementPlan(on, summary, request.Review);
            return new Changed<RecordPlacementPlanResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

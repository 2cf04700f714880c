using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records what the child thinks of the return.</summary>
sealed class RecordChildsView(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordChildsViewResponse> Handle(RecordChildsViewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("view_date", request.ViewDate, WorkingCalendar.Today(clock));
        var view = fields.Choice("view", request.View);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        var soughtBy = fields.Code("sought_by", request.SoughtBy);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordChildsView(on, view, detail, soughtBy, caller.Subject);
            return new Changed<RecordChildsViewResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

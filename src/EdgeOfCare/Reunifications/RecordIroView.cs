using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records what the independent reviewing officer thinks of the return.</summary>
sealed class RecordIroView(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordIroViewResponse> Handle(RecordIroViewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("view_date", request.ViewDate, WorkingCalendar.Today(clock));
        var view = fields.Choice("view", request.View);
        fields.Require(view is not ViewOfReturn.NotAbleToSay, "view", "is said of children");
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordIroView(on, view, detail, caller.Subject);
            return new Changed<RecordIroViewResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Increases family time.</summary>
sealed class IncreaseContact(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<IncreaseContactResponse> Handle(IncreaseContactRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("from_date", request.FromDate, WorkingCalendar.Today(clock));
        var arrangement = fields.Text("arrangement", request.Arrangement, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.IncreaseContact(on, arrangement);
            return new Changed<IncreaseContactResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that the child came back into care.</summary>
sealed class RecordReEntry(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    const int MostReasons = 20;

    public Task<RecordReEntryResponse> Handle(RecordReEntryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("re_entry_date", request.ReEntryDate, WorkingCalendar.Today(clock));
        var status = (CareLegalStatus)fields.Choice("legal_status", request.LegalStatus);
        // Short breaks are support at home.
        fields.Require(status is not CareLegalStatus.Section20ShortBreaks, "legal_status", "is not one under which a child comes into care");
        var reasons = fields.Each("reasons", request.Reasons, 1, MostReasons, (path, reason) => fields.Choice(path, reason)).Distinct().ToList();
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordReEntry(on, status, reasons, detail, caller.Subject);
            return new Changed<RecordReEntryResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

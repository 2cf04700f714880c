using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records that the family made no plan.</summary>
sealed class RecordNoPlan(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordNoPlanResponse> Handle(RecordNoPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("recorded_date", request.RecordedDate, WorkingCalendar.Today(clock));
        var reasons = fields.OptionalText("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordNoPlan(on, reasons);
            return new Changed<RecordNoPlanResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

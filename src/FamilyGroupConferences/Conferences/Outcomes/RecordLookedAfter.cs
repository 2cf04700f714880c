using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records that a child became looked after.</summary>
sealed class RecordLookedAfter(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordLookedAfterResponse> Handle(RecordLookedAfterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var today = WorkingCalendar.Today(clock);
        var from = fields.PastDate("from_date", request.FromDate, today);
        var status = (CareLegalStatus)fields.Choice("legal_status", request.LegalStatus);
        var until = fields.OptionalPastDate("until_date", request.UntilDate, today);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: until ?? from, (conference, moment) =>
        {
            var events = conference.RecordLookedAfter(childId, Guid.CreateVersion7(moment.Now), from, until, status, pseudonyms, caller);
            return new Changed<RecordLookedAfterResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

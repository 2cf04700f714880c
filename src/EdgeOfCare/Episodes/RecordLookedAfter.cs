using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records that the child became looked after, or was for some days.</summary>
sealed class RecordLookedAfter(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordLookedAfterResponse> Handle(RecordLookedAfterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var from = fields.PastDate("start_date", request.StartDate, WorkingCalendar.Today(clock));
        var status = (CareLegalStatus)fields.Choice("legal_status", request.LegalStatus);
        var until = fields.OptionalPastDate("until_date", request.UntilDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: until ?? from, (episode, moment) =>
        {
            var events = episode.RecordLookedAfter(Guid.CreateVersion7(moment.Now), from, until, status, request.KnownWhenReferred, caller.Subject);
            return new Changed<RecordLookedAfterResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records that the child is looked after no longer.</summary>
sealed class RecordLookedAfterEnded(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordLookedAfterEndedResponse> Handle(RecordLookedAfterEndedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var until = fields.PastDate("until_date", request.UntilDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: until, (episode, moment) =>
        {
            var events = episode.EndLookedAfter(until, caller.Subject);
            return new Changed<RecordLookedAfterEndedResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

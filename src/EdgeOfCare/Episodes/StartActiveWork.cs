using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Begins the work proper.</summary>
sealed class StartActiveWork(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<StartActiveWorkResponse> Handle(StartActiveWorkRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("start_date", request.StartDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.StartActiveWork(on);
            return new Changed<StartActiveWorkResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

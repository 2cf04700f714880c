using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Ends an intervention with what came of it.</summary>
sealed class EndIntervention(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<EndInterventionResponse> Handle(EndInterventionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("intervention_id", request.InterventionId);
        var on = fields.PastDate("end_date", request.EndDate, WorkingCalendar.Today(clock));
        var end = fields.Choice("end", request.End);
        var outcome = fields.Text("outcome", request.Outcome, EpisodeFields.LongestDetail);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.EndIntervention(id, on, end, outcome);
            return new Changed<EndInterventionResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

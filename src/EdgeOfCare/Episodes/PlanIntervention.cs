using Suite.EdgeOfCare.Reference;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Plans an intervention.</summary>
sealed class PlanIntervention(CaseStore<Episode> episodes, StandardsReader reader, TimeProvider clock)
{
    const int MostSessions = 200, MostMinutesPerWeek = 2_400;

    public async Task<PlanInterventionResponse> Handle(PlanInterventionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = new InterventionFacts(
            fields.Choice("type", request.Type),
            fields.Code("practitioner", request.Practitioner),
            fields.Number("planned_sessions", request.PlannedSessions, 1, MostSessions),
            fields.Number("planned_minutes_per_week", request.PlannedMinutesPerWeek, 1, MostMinutesPerWeek),
            request.Daily,
            fields.PastDate("planned_date", request.PlannedDate, WorkingCalendar.Today(clock)),
            fields.Date("start_date", request.StartDate));
        fields.ThrowIfAny();
        var standards = await reader.Of(caller, cancellation);

        return await episodes.Change(request, caller, actOn: facts.PlannedOn, (episode, moment) =>
        {
            var events = episode.PlanIntervention(Guid.CreateVersion7(moment.Now), facts, standards.On(facts.PlannedOn));
            return new Changed<PlanInterventionResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

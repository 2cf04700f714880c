using Suite.EdgeOfCare.Reference;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Decides that the child is due to enter care.</summary>
sealed class DecideCareRisk(CaseStore<Episode> episodes, StandardsReader reader, TimeProvider clock)
{
    public async Task<DecideCareRiskResponse> Handle(DecideCareRiskRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var source = (CareRiskSource)fields.Choice("source", request.Source);
        var sourceOn = fields.PastDate("source_date", request.SourceDate, WorkingCalendar.Today(clock));
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();
        var standards = await reader.Of(caller, cancellation);

        return await episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.DecideCareRisk(Guid.CreateVersion7(moment.Now), on, source, sourceOn, standards.On(on), caller.Subject, moment.Today);
            return new Changed<DecideCareRiskResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

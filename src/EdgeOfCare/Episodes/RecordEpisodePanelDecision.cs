using Suite.EdgeOfCare.Reference;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records what the panel decided.</summary>
sealed class RecordEpisodePanelDecision(CaseStore<Episode> episodes, StandardsReader reader, TimeProvider clock)
{
    static readonly int MostReasons = Enum.GetValues<DeclineReason>().Length - 1;

    public async Task<RecordEpisodePanelDecisionResponse> Handle(RecordEpisodePanelDecisionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("panel_date", request.PanelDate, WorkingCalendar.Today(clock));
        var decision = fields.Choice("decision", request.Decision);
        var declined = decision is EpisodePanelDecision.Declined;
        var reasons = fields.Each("decline_reasons", request.DeclineReasons, declined ? 1 : 0, declined ? MostReasons : 0, fields.Choice);
        fields.Require(reasons.Distinct().Count() == reasons.Count, "decline_reasons", "must not repeat a reason");
        var detail = fields.OptionalText("detail", request.Detail, EpisodeFields.LongestDetail);
        fields.ThrowIfAny();
        var standards = await reader.Of(caller, cancellation);

        return await episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = declined
                ? episode.DeclineByPanel(on, reasons, detail, caller.Subject)
                : episode.AcceptByPanel(on, detail, standards.On(on), caller.Subject);
            return new Changed<RecordEpisodePanelDecisionResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

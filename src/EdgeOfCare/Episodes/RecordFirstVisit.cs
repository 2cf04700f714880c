using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records the first visit.</summary>
sealed class RecordFirstVisit(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordFirstVisitResponse> Handle(RecordFirstVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("visit_date", request.VisitDate, WorkingCalendar.Today(clock));
        var summary = fields.OptionalText("summary", request.Summary, EpisodeFields.LongestText);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.RecordFirstVisit(on, request.ChildSeen, summary);
            return new Changed<RecordFirstVisitResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

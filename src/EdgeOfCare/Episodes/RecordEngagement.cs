using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records whether the family works with the service.</summary>
sealed class RecordEngagement(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordEngagementResponse> Handle(RecordEngagementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("engagement_date", request.EngagementDate, WorkingCalendar.Today(clock));
        var reason = request.Engaged ? request.Reason : fields.Choice("reason", request.Reason);
        fields.Require(!request.Engaged || reason is NotEngagedReason.Unspecified, "reason", "is for a family that does not engage");
        var detail = fields.OptionalText("detail", request.Detail, EpisodeFields.LongestDetail);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = request.Engaged ? episode.Engage(on, detail) : episode.FindNotEngaged(on, reason, detail);
            return new Changed<RecordEngagementResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

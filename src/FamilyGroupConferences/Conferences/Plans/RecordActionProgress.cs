using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records how far an action of the plan is.</summary>
sealed class RecordActionProgress(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordActionProgressResponse> Handle(RecordActionProgressRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var actionId = fields.Uuid("action_id", request.ActionId);
        var state = fields.Choice("state", request.State);
        fields.Require(state is not ActionState.Open, "state", "must be DONE, NOT_DONE or DROPPED");
        var on = fields.PastDate("state_date", request.StateDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordActionProgress(actionId, state, on);
            return new Changed<RecordActionProgressResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Agrees the return plan and written agreement.</summary>
sealed class AgreeReturnPlan(CaseStore<Reunification> reunifications, CaseStore<Episode> episodes, TimeProvider clock)
{
    const int MostGoals = 20;
    const int GoalLength = 1000;
    const int OwnerLength = 200;

    public async Task<AgreeReturnPlanResponse> Handle(AgreeReturnPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var on = fields.PastDate("agreed_date", request.AgreedDate, today);
        var goals = fields.Each("goals", request.Goals, 1, MostGoals, (path, goal) => new ReturnGoal(
            fields.Text(path + ".text", goal.Text, GoalLength),
            fields.Text(path + ".owner", goal.Owner, OwnerLength),
            fields.Date(path + ".by_date", goal.ByDate)));
        var support = fields.Text("support", request.Support, ReturnFields.Narrative);
        var episodeId = fields.OptionalUuid("episode_id", request.EpisodeId);
        var offeredOn = fields.PastDate("conference_offered_date", request.ConferenceOfferedDate, today);
        fields.Require(on == default || offeredOn <= on, "conference_offered_date", "must not be after the agreed_date");
        var offer = fields.Choice("conference_offer", request.ConferenceOffer);
        fields.ThrowIfAny();

        var episode = episodeId is { } id ? await episodes.Find(id, caller, cancellation) : null;
        return await reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            if (episodeId is not null)
                ReturnRules.RequireEpisodeOf(reunification.Child, episode);
            var events = reunification.AgreePlan(on, new(goals, support, episodeId, offeredOn, offer), caller.Subject);
            return new Changed<AgreeReturnPlanResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

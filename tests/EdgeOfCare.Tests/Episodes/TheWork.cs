using Google.Protobuf;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;
using Session = Suite.EdgeOfCare.Episodes.Session;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class TheWork
{
    [Theory]
    [InlineData(119, false, Intensity.Low)]
    [InlineData(120, false, Intensity.Medium)]
    [InlineData(300, false, Intensity.Medium)]
    [InlineData(301, false, Intensity.High)]
    [InlineData(30, true, Intensity.High)]
    public void Intensity_is_low_below_2_hours_a_week_medium_to_5_and_high_above_or_daily(int minutes, bool daily, Intensity intensity)
    {
        Assert.Equal(intensity, Intensities.Of(minutes, daily, Usual));
    }

    [Fact]
    public void An_intervention_keeps_the_limits_of_its_day()
    {
        var episode = Engaged();

        var planned = Assert.IsType<InterventionPlanned>(Assert.Single(episode.PlanIntervention(Guid.CreateVersion7(), Work(100), Usual with { MediumFromMinutes = 60, HighAboveMinutes = 90 })));

        Assert.Equal(Intensity.High, planned.Intensity);
        Assert.Equal((60, 90), (episode.Interventions[0].MediumFromMinutes, episode.Interventions[0].HighAboveMinutes));
    }

    [Fact]
    public void The_episode_is_as_intensive_as_its_open_interventions_together()
    {
        var episode = Engaged();
        Assert.Equal(Intensity.Unspecified, episode.Intensity);

        var first = Plan(episode, 100);
        Assert.Equal(Intensity.Low, episode.Intensity);
        Plan(episode, 100);
        Assert.Equal(Intensity.Medium, episode.Intensity);
        var daily = Plan(episode, 10, daily: true);
        Assert.Equal(Intensity.High, episode.Intensity);

        episode.EndIntervention(daily, Day, InterventionEnd.Replaced, "");
        episode.EndIntervention(first, Day, InterventionEnd.Completed, "");
        Assert.Equal((Intensity.Low, Intensity.Low), (episode.Intensity, episode.OpenIntensity()));
    }

    [Fact]
    public void Many_of_one_type_are_open_at_once_but_no_more_than_20()
    {
        var episode = Engaged();
        var ids = Enumerable.Range(0, 20).Select(_ => Plan(episode, 10)).ToList();

        Refused("TOO_MANY_INTERVENTIONS", "Local", () => Plan(episode, 10));
        episode.EndIntervention(ids[3], Day, InterventionEnd.NotStarted, "");
        Plan(episode, 10);
        Assert.Equal(21, episode.Interventions.Count);
    }

    [Fact]
    public void Nothing_is_planned_before_the_family_works_with_the_service()
    {
        Refused("MOVE_NOT_ALLOWED", () => Plan(Allocated(), 10));
        Refused("MOVE_NOT_ALLOWED", () => Goal(Allocated()));
        Refused("DATE_OUT_OF_ORDER", () => Engaged().PlanIntervention(Guid.CreateVersion7(), Work(10) with { PlannedOn = Day.AddDays(-1) }, Usual));
        Refused("DATE_OUT_OF_ORDER", () => Engaged().PlanIntervention(Guid.CreateVersion7(), Work(10) with { StartOn = Day.AddDays(-1) }, Usual));
        Refused("DATE_OUT_OF_ORDER", () => Engaged().SetGoal(Guid.CreateVersion7(), Day.AddDays(-1), "School", 2, 6));

        var escalated = Allocated();
        escalated.RecordLookedAfter(Guid.CreateVersion7(), Day, null, CareLegalStatus.CareOrder, false, "practitioner");
        Assert.NotEqual(Guid.Empty, Plan(escalated, 10));
    }

    [Fact]
    public void Sessions_count_what_was_attended_and_what_was_missed()
    {
        var episode = Engaged();
        var id = Plan(episode, 200);

        episode.RecordSessions(id, [Attended(Day.AddDays(9), 90)]);
        var recorded = Assert.IsType<SessionsRecorded>(Assert.Single(episode.RecordSessions(id, [Attended(Day.AddDays(7), 60), Missed(Day.AddDays(2))])));

        Assert.Equal((2, 150, 1, Day.AddDays(2).ToMessage()), (recorded.DeliveredSessions, recorded.DeliveredMinutes, recorded.MissedSessions, recorded.FromDate));
        Assert.Equal([Day.AddDays(2), Day.AddDays(7), Day.AddDays(9)], episode.Interventions[0].Sessions.Select(s => s.On));
    }

    [Fact]
    public void Of_several_sessions_all_or_none_is_kept()
    {
        var episode = Engaged();
        var id = Plan(episode, 200);

        Refused("DATE_OUT_OF_ORDER", () => episode.RecordSessions(id, [Attended(Day, 60), Attended(Day.AddDays(-1), 60)]));
        Refused("INTERVENTION_NOT_FOUND", () => episode.RecordSessions(Guid.CreateVersion7(), [Attended(Day, 60)]));
        Assert.Empty(episode.Interventions[0].Sessions);
    }

    [Fact]
    public void A_session_recorded_in_error_stays_and_counts_no_longer()
    {
        var episode = Engaged();
        var id = Plan(episode, 200);
        var session = Attended(Day.AddDays(2), 60);
        episode.RecordSessions(id, [session]);

        Refused("DATE_OUT_OF_ORDER", () => episode.WithdrawSession(id, session.Id, Day));
        var withdrawn = Assert.IsType<SessionsRecorded>(Assert.Single(episode.WithdrawSession(id, session.Id, Day.AddDays(3))));

        Assert.Equal((0, 0), (withdrawn.DeliveredSessions, withdrawn.DeliveredMinutes));
        Assert.Equal(Day.AddDays(3), Assert.Single(episode.Interventions[0].Sessions).WithdrawnOn);
        Refused("SESSION_ALREADY_WITHDRAWN", "Local", () => episode.WithdrawSession(id, session.Id, Day.AddDays(4)));
        Refused("SESSION_NOT_FOUND", () => episode.WithdrawSession(id, Guid.CreateVersion7(), Day));
        Refused("INTERVENTION_NOT_FOUND", () => episode.WithdrawSession(Guid.CreateVersion7(), session.Id, Day));
    }

    [Fact]
    public void An_intervention_ends_once_and_not_before_what_was_done()
    {
        var episode = Engaged();
        var id = Plan(episode, 200);
        episode.RecordSessions(id, [Attended(Day.AddDays(5), 60), Missed(Day.AddDays(8))]);

        Refused("DATE_OUT_OF_ORDER", () => episode.EndIntervention(id, Day.AddDays(4), InterventionEnd.Completed, ""));
        Refused("INTERVENTION_STARTED", "Local", () => episode.EndIntervention(id, Day.AddDays(6), InterventionEnd.NotStarted, ""));
        var ended = Assert.IsType<InterventionEnded>(Assert.Single(episode.EndIntervention(id, Day.AddDays(6), InterventionEnd.Completed, "Calmer evenings.")));

        Assert.Equal((10, 1, 60, 1, InterventionEnd.Completed), (ended.PlannedSessions, ended.DeliveredSessions, ended.DeliveredMinutes, ended.MissedSessions, ended.End));
        Refused("INTERVENTION_ENDED", "Local", () => episode.EndIntervention(id, Day.AddDays(9), InterventionEnd.Completed, ""));
        Refused("INTERVENTION_ENDED", "Local", () => episode.RecordSessions(id, [Attended(Day.AddDays(6), 60)]));
    }

    [Fact]
    public void What_never_began_ends_also_before_its_first_day()
    {
        var episode = Engaged();
        var id = Guid.CreateVersion7();
        episode.PlanIntervention(id, Work(60) with { StartOn = Day.AddDays(20) }, Usual);

        Refused("DATE_OUT_OF_ORDER", () => episode.EndIntervention(id, Day.AddDays(2), InterventionEnd.Completed, ""));
        episode.EndIntervention(id, Day.AddDays(2), InterventionEnd.NotStarted, "");

        Assert.Equal(InterventionEnd.NotStarted, episode.Interventions[0].End);
    }

    [Fact]
    public void Work_planned_is_ended_also_with_a_family_that_works_with_the_service_no_longer()
    {
        var episode = Engaged();
        var intervention = Plan(episode, 60);
        var goal = Goal(episode);
        episode.FindNotEngaged(Day.AddDays(3), NotEngagedReason.Declined, "");

        episode.EndIntervention(intervention, Day.AddDays(3), InterventionEnd.FamilyStopped, "");
        episode.CloseGoal(goal, Day.AddDays(3), 1);

        Refused("MOVE_NOT_ALLOWED", () => Plan(episode, 60));
    }

    [Fact]
    public void A_goal_is_scored_in_the_order_of_days_and_closed_once()
    {
        var episode = Engaged();
        var id = Goal(episode);

        Assert.IsType<RecordAmended>(Assert.Single(episode.ScoreGoal(id, Day.AddDays(10), 4, "", "practitioner")));
        Refused("DATE_OUT_OF_ORDER", () => episode.ScoreGoal(id, Day.AddDays(9), 5, "", "practitioner"));
        Refused("DATE_OUT_OF_ORDER", () => episode.CloseGoal(id, Day.AddDays(9), 6));
        var closed = Assert.IsType<GoalClosed>(Assert.Single(episode.CloseGoal(id, Day.AddDays(20), 6)));

        Assert.Equal((2, 6, 6, true), (closed.Baseline, closed.Target, closed.FinalScore, closed.AtTarget));
        Refused("GOAL_CLOSED", "Local", () => episode.CloseGoal(id, Day.AddDays(21), 7));
        Refused("GOAL_CLOSED", "Local", () => episode.ScoreGoal(id, Day.AddDays(21), 7, "", "practitioner"));
        Refused("GOAL_NOT_FOUND", () => episode.ScoreGoal(Guid.CreateVersion7(), Day, 7, "", "practitioner"));
        Refused("GOAL_NOT_FOUND", () => episode.CloseGoal(Guid.CreateVersion7(), Day, 7));
    }

    [Fact]
    public void One_short_of_the_target_is_not_at_it_and_20_goals_are_enough()
    {
        var episode = Engaged();
        var ids = Enumerable.Range(0, 20).Select(_ => Goal(episode)).ToList();

        Refused("TOO_MANY_GOALS", "Local", () => Goal(episode));
        Assert.False(Assert.IsType<GoalClosed>(Assert.Single(episode.CloseGoal(ids[0], Day, 5))).AtTarget);
        Goal(episode);
    }

    [Fact]
    public void Work_begins_with_an_intervention_and_a_goal_and_both_are_missed_at_once()
    {
        var refused = Assert.Throws<RefusedException>(() => Engaged().StartActiveWork(Day));
        Assert.Equal(["NO_INTERVENTION_PLANNED", "NO_GOAL_SET"], refused.Rules.Select(r => r.Rule));
        Assert.All(refused.Rules, rule => Assert.Contains("Local", rule.Citation));

        var episode = Engaged();
        Plan(episode, 200);
        Refused("NO_GOAL_SET", "Local", () => episode.StartActiveWork(Day));
        Goal(episode);
        Refused("DATE_OUT_OF_ORDER", () => episode.StartActiveWork(Day.AddDays(-1)));
        var started = Assert.IsType<ActiveWorkStarted>(Assert.Single(episode.StartActiveWork(Day.AddDays(1))));

        Assert.Equal((1, Intensity.Medium), (started.InterventionCount, started.Intensity));
        Assert.Equal((EpisodeState.Active, Day.AddDays(1)), (episode.State, episode.ActiveOn));
        Refused("MOVE_NOT_ALLOWED", () => episode.StartActiveWork(Day.AddDays(2)));
    }

    [Fact]
    public void Work_under_way_is_handed_over_to_lighter_support()
    {
        Refused("MOVE_NOT_ALLOWED", () => Engaged().StepDownTo(Over(Day)));
        var episode = Active();
        Refused("DATE_OUT_OF_ORDER", () => episode.StepDownTo(Over(Day.AddDays(-1))));

        var stepped = Assert.IsType<EpisodeSteppedDown>(Assert.Single(episode.StepDownTo(Over(Day.AddDays(30)))));

        Assert.Equal((StepDownTo.EarlyHelp, EpisodeState.StepDown), (stepped.To, episode.State));
        Plan(episode, 60);
    }

    static StepDownPlan Over(DateOnly on) => new(on, StepDownTo.EarlyHelp, "Family worker once a fortnight.", "Early help hub");

    static InterventionFacts Work(int minutes) => new(InterventionType.FamilySupport, "practitioner", 10, minutes, false, Day, Day);

    static Guid Plan(Episode episode, int minutes, bool daily = false)
    {
        var id = Guid.CreateVersion7();
        episode.PlanIntervention(id, Work(minutes) with { Daily = daily, PlannedOn = episode.StateSince, StartOn = episode.StateSince }, Usual);
        return id;
    }

    static Guid Goal(Episode episode)
    {
        var id = Guid.CreateVersion7();
        episode.SetGoal(id, Day, "Up for school on every day.", 2, 6);
        return id;
    }

    static Episode Active()
    {
        var episode = Engaged();
        Plan(episode, 200);
        Goal(episode);
        episode.StartActiveWork(Day);
        return episode;
    }

    static Session Attended(DateOnly on, int minutes) => new(Guid.CreateVersion7(), on, minutes, true, "", "practitioner");

    static Session Missed(DateOnly on) => new(Guid.CreateVersion7(), on, 0, false, "", "practitioner");

    static void Refused(string reason, Func<object?> act) => Assert.Equal(reason, Assert.Throws<RefusedException>(act).Reason);

    static void Refused(string reason, string citation, Func<object?> act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(citation, Assert.Single(refused.Rules).Citation);
    }
}

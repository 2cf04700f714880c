using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class FromPanelToEngagement
{
    static readonly Referral Crisis = Ordinary with { Crisis = true };

    [Fact]
    public void Every_state_can_be_reached_and_says_what_may_follow()
    {
        var states = Enum.GetValues<EpisodeState>();
        var reached = states.SelectMany(Episode.Next).Append(EpisodeState.Referred).ToHashSet();

        Assert.Equal(states.Except([EpisodeState.Unspecified]).Order(), reached.Order());
        Assert.DoesNotContain(states, state => Episode.Next(state).Contains(state));
    }

    [Fact]
    public void Acts_out_of_turn_are_refused()
    {
        Refused("MOVE_NOT_ALLOWED", () => AtPanel().SendToPanel(Day));
        Refused("MOVE_NOT_ALLOWED", () => Referred().AcceptByPanel(Day, "", Usual, "chair"));
        Refused("MOVE_NOT_ALLOWED", () => Accepted().DeclineByPanel(Day, [DeclineReason.NoCapacity], "", "chair"));
        Refused("MOVE_NOT_ALLOWED", () => Allocated().Withdraw(Day, DeclineReason.FamilyDeclined));
        Refused("MOVE_NOT_ALLOWED", () => AtPanel().AllocateTo(Day, "echo", "practitioner"));
        Refused("MOVE_NOT_ALLOWED", () => Closed(Day).AllocateTo(Day, "echo", "practitioner"));
        Refused("MOVE_NOT_ALLOWED", () => Accepted().RecordFirstVisit(Day, true, ""));
        Refused("MOVE_NOT_ALLOWED", () => Accepted().Engage(Day, ""));
        Refused("MOVE_NOT_ALLOWED", () => Closed(Day).FindNotEngaged(Day, NotEngagedReason.Declined, ""));
        Refused("MOVE_NOT_ALLOWED", () => Allocated().ResumeAfterCare(Day, "Return"));
        Refused("MOVE_NOT_ALLOWED", () => Allocated().MoveTo(EpisodeState.StepDown, Day));
    }

    [Fact]
    public void Acts_before_what_they_follow_are_refused()
    {
        var before = Day.AddDays(-1);
        Refused("DATE_OUT_OF_ORDER", () => Referred().SendToPanel(before));
        Refused("DATE_OUT_OF_ORDER", () => AtPanel().AcceptByPanel(before, "", Usual, "chair"));
        Refused("DATE_OUT_OF_ORDER", () => AtPanel().Withdraw(before, DeclineReason.FamilyDeclined));
        Refused("DATE_OUT_OF_ORDER", () => Accepted().AllocateTo(before, "echo", "practitioner"));
        Refused("DATE_OUT_OF_ORDER", () => Engaged().AllocateTo(before, "echo", "practitioner"));
        Refused("DATE_OUT_OF_ORDER", () => Allocated().RecordFirstVisit(before, true, ""));
        Refused("DATE_OUT_OF_ORDER", () => Allocated().FindNotEngaged(before, NotEngagedReason.Declined, ""));
        var visited = Allocated();
        visited.RecordFirstVisit(Day.AddDays(2), true, "");
        Refused("DATE_OUT_OF_ORDER", () => visited.Engage(Day.AddDays(1), ""));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-25")]
    [InlineData("2026-12-23", "2026-12-30")]
    public void The_first_visit_is_due_3_working_days_after_the_panel(string panelOn, string dueOn)
    {
        var episode = AtPanel(On(new(2026, 11, 2)));

        var accepted = Assert.IsType<EpisodeAccepted>(Assert.Single(episode.AcceptByPanel(DateOnly.Parse(panelOn, null), "", Usual, "chair")));

        Assert.Equal(DateOnly.Parse(dueOn, null), episode.FirstVisitBy);
        Assert.Equal(DateOnly.Parse(dueOn, null).ToMessage(), accepted.FirstVisitDueDate);
        Assert.Equal(3, episode.FirstVisitWorkingDays);
    }

    [Fact]
    public void The_local_standard_of_the_panels_day_counts()
    {
        var episode = AtPanel();
        episode.AcceptByPanel(Day, "", Usual with { FirstVisitWorkingDays = 5 }, "chair");

        Assert.Equal((5, new DateOnly(2026, 11, 30)), (episode.FirstVisitWorkingDays, episode.FirstVisitBy));
    }

    [Fact]
    public void A_visit_is_in_time_up_to_its_last_day()
    {
        var inTime = Allocated();
        Assert.True(Assert.IsType<FirstVisitMade>(Assert.Single(inTime.RecordFirstVisit(new(2026, 11, 26), true, ""))).InTime);

        var late = Allocated();
        var made = Assert.IsType<FirstVisitMade>(Assert.Single(late.RecordFirstVisit(new(2026, 11, 27), true, "")));
        Assert.False(made.InTime);
        Assert.Equal(new DateOnly(2026, 11, 26).ToMessage(), made.DueDate);
        Refused("FIRST_VISIT_ALREADY_MADE", () => late.RecordFirstVisit(new(2026, 11, 27), true, ""));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_crisis_is_responded_to_within_24_hours_to_the_second(int secondsLate, bool inTime)
    {
        var episode = Referred(Crisis);

        var answered = Assert.IsType<CrisisAnswered>(Assert.Single(episode.RespondToCrisis(Time.AddHours(24).AddSeconds(secondsLate), "Seen at home.")));

        Assert.Equal(inTime, answered.InTime);
        Assert.Equal(inTime, episode.CrisisAnsweredInTime);
        Refused("CRISIS_ALREADY_ANSWERED", () => episode.RespondToCrisis(Time.AddHours(30), ""));
    }

    [Fact]
    public void Twenty_four_hours_are_twenty_four_hours_when_the_clocks_change()
    {
        // Clocks went back at 01:00 UTC on 25 October 2026.
        var referredAt = new DateTimeOffset(2026, 10, 24, 20, 0, 0, TimeSpan.Zero);
        var episode = Referred(On(new(2026, 10, 24)) with { At = referredAt, Crisis = true });

        Assert.Equal(referredAt.AddHours(24), episode.CrisisResponseDueAt);
    }

    [Fact]
    public void Only_a_crisis_has_its_response_and_not_before_the_referral()
    {
        Refused("NOT_A_CRISIS", () => Referred().RespondToCrisis(Time, ""));
        Refused("DATE_OUT_OF_ORDER", () => Referred(Crisis).RespondToCrisis(Time.AddSeconds(-1), ""));
        Refused("MOVE_NOT_ALLOWED", () => Closed(Day, Crisis).RespondToCrisis(Time, ""));
    }

    [Fact]
    public void A_shorter_local_standard_of_the_day_of_referral_is_kept()
    {
        var episode = Opened(Crisis, standards: Usual with { CrisisResponseHours = 8 }).Episode;

        Assert.Equal((8, Time.AddHours(8)), (episode.CrisisResponseHours, episode.CrisisResponseDueAt));
        Assert.Equal(0, Referred().CrisisResponseHours);
    }

    [Fact]
    public void A_crisis_has_its_hours_instead_of_a_day_for_the_first_visit()
    {
        var episode = Allocated(Crisis);
        Assert.Null(episode.FirstVisitBy);

        var made = Assert.IsType<FirstVisitMade>(Assert.Single(episode.RecordFirstVisit(Day.AddDays(20), true, "")));
        Assert.Null(made.DueDate);
        Assert.True(made.InTime);
    }

    [Fact]
    public void No_family_engages_that_nobody_has_seen()
    {
        Refused("FAMILY_NOT_SEEN", () => Allocated().Engage(Day, ""));

        var answered = Allocated(Crisis);
        answered.RespondToCrisis(Time.AddHours(2), "Seen at home.");
        answered.Engage(Day, "");
        Assert.Equal(EpisodeState.Engaged, answered.State);
    }

    [Fact]
    public void A_family_may_engage_after_all()
    {
        var episode = Allocated();
        episode.FindNotEngaged(Day, NotEngagedReason.NotReached, "Three calls.");
        Assert.Equal((EpisodeState.NotEngaged, NotEngagedReason.NotReached), (episode.State, episode.NotEngagedReason));

        episode.RecordFirstVisit(Day.AddDays(1), false, "");
        episode.Engage(Day.AddDays(2), "");

        Assert.Equal((EpisodeState.Engaged, NotEngagedReason.Unspecified, Day.AddDays(2)), (episode.State, episode.NotEngagedReason, episode.EngagedOn));
    }

    [Fact]
    public void Declined_it_has_ended_on_the_panels_day()
    {
        var episode = AtPanel();

        var declined = Assert.IsType<EpisodeDeclined>(Assert.Single(episode.DeclineByPanel(Day, [DeclineReason.NoCapacity], "", "chair")));

        Assert.Equal([DeclineReason.NoCapacity], declined.Reasons);
        Assert.Equal((EpisodeState.Declined, Day), (episode.State, episode.ClosedOn));
        Assert.False(episode.IsOpen || episode.IsClosed);
    }

    [Fact]
    public void Later_somebody_else_takes_over_and_the_state_stays()
    {
        var episode = Engaged();

        var allocated = Assert.IsType<EpisodeAllocated>(Assert.Single(episode.AllocateTo(Day.AddDays(9), "echo", "another")));

        Assert.False(allocated.First);
        Assert.Equal((EpisodeState.Engaged, "another", Day), (episode.State, episode.Worker, episode.AllocatedOn));
    }

    static void Refused(string reason, Func<object?> act) => Assert.Equal(reason, Assert.Throws<RefusedException>(act).Reason);
}

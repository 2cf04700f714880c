using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class DeadlinesOfEpisodes
{
    static readonly Referral Crisis = Ordinary with { Crisis = true };

    [Fact]
    public void A_crisis_is_watched_until_it_is_responded_to_whatever_the_panel_does()
    {
        var episode = Allocated(Crisis);
        Assert.Equal(Day.AddDays(1), Item(episode, "CRISIS_RESPONSE_DUE")!.DueOn);

        episode.RespondToCrisis(Time.AddHours(3), "Seen at home.");
        Assert.Null(Item(episode, "CRISIS_RESPONSE_DUE"));
    }

    [Fact]
    public void The_day_on_which_the_hours_end_is_a_day_in_London()
    {
        // 23:30 UTC in summer is the next day there.
        var at = new DateTimeOffset(2026, 6, 10, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 6, 12), Item(Referred(On(new(2026, 6, 11)) with { At = at, Crisis = true }), "CRISIS_RESPONSE_DUE")!.DueOn);
    }

    [Fact]
    public void A_panel_that_does_not_decide_within_10_working_days_is_waited_for()
    {
        var item = Item(AtPanel(), "PANEL_DECISION_AWAITED")!;

        Assert.Equal((new DateOnly(2026, 12, 7), "PANEL"), (item.DueOn, item.BlockedBy));
        Assert.Null(Item(Accepted(), "PANEL_DECISION_AWAITED"));
    }

    [Fact]
    public void The_first_visit_is_warned_of_the_day_before_on_the_day_and_after()
    {
        var episode = Allocated();

        var warned = episode.PassTime(new(2026, 12, 1), default).OfType<DeadlineWarned>().Where(w => w.Rule == "FIRST_VISIT_DUE").ToList();

        Assert.Equal([new DateOnly(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27)], warned.Select(w => new DateOnly(w.WarningDate.Year, w.WarningDate.Month, w.WarningDate.Day)));
        Assert.Equal([WarningSeverity.Notice, WarningSeverity.Warning, WarningSeverity.Warning], warned.Select(w => w.Severity));
        Assert.Equal(["ECHO_PRAC", "ECHO_MGR"], warned[0].AlertRoles);
        Assert.Empty(episode.PassTime(new(2026, 12, 1), default));

        episode.RecordFirstVisit(new(2026, 12, 1), true, "");
        Assert.Null(Item(episode, "FIRST_VISIT_DUE"));
    }

    [Fact]
    public void Reviews_are_due_3_and_6_months_after_the_closure_and_move_the_episode_on_their_day()
    {
        var episode = Closed(new(2026, 11, 30));
        Assert.Equal(new DateOnly(2027, 2, 28), Item(episode, "OUTCOME_REVIEW_3M")!.DueOn);
        Assert.Equal(new DateOnly(2027, 5, 30), Item(episode, "OUTCOME_REVIEW_6M")!.DueOn);

        Assert.Empty(episode.PassTime(new(2027, 2, 27), default).OfType<EpisodeStateMoved>());
        Assert.Equal(EpisodeState.Closed, episode.State);

        // However late the watch comes, it moved on its day.
        var moved = Assert.Single(episode.PassTime(new(2027, 3, 20), default).OfType<EpisodeStateMoved>());
        Assert.Equal((EpisodeState.Review3M, new DateOnly(2027, 2, 28).ToMessage()), (moved.State, moved.MovedDate));
        Assert.Equal(EpisodeState.Review3M, episode.State);
        Assert.Empty(episode.PassTime(new(2027, 3, 20), default));
    }

    [Fact]
    public void An_answer_that_no_longer_agrees_with_the_care_record_asks_for_a_correction()
    {
        var episode = Closed(new(2026, 1, 30));
        episode.FollowUp.RecordReview(ReviewPoint.ThreeMonths, new(2026, 5, 4), OutcomeCode.AtHomeParent, false, false, "", "practitioner");
        Assert.Null(Item(episode, "OUTCOME_REVIEW_CONTRADICTED"));

        episode.RecordLookedAfter(Guid.CreateVersion7(), new(2026, 4, 1), null, CareLegalStatus.CareOrder, false, "practitioner");

        var item = Item(episode, "OUTCOME_REVIEW_CONTRADICTED")!;
        Assert.Equal(("THREE_MONTHS", new DateOnly(2026, 4, 30)), (item.Subject, item.DueOn));
        Assert.Contains("Children Act 1989 s.22", item.Citation);
        var warned = episode.PassTime(new(2026, 6, 1), default).OfType<DeadlineWarned>().Single(w => w.Rule == "OUTCOME_REVIEW_CONTRADICTED");
        Assert.Equal((WarningSeverity.Warning, "ECHO_MGR"), (warned.Severity, Assert.Single(warned.AlertRoles)));
    }

    [Fact]
    public void The_record_of_a_child_who_was_looked_after_is_kept_to_75_Care_Planning_Regulations_2010_reg_50()
    {
        var episode = Closed(Day);
        episode.RecordLookedAfter(Guid.CreateVersion7(), Day, Day.AddDays(3), CareLegalStatus.Section20SinglePeriod, false, "practitioner");

        var item = Item(episode, "RETENTION_ENDS")!;
        Assert.Equal(new DateOnly(2089, 5, 6), item.DueOn);
        Assert.Equal("Care Planning, Placement and Case Review (England) Regulations 2010 reg 50", item.Citation);
    }

    [Fact]
    public void Others_are_kept_by_the_local_schedule()
    {
        Assert.Equal(new DateOnly(2044, 5, 6), Closed(Day).RetainUntil);
        Assert.Equal(Day.AddYears(35), Closed(Day, Ordinary with { Openness = EpisodeOpenness.ChildProtection }).RetainUntil);
        Assert.Equal(new DateOnly(2044, 5, 6), Declined().RetainUntil);
        Assert.Null(Engaged().RetainUntil);
    }

    [Fact]
    public void What_is_being_keyed_in_warns_of_nothing()
    {
        var historic = Allocated(On(new(2026, 3, 2)) with { HistoricEntry = true });

        Assert.Empty(historic.PassTime(new(2026, 4, 1), default));
        Assert.Equal("HISTORIC_ENTRY", Assert.IsType<RecordAmended>(Assert.Single(historic.FinishHistoricEntry(Day))).Section);
    }

    static DueItem? Item(Episode episode, string rule) => episode.DueItems().SingleOrDefault(item => item.Rule == rule);
}

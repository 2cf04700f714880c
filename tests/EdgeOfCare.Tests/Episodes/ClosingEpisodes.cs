using Google.Protobuf;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class ClosingEpisodes
{
    [Fact]
    public void A_closure_is_the_anchor_of_the_reviews_where_no_care_risk_decision_stands()
    {
        var episode = Engaged();

        var events = Close(episode, new(2026, 11, 30), ClosureCode.SteppedToCin);

        var closed = Assert.IsType<EpisodeClosed>(events[0]);
        Assert.Equal((ClosureCode.SteppedToCin, Day.ToMessage(), 0, new DateOnly(2044, 5, 6).ToMessage()), (closed.Code, closed.ReferredDate, closed.GoalsClosed, closed.RetainUntilDate));
        var anchored = Assert.IsType<FollowUpAnchored>(events[1]);
        Assert.Equal((V1.AnchorKind.EpisodeClosed, new DateOnly(2027, 2, 28).ToMessage(), new DateOnly(2027, 5, 30).ToMessage()),
            (anchored.AnchorKind, anchored.ThreeMonthsDueDate, anchored.SixMonthsDueDate));
        Assert.Equal((EpisodeState.Closed, new DateOnly(2026, 11, 30)), (episode.State, episode.ClosedOn));
    }

    [Fact]
    public void With_a_care_risk_decision_the_closure_moves_no_anchor_and_shows_a_review_that_is_due()
    {
        var episode = AtRisk();
        var on = new DateOnly(2027, 4, 1);

        var events = Close(episode, on, ClosureCode.PartlyMet);

        Assert.IsType<EpisodeClosed>(Assert.Single(events));
        Assert.Equal((EpisodeState.Review3M, on), (episode.State, episode.StateSince));
    }

    [Fact]
    public void Reviews_answered_before_it_lead_on_at_once()
    {
        var atThree = AtRisk();
        Review(atThree, ReviewPoint.ThreeMonths, new(2027, 2, 23));
        Close(atThree, new(2027, 3, 1), ClosureCode.PartlyMet);
        Assert.Equal((EpisodeState.Review6M, new DateOnly(2027, 3, 1)), (atThree.State, atThree.StateSince));

        var atSix = AtRisk();
        Review(atSix, ReviewPoint.ThreeMonths, new(2027, 2, 23));
        Review(atSix, ReviewPoint.SixMonths, new(2027, 5, 24));
        Close(atSix, new(2027, 6, 1), ClosureCode.PartlyMet);
        Assert.Equal(EpisodeState.Complete, atSix.State);
    }

    [Fact]
    public void What_is_being_keyed_in_stands_where_it_stood_on_its_day()
    {
        var episode = Engaged(On(new(2025, 1, 6)) with { HistoricEntry = true });
        episode.Close(new(2025, 2, 3), ClosureCode.Moved, "", today: Day);
        Assert.Equal(EpisodeState.Closed, episode.State);

        episode.FinishHistoricEntry(Day);
        Assert.Equal((EpisodeState.Review3M, new DateOnly(2025, 5, 3)), (episode.State, episode.StateSince));
    }

    [Fact]
    public void Open_goals_and_interventions_are_told_at_once()
    {
        var episode = Engaged();
        var intervention = Plan(episode);
        var goal = Goal(episode);

        var refused = Assert.Throws<RefusedException>(() => Close(episode, Day.AddDays(9), ClosureCode.PartlyMet));
        Assert.Equal(["GOALS_OPEN", "INTERVENTIONS_OPEN"], refused.Rules.Select(r => r.Rule));
        Assert.All(refused.Rules, rule => Assert.Contains("Local", rule.Citation));

        episode.CloseGoal(goal, Day.AddDays(5), 6);
        Refused("INTERVENTIONS_OPEN", "Local", () => Close(episode, Day.AddDays(9), ClosureCode.PartlyMet));
        episode.EndIntervention(intervention, Day.AddDays(7), InterventionEnd.Completed, "");
        Refused("DATE_OUT_OF_ORDER", () => Close(episode, Day.AddDays(6), ClosureCode.PartlyMet));
        Close(episode, Day.AddDays(7), ClosureCode.GoalsMet);
    }

    [Fact]
    public void Goals_are_met_where_there_are_some_and_all_are_at_target()
    {
        Refused("CLOSURE_DOES_NOT_FIT", "Local", () => Close(Engaged(), Day, ClosureCode.GoalsMet));

        var episode = Engaged();
        episode.CloseGoal(Goal(episode), Day, 6);
        episode.CloseGoal(Goal(episode), Day, 5);
        Refused("CLOSURE_DOES_NOT_FIT", "Local", () => Close(episode, Day, ClosureCode.GoalsMet));
        var closed = Assert.IsType<EpisodeClosed>(Close(episode, Day, ClosureCode.PartlyMet)[0]);
        Assert.Equal((2, 1), (closed.GoalsClosed, closed.GoalsAtTarget));
    }

    [Fact]
    public void Care_was_entered_while_the_child_is_looked_after_Children_Act_1989_s_22()
    {
        Refused("CLOSURE_DOES_NOT_FIT", "Children Act 1989 s.22", () => Close(Engaged(), Day, ClosureCode.EnteredCare));

        Close(Escalated(), Day.AddDays(3), ClosureCode.EnteredCare);

        var home = Escalated();
        home.EndLookedAfter(Day.AddDays(5), "practitioner");
        Refused("CLOSURE_DOES_NOT_FIT", "Children Act 1989 s.22", () => Close(home, Day.AddDays(6), ClosureCode.EnteredCare));
    }

    [Fact]
    public void An_escalated_episode_ends_with_care_or_goes_on_first_Children_Act_1989_s_22()
    {
        foreach (var code in new[] { ClosureCode.PartlyMet, ClosureCode.NotEngaged, ClosureCode.SteppedToCp, ClosureCode.SteppedToEarlyHelp })
            Refused("CLOSURE_DOES_NOT_FIT", "Children Act 1989 s.22", () => Close(Escalated(), Day.AddDays(3), code));

        Close(Escalated(), Day.AddDays(3), ClosureCode.Moved);
        Close(Escalated(), Day.AddDays(3), ClosureCode.Other);
    }

    [Fact]
    public void Coming_of_age_needs_the_18th_birthday_Children_Act_1989_s_105()
    {
        Refused("CLOSURE_DOES_NOT_FIT", "Children Act 1989 s.105(1)", () => Close(Engaged(), new(2032, 5, 5), ClosureCode.Aged18));

        Close(Engaged(), new(2032, 5, 6), ClosureCode.Aged18);
    }

    [Fact]
    public void Only_a_family_that_does_not_work_with_the_service_did_not_engage()
    {
        Refused("CLOSURE_DOES_NOT_FIT", "Local", () => Close(Engaged(), Day, ClosureCode.NotEngaged));

        Close(Allocated(), Day, ClosureCode.NotEngaged);
        var lost = Engaged();
        lost.FindNotEngaged(Day.AddDays(2), NotEngagedReason.NotReached, "");
        Close(lost, Day.AddDays(2), ClosureCode.NotEngaged);
    }

    [Fact]
    public void It_closes_from_its_allocation_on_and_not_before_what_was_done()
    {
        Refused("MOVE_NOT_ALLOWED", () => Close(Accepted(), Day, ClosureCode.Other));
        Refused("MOVE_NOT_ALLOWED", () => Close(Closed(Day), Day, ClosureCode.Other));
        Refused("DATE_OUT_OF_ORDER", () => Close(Engaged(), Day.AddDays(-1), ClosureCode.Other));
        var visited = Allocated();
        visited.RecordFirstVisit(Day.AddDays(2), true, "");
        Refused("DATE_OUT_OF_ORDER", () => Close(visited, Day.AddDays(1), ClosureCode.Other));
    }

    [Fact]
    public void A_review_at_3_months_leads_to_that_at_6_and_that_to_the_end()
    {
        var episode = Closed(new(2026, 1, 30));
        episode.PassTime(new(2026, 5, 4), default);
        Assert.Equal(EpisodeState.Review3M, episode.State);

        var reviewed = Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 4));
        Assert.Equal((new DateOnly(2026, 4, 30).ToMessage(), V1.OutcomeCode.AtHomeParent, true, false), (reviewed.DueDate, reviewed.Outcome, reviewed.Completed, reviewed.LookedAfter));
        Assert.Equal((V1.AnchorKind.EpisodeClosed, new DateOnly(2026, 1, 30).ToMessage()), (reviewed.AnchorKind, reviewed.AnchorDate));
        Assert.Equal((EpisodeState.Review6M, new DateOnly(2026, 5, 4)), (episode.State, episode.StateSince));

        Review(episode, ReviewPoint.SixMonths, new(2026, 7, 30));
        Assert.Equal(EpisodeState.Complete, episode.State);
        Assert.DoesNotContain(episode.DueItems(), item => item.Rule.StartsWith("OUTCOME_REVIEW", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_is_an_answer_that_is_not_completed_and_may_be_replaced()
    {
        var episode = Closed(new(2026, 1, 30));

        Assert.False(Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 4), OutcomeCode.Unknown).Completed);
        Assert.Equal(EpisodeState.Review6M, episode.State);
        Assert.True(Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 20)).Completed);
        Assert.Equal(EpisodeState.Review6M, episode.State);
    }

    [Fact]
    public void Reviews_answered_out_of_order_complete_with_the_last_and_stay_so()
    {
        var episode = Closed(new(2026, 1, 30));
        Review(episode, ReviewPoint.SixMonths, new(2026, 7, 30));
        Assert.Equal(EpisodeState.Complete, episode.State);

        Review(episode, ReviewPoint.ThreeMonths, new(2026, 8, 3));
        Assert.Equal(EpisodeState.Complete, episode.State);
    }

    [Fact]
    public void Reviews_are_refused_as_the_follow_up_has_it()
    {
        Refused("FOLLOW_UP_NOT_STARTED", () => Review(Engaged(), ReviewPoint.ThreeMonths, Day));
        var episode = Closed(new(2026, 1, 30));
        Refused("DATE_OUT_OF_ORDER", () => Review(episode, ReviewPoint.ThreeMonths, new(2026, 4, 29)));
        Refused("NOTHING_TO_CORRECT", () => episode.RecordOutcomeReview(ReviewPoint.ThreeMonths, new(2026, 5, 4), OutcomeCode.AtHomeParent, false, true, CorrectionReason.Other, "p", Day));
        Refused("OUTCOME_CONTRADICTS_CARE_RECORD", "Children Act 1989 s.22", () => Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 4), OutcomeCode.LookedAfterOther));

        Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 4));
        Refused("REVIEW_ALREADY_ANSWERED", () => Review(episode, ReviewPoint.ThreeMonths, new(2026, 5, 5), OutcomeCode.KinInformal));
        var corrected = Assert.IsType<OutcomeReviewed>(Assert.Single(
            episode.RecordOutcomeReview(ReviewPoint.ThreeMonths, new(2026, 5, 5), OutcomeCode.KinInformal, true, true, CorrectionReason.NewInformation, "p", Day)));
        Assert.Equal((true, CorrectionReason.NewInformation, true), (corrected.Corrects, corrected.Reason, corrected.InProceedings));
    }

    /// <summary>Due to enter care from its first day on: reviewed on 23 February and 23 May 2027.</summary>
    static Episode AtRisk()
    {
        var episode = Engaged();
        episode.DecideCareRisk(Guid.CreateVersion7(), Day, CareRiskSource.LegalGateway, Day, Usual, "manager", Day);
        return episode;
    }

    static Episode Escalated()
    {
        var episode = Engaged();
        episode.RecordLookedAfter(Guid.CreateVersion7(), Day.AddDays(2), null, CareLegalStatus.CareOrder, false, "practitioner");
        return episode;
    }

    static IReadOnlyList<IMessage> Close(Episode episode, DateOnly on, ClosureCode code) => episode.Close(on, code, "", on);

    static OutcomeReviewed Review(Episode episode, ReviewPoint point, DateOnly on, OutcomeCode outcome = OutcomeCode.AtHomeParent) =>
        Assert.IsType<OutcomeReviewed>(Assert.Single(episode.RecordOutcomeReview(point, on, outcome, false, false, CorrectionReason.Unspecified, "practitioner", on)));

    static Guid Plan(Episode episode)
    {
        var id = Guid.CreateVersion7();
        episode.PlanIntervention(id, new(InterventionType.Parenting, "practitioner", 6, 60, false, Day, Day), Usual);
        return id;
    }

    static Guid Goal(Episode episode)
    {
        var id = Guid.CreateVersion7();
        episode.SetGoal(id, Day, "Home by ten.", 2, 6);
        return id;
    }

    static void Refused(string reason, Func<object?> act) => Assert.Equal(reason, Assert.Throws<RefusedException>(act).Reason);

    static void Refused(string reason, string citation, Func<object?> act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(citation, Assert.Single(refused.Rules).Citation);
    }
}

using Google.Protobuf;
using Suite.EdgeOfCare.Episodes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using static Suite.EdgeOfCare.Tests.Episodes.AReferral;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class CareRiskAndDaysLookedAfter
{
    const CareLegalStatus Accommodated = CareLegalStatus.Section20SinglePeriod;

    [Theory]
    [InlineData("2026-04-30", "2026-07-30", "2026-10-30")]
    [InlineData("2026-11-30", "2027-02-28", "2027-05-30")]
    public void The_decision_is_the_anchor_of_the_reviews(string decidedOn, string threeMonths, string sixMonths)
    {
        var on = DateOnly.Parse(decidedOn, null);

        var events = Decide(Referred(On(on)), on);

        var decided = Assert.IsType<CareRiskDecided>(events[0]);
        Assert.Equal((V1.CareRiskSource.LegalGateway, on.ToMessage()), (decided.Source, decided.DecisionDate));
        var anchored = Assert.IsType<FollowUpAnchored>(events[1]);
        Assert.Equal(V1.AnchorKind.CareRiskDecision, anchored.AnchorKind);
        Assert.Equal(DateOnly.Parse(threeMonths, null).ToMessage(), anchored.ThreeMonthsDueDate);
        Assert.Equal(DateOnly.Parse(sixMonths, null).ToMessage(), anchored.SixMonthsDueDate);
    }

    [Fact]
    public void Care_must_have_been_named_in_the_20_working_days_before()
    {
        // Twenty working days before Monday 23 November 2026.
        Decide(Referred(), Day, new(2026, 10, 26));

        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(Referred(), Day, new(2026, 10, 23)));
        Refused("CARE_RISK_NOT_EVIDENCED", () => Decide(Referred(), Day, Day.AddDays(1)));
    }

    [Fact]
    public void How_old_that_may_be_is_a_local_standard_and_kept()
    {
        var episode = Referred();
        Refused("CARE_RISK_NOT_EVIDENCED", () => episode.DecideCareRisk(Guid.CreateVersion7(), Day, CareRiskSource.Panel, Day.AddDays(-7), Usual with { CareRiskEvidenceWorkingDays = 3 }, "manager", Day));

        episode.DecideCareRisk(Guid.CreateVersion7(), Day, CareRiskSource.Panel, Day.AddDays(-3), Usual with { CareRiskEvidenceWorkingDays = 3 }, "manager", Day);
        Assert.Equal(3, episode.FollowUp.CareRisks[0].EvidenceWorkingDays);
    }

    [Fact]
    public void It_is_decided_once_while_the_episode_is_open_and_not_before_the_referral()
    {
        var episode = Referred();
        Decide(episode, Day);

        Refused("CARE_RISK_ALREADY_DECIDED", () => Decide(episode, Day.AddDays(30)));
        Refused("DATE_OUT_OF_ORDER", () => Decide(Referred(), Day.AddDays(-1)));
        Refused("MOVE_NOT_ALLOWED", () => Decide(Closed(Day), Day));
        Refused("MOVE_NOT_ALLOWED", () => Decide(Declined(), Day));
    }

    [Fact]
    public void A_corrected_decision_stays_as_taken_and_anchors_nothing()
    {
        var episode = Referred();
        Decide(episode, Day);
        var id = episode.FollowUp.CareRisks[0].Id;

        var events = episode.CorrectCareRisk(id, Day.AddDays(3), CorrectionReason.EvidenceWithdrawn, stands: false, "manager", Day.AddDays(3));

        var corrected = Assert.IsType<CareRiskCorrected>(events[0]);
        Assert.Equal((CorrectionReason.EvidenceWithdrawn, false, Day.ToMessage()), (corrected.Reason, corrected.Stands, corrected.DecisionDate));
        var anchored = Assert.IsType<FollowUpAnchored>(events[1]);
        Assert.Equal(V1.AnchorKind.Unspecified, anchored.AnchorKind);
        Assert.Null(anchored.AnchorDate);
        Assert.Equal("EVIDENCE_WITHDRAWN", episode.FollowUp.CareRisks[0].Corrections[0].Reason);
        Refused("CARE_RISK_NOT_FOUND", () => episode.CorrectCareRisk(Guid.CreateVersion7(), Day, CorrectionReason.Other, false, "manager", Day));
        Refused("DATE_OUT_OF_ORDER", () => episode.CorrectCareRisk(id, Day.AddDays(-1), CorrectionReason.Other, false, "manager", Day));
    }

    [Fact]
    public void A_correction_that_puts_the_reviews_off_puts_a_closed_episode_back_to_closed()
    {
        var episode = Engaged();
        Decide(episode, Day);
        episode.MoveTo(EpisodeState.Closed, new(2027, 2, 20));
        episode.ClosedOn = new(2027, 2, 20);
        episode.FollowUp.SetAnchor(new(2027, 2, 20), AnchorKind.EpisodeClosed);
        episode.PassTime(new(2027, 2, 24), default);
        Assert.Equal(EpisodeState.Review3M, episode.State);

        var events = episode.CorrectCareRisk(episode.FollowUp.CareRisks[0].Id, new(2027, 2, 25), CorrectionReason.RecordedInError, false, "manager", new(2027, 2, 25));

        Assert.Equal(EpisodeState.Closed, episode.State);
        Assert.Equal(EpisodeState.Closed, Assert.IsType<EpisodeStateMoved>(events[^1]).State);
    }

    [Fact]
    public void A_child_who_becomes_looked_after_escalates_the_episode()
    {
        var episode = Engaged();

        var events = LookedAfter(episode, Day.AddDays(4));

        Assert.Equal([typeof(LookedAfterStarted), typeof(EpisodeEscalated)], events.Select(e => e.GetType()));
        Assert.Equal((EpisodeState.Escalated, Day.AddDays(4)), (episode.State, episode.EscalatedOn));
    }

    [Fact]
    public void Before_it_is_allocated_nothing_escalates()
    {
        var episode = Accepted();
        LookedAfter(episode, Day);

        Assert.Equal(EpisodeState.Accepted, episode.State);
    }

    [Fact]
    public void A_time_that_is_over_escalates_nothing()
    {
        var episode = Engaged();

        var events = episode.RecordLookedAfter(Guid.CreateVersion7(), Day, Day.AddDays(3), Accommodated, false, "practitioner");

        Assert.Equal([typeof(LookedAfterStarted), typeof(LookedAfterEnded)], events.Select(e => e.GetType()));
        Assert.Equal(EpisodeState.Engaged, episode.State);
        Assert.Equal(3, episode.FollowUp.LookedAfterDays(Day, Day.AddDays(30)));
    }

    [Fact]
    public void Short_breaks_are_support_at_home()
    {
        var episode = Engaged();

        LookedAfter(episode, Day, CareLegalStatus.Section20ShortBreaks);

        Assert.Equal(EpisodeState.Engaged, episode.State);
        Assert.Equal(0, episode.FollowUp.LookedAfterDays(Day, Day.AddDays(30)));
    }

    [Fact]
    public void Another_legal_status_is_no_new_entry()
    {
        var episode = Engaged();
        LookedAfter(episode, Day, CareLegalStatus.PoliceProtection);
        episode.ResumeAfterCare(Day.AddDays(1), "Safe return.");
        episode.EndLookedAfter(Day.AddDays(2), "practitioner");

        LookedAfter(episode, Day.AddDays(2), CareLegalStatus.InterimCareOrder);
        Assert.Equal(EpisodeState.Active, episode.State);

        episode.EndLookedAfter(Day.AddDays(9), "practitioner");
        LookedAfter(episode, Day.AddDays(10));
        Assert.Equal(EpisodeState.Escalated, episode.State);
    }

    [Fact]
    public void A_child_referred_as_looked_after_is_not_escalated_by_that()
    {
        var episode = Allocated(Ordinary with { Openness = EpisodeOpenness.LookedAfter });

        episode.RecordLookedAfter(Guid.CreateVersion7(), Day.AddMonths(-3), null, CareLegalStatus.CareOrder, knownWhenReferred: true, "practitioner");

        Assert.Equal(EpisodeState.Allocated, episode.State);
        Assert.True(episode.FollowUp.LookedAfterOn(Day));
    }

    [Fact]
    public void Only_what_had_begun_was_known_when_the_child_was_referred_as_looked_after()
    {
        var atHome = Assert.Throws<RefusedException>(() => Allocated().RecordLookedAfter(Guid.CreateVersion7(), Day, null, Accommodated, true, "p"));
        Assert.Equal("known_when_referred", Assert.Single(atHome.Fields).Field);

        var later = Assert.Throws<RefusedException>(() =>
            Allocated(Ordinary with { Openness = EpisodeOpenness.LookedAfter }).RecordLookedAfter(Guid.CreateVersion7(), Day.AddDays(1), null, Accommodated, true, "p"));
        Assert.Equal("known_when_referred", Assert.Single(later.Fields).Field);
    }

    [Fact]
    public void What_becomes_known_late_does_not_move_the_record_into_the_past()
    {
        var episode = Allocated();
        episode.FindNotEngaged(Day.AddDays(5), NotEngagedReason.NotReached, "");

        LookedAfter(episode, Day.AddDays(2));

        Assert.Equal((Day.AddDays(5), Day.AddDays(5)), (episode.EscalatedOn, episode.StateSince));
        Assert.Equal(Day.AddDays(2), episode.FollowUp.Spells[0].From);
    }

    [Fact]
    public void Also_after_closing_it_is_recorded_and_moves_nothing()
    {
        var episode = Closed(Day);
        LookedAfter(episode, Day.AddDays(10));

        Assert.Equal(EpisodeState.Closed, episode.State);
        Refused("MOVE_NOT_ALLOWED", () => LookedAfter(Declined(), Day));
        Refused("MOVE_NOT_ALLOWED", () => LookedAfter(Withdrawn(), Day));
    }

    [Fact]
    public void Nobody_is_looked_after_twice_at_once_Children_Act_1989_s_22()
    {
        var episode = Engaged();
        LookedAfter(episode, Day);

        var refused = Assert.Throws<RefusedException>(() => LookedAfter(episode, Day.AddDays(1)));
        Assert.Equal("LOOKED_AFTER_ALREADY", refused.Reason);
        Assert.Contains("Children Act 1989 s.22", Assert.Single(refused.Rules).Citation);

        var ended = Assert.Throws<RefusedException>(() => Engaged().EndLookedAfter(Day, "practitioner"));
        Assert.Equal("NOT_LOOKED_AFTER", ended.Reason);
        Assert.Contains("Children Act 1989 s.22", Assert.Single(ended.Rules).Citation);
        Refused("DATE_OUT_OF_ORDER", () => episode.EndLookedAfter(Day.AddDays(-1), "practitioner"));
    }

    [Fact]
    public void A_time_recorded_in_error_counts_for_nothing_and_stays_escalated_until_resumed()
    {
        var episode = Engaged();
        LookedAfter(episode, Day.AddDays(1));
        var spell = episode.FollowUp.Spells[0];

        var withdrawn = Assert.IsType<LookedAfterWithdrawn>(Assert.Single(episode.WithdrawLookedAfter(spell.Id, Day.AddDays(2), CorrectionReason.WrongChild, "manager")));

        Assert.Equal(CorrectionReason.WrongChild, withdrawn.Reason);
        Assert.Equal("WRONG_CHILD", spell.WithdrawalReason);
        Assert.False(episode.FollowUp.LookedAfterOn(Day.AddDays(1)));
        Assert.Equal(EpisodeState.Escalated, episode.State);
        Refused("LOOKED_AFTER_SPELL_NOT_FOUND", () => episode.WithdrawLookedAfter(spell.Id, Day.AddDays(2), CorrectionReason.WrongChild, "manager"));
        Refused("DATE_OUT_OF_ORDER", () => episode.ResumeAfterCare(Day, "Goes on."));

        var resumed = Assert.IsType<EpisodeResumed>(Assert.Single(episode.ResumeAfterCare(Day.AddDays(2), "Goes on.")));
        Assert.Equal(Day.AddDays(2).ToMessage(), resumed.ResumeDate);
        Assert.Equal((EpisodeState.Active, Day.AddDays(2)), (episode.State, episode.ActiveOn));
    }

    static IReadOnlyList<IMessage> Decide(Episode episode, DateOnly on, DateOnly? sourceOn = null) =>
        episode.DecideCareRisk(Guid.CreateVersion7(), on, CareRiskSource.LegalGateway, sourceOn ?? on, Usual, "manager", on);

    static IReadOnlyList<IMessage> LookedAfter(Episode episode, DateOnly from, CareLegalStatus status = Accommodated) =>
        episode.RecordLookedAfter(Guid.CreateVersion7(), from, null, status, knownWhenReferred: false, "practitioner");

    static void Refused(string reason, Func<object?> act) => Assert.Equal(reason, Assert.Throws<RefusedException>(act).Reason);
}

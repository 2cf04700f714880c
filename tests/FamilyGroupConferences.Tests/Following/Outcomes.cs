using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using static Suite.FamilyGroupConferences.Tests.Following.HeldConference;

namespace Suite.FamilyGroupConferences.Tests.Following;

public sealed class Outcomes
{
    static readonly DateOnly Decided = new(2026, 8, 31);

    [Fact]
    public void A_decision_on_care_risk_counts_the_childs_reviews_from_its_day()
    {
        var conference = Held();

        var events = Decide(conference);

        var decided = Assert.Single(events.OfType<CareRiskDecided>());
        Assert.Equal((KeyOf("C1"), V1.CareRiskSource.Panel, Decided.ToMessage()), (decided.ChildKey, decided.Source, decided.DecisionDate));
        Assert.Equal([(V1.ReviewPoint.ThreeMonths, new DateOnly(2026, 11, 30).ToMessage()), (V1.ReviewPoint.SixMonths, new DateOnly(2027, 2, 28).ToMessage())],
            events.OfType<OutcomeReviewSet>().Select(set => (set.Point, set.DueDate)));
        Assert.All(events.OfType<OutcomeReviewSet>(), set => Assert.Equal((V1.AnchorKind.CareRiskDecision, KeyOf("C1")), (set.AnchorKind, set.ChildKey)));
        Assert.Equal([(OutcomeRules.FirstReviewDue, Ada.ToString()), (OutcomeRules.SecondReviewDue, Ada.ToString())],
            conference.DueItems().Where(d => d.Rule.StartsWith("OUTCOME_REVIEW", StringComparison.Ordinal)).Select(d => (d.Rule, d.Subject)));
    }

    [Fact]
    public void Twenty_one_working_days_after_the_panel_nothing_stands_behind_the_decision()
    {
        var panel = new DateOnly(2026, 8, 3);
        Assert.Equal("CARE_RISK_NOT_EVIDENCED", ReasonOf(() => Decide(Held(), on: new(2026, 9, 2), sourceOn: panel)));
        Assert.NotEmpty(Decide(Held(), on: new(2026, 9, 1), sourceOn: panel));
    }

    [Fact]
    public void One_decision_on_a_child_stands_at_a_time()
    {
        var conference = Held();
        Decide(conference);

        Assert.Equal("CARE_RISK_ALREADY_DECIDED", ReasonOf(() => Decide(conference, id: 42)));
    }

    [Fact]
    public void A_family_that_was_not_taken_on_is_not_followed_up()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Decide(In(ConferenceState.NotAccepted))));
        var conference = In(ConferenceState.Referred);
        Decide(conference);
        conference.State = ConferenceState.NotAccepted;
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule.StartsWith("OUTCOME_REVIEW", StringComparison.Ordinal));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent)));
    }

    [Fact]
    public void Nothing_is_decided_on_a_child_who_is_not_of_the_family() =>
        Assert.Equal("CHILD_NOT_FOUND", ReasonOf(() => Held().DecideCareRisk(Mother, Id(41), Decided, CareRiskSource.Panel, Decided, Decided, Pseudonyms, Tm)));

    [Fact]
    public void A_decision_taken_back_before_the_conference_leaves_no_review_due()
    {
        var conference = In(ConferenceState.Preparing);
        Decide(conference);

        var events = conference.CorrectCareRisk(Ada, Id(41), Decided.AddDays(3), "RECORDED_IN_ERROR", stands: false, Pseudonyms, Tm);

        Assert.False(Assert.Single(events.OfType<CareRiskCorrected>()).Stands);
        Assert.Equal(2, events.OfType<OutcomeReviewSet>().Count());
        Assert.All(events.OfType<OutcomeReviewSet>(), set => Assert.Null(set.DueDate));
        Assert.DoesNotContain(conference.DueItems(), d => d.Rule.StartsWith("OUTCOME_REVIEW", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decision_that_there_is_not_is_not_corrected() =>
        Assert.Equal("CARE_RISK_NOT_FOUND", ReasonOf(() => Held().CorrectCareRisk(Ada, Id(41), Decided, "RECORDED_IN_ERROR", stands: false, Pseudonyms, Tm)));

    [Fact]
    public void A_time_looked_after_begins_and_ends()
    {
        var conference = Held();

        var started = Assert.IsType<LookedAfterStarted>(Assert.Single(LookedAfter(conference)));
        Assert.Equal((KeyOf("C1"), V1.CareLegalStatus.InterimCareOrder), (started.ChildKey, started.LegalStatus));
        Assert.Null(started.UntilDate);
        Assert.Equal("LOOKED_AFTER_ALREADY", ReasonOf(() => LookedAfter(conference)));

        var ended = Assert.IsType<LookedAfterEnded>(Assert.Single(conference.EndLookedAfter(Ada, Id(51), HeldOn, Pseudonyms, Csw)));
        Assert.Equal((Id(51).ToString(), false), (ended.SpellId, ended.Mistaken));
        Assert.Equal("NOT_LOOKED_AFTER", ReasonOf(() => conference.EndLookedAfter(Ada, Id(51), HeldOn, Pseudonyms, Csw)));
        Assert.Equal("LOOKED_AFTER_SPELL_NOT_FOUND", ReasonOf(() => conference.EndLookedAfter(Ada, Id(52), HeldOn, Pseudonyms, Csw)));
    }

    [Fact]
    public void A_time_recorded_by_mistake_counts_nowhere()
    {
        var conference = Held();
        LookedAfter(conference);

        Assert.True(Assert.IsType<LookedAfterEnded>(conference.WithdrawLookedAfter(Ada, Id(51), HeldOn, "OTHER_CHILD", Pseudonyms, Csw)[0]).Mistaken);

        Assert.False(conference.Children[0].FollowUp.LookedAfterOn(HeldOn));
        Assert.Equal("LOOKED_AFTER_SPELL_NOT_FOUND", ReasonOf(() => conference.WithdrawLookedAfter(Ada, Id(52), HeldOn, "OTHER_CHILD", Pseudonyms, Csw)));
    }

    [Fact]
    public void An_outcome_is_reviewed_also_after_the_conference_was_closed()
    {
        var conference = Held();
        Decide(conference);
        conference.Close(ClosureCode.MovedAway, HeldOn);

        var reviewed = Assert.IsType<OutcomeReviewed>(Assert.Single(Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.KinInformal)));

        Assert.Equal((true, false, V1.OutcomeCode.KinInformal), (reviewed.Completed, reviewed.LookedAfter, reviewed.Outcome));
        Assert.Equal(OutcomeRules.SecondReviewDue, Assert.Single(conference.DueItems(), d => d.Rule.StartsWith("OUTCOME_REVIEW", StringComparison.Ordinal)).Rule);
        Assert.Equal("REVIEW_ALREADY_ANSWERED", ReasonOf(() => Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.KinOrder)));
    }

    [Fact]
    public void A_review_is_not_done_before_its_day_nor_before_there_is_one()
    {
        var conference = Held();
        Assert.Equal("FOLLOW_UP_NOT_STARTED", ReasonOf(() => Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent)));
        Decide(conference);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent, new(2026, 11, 29))));
    }

    [Fact]
    public void An_outcome_agrees_with_the_care_record_section_22()
    {
        var conference = Held();
        Decide(conference);

        var (reason, refused) = Refusal(() => Review(conference, ReviewPoint.ThreeMonths, OutcomeCode.LookedAfterKin));

        Assert.Equal(("OUTCOME_CONTRADICTS_CARE_RECORD", OutcomeRules.LookedAfterCitation), (reason, Assert.Single(refused.Rules).Citation));
    }

    static IReadOnlyList<IMessage> Decide(Conference conference, DateOnly? on = null, DateOnly? sourceOn = null, int id = 41) =>
        conference.DecideCareRisk(Ada, Id(id), on ?? Decided, CareRiskSource.Panel, sourceOn ?? Decided.AddDays(-3), on ?? Decided, Pseudonyms, Tm);

    static IReadOnlyList<IMessage> LookedAfter(Conference conference) =>
        conference.RecordLookedAfter(Ada, Id(51), Decided, null, CareLegalStatus.InterimCareOrder, Pseudonyms, Csw);

    static IReadOnlyList<IMessage> Review(Conference conference, ReviewPoint point, OutcomeCode outcome, DateOnly? on = null) =>
        conference.RecordOutcomeReview(Ada, point, on ?? new(2026, 12, 1), outcome, inProceedings: false, corrects: false, "", Pseudonyms, Convener);
}

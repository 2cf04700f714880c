using Suite.Platform.Cases;
using Suite.Platform.Errors;
using static Suite.Outcomes.Tests.AChild;

namespace Suite.Outcomes.Tests;

public sealed class ReviewingOutcomes
{
    static readonly DateOnly Held = new(2026, 6, 15);

    [Theory]
    [InlineData("2026-04-30", "2026-07-30", "2026-10-30")]
    [InlineData("2026-11-30", "2027-02-28", "2027-05-30")]
    [InlineData("2026-08-31", "2026-11-30", "2027-02-28")]
    [InlineData("2027-11-30", "2028-02-29", "2028-05-30")]
    public void They_are_due_three_and_six_months_after_the_anchor_clamped_to_the_months_end(string anchor, string three, string six)
    {
        var child = DueToEnterCare(DateOnly.Parse(anchor, null));

        Assert.Equal(DateOnly.Parse(three, null), child.DueOn(ReviewPoint.ThreeMonths));
        Assert.Equal(DateOnly.Parse(six, null), child.DueOn(ReviewPoint.SixMonths));
    }

    [Fact]
    public void They_count_from_the_decision_on_care_risk_before_the_conference_or_closure()
    {
        var child = new FollowUp();
        Assert.True(child.SetAnchor(Held, AnchorKind.ConferenceHeld));
        Assert.Equal(new FollowUpAnchor(Held, AnchorKind.ConferenceHeld), child.Anchor);

        var decided = Held.AddDays(20);
        child.Decide(decided);

        Assert.Equal(new FollowUpAnchor(decided, AnchorKind.CareRiskDecision), child.Anchor);
        Assert.False(child.SetAnchor(Held.AddDays(60), AnchorKind.EpisodeClosed));
        Assert.Equal(new FollowUpAnchor(decided, AnchorKind.CareRiskDecision), child.Anchor);
    }

    [Fact]
    public void They_count_from_the_conference_or_closure_again_once_the_decision_is_taken_back()
    {
        var child = new FollowUp();
        var risk = child.Decide(Decided);

        Assert.True(child.CorrectCareRisk(risk, Decided.AddDays(1), "CARE_NOT_NAMED", stands: false, "manager-1"));
        Assert.Null(child.Anchor);
        Assert.True(child.SetAnchor(Held, AnchorKind.EpisodeClosed));
        Assert.Equal(new FollowUpAnchor(Held, AnchorKind.EpisodeClosed), child.Anchor);
        Assert.True(child.CorrectCareRisk(risk, Held.AddDays(1), "CARE_WAS_NAMED", stands: true, "manager-1"));
        Assert.Equal(new FollowUpAnchor(Decided, AnchorKind.CareRiskDecision), child.Anchor);
        Assert.True(child.CorrectCareRisk(risk, Held.AddDays(2), "CARE_NOT_NAMED", stands: false, "manager-1"));

        Assert.Equal(new FollowUpAnchor(Held, AnchorKind.EpisodeClosed), child.Anchor);
    }

    [Fact]
    public void Once_one_is_answered_they_count_from_where_they_did()
    {
        var held = new FollowUp();
        held.SetAnchor(Held, AnchorKind.ConferenceHeld);
        held.Answer(ReviewPoint.ThreeMonths, OutcomeCode.Unknown);
        held.Decide(Held.AddMonths(4));
        Assert.Equal(new FollowUpAnchor(Held, AnchorKind.ConferenceHeld), held.Anchor);

        var decided = new FollowUp();
        var risk = decided.Decide(Decided);
        decided.SetAnchor(Held, AnchorKind.EpisodeClosed);
        decided.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent);
        Assert.False(decided.CorrectCareRisk(risk, ThreeMonths.AddDays(9), "CARE_NOT_NAMED", stands: false, "manager-1"));
        Assert.Equal(new FollowUpAnchor(Decided, AnchorKind.CareRiskDecision), decided.Anchor);
    }

    [Fact]
    public void Those_left_undone_do_not_lapse_with_the_next_decision()
    {
        var child = DueToEnterCare();

        child.Decide(SixMonths.AddDays(30));

        Assert.Equal(Decided, child.Anchor?.On);
        Assert.True(child.IsAwaited(ReviewPoint.ThreeMonths, SixMonths.AddDays(30)));
    }

    [Fact]
    public void A_decision_is_no_anchor_that_a_service_sets() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FollowUp().SetAnchor(Held, AnchorKind.CareRiskDecision));

    [Fact]
    public void An_answer_is_kept_with_the_day_it_is_about_and_the_version_of_the_rules()
    {
        var child = DueToEnterCare();

        var review = child.RecordReview(ReviewPoint.ThreeMonths, ThreeMonths.AddDays(4), OutcomeCode.KinInformal, inProceedings: true, corrects: false, "", "worker-1");

        Assert.Equal(new(ReviewPoint.ThreeMonths, ThreeMonths, ThreeMonths.AddDays(4), OutcomeCode.KinInformal, InProceedings: true, Corrects: false, "", "worker-1", OutcomeRules.Version), review);
        Assert.Equal(review, child.ReviewOf(ReviewPoint.ThreeMonths));
        Assert.Null(child.ReviewOf(ReviewPoint.SixMonths));
    }

    [Fact]
    public void Nothing_is_reviewed_before_its_day()
    {
        var child = DueToEnterCare();

        Refused("DATE_OUT_OF_ORDER", () => child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent, ThreeMonths.AddDays(-1)));
        Refused("DATE_OUT_OF_ORDER", () => child.Answer(ReviewPoint.SixMonths, OutcomeCode.Unknown, ThreeMonths));
        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent, ThreeMonths);
    }

    [Fact]
    public void Nothing_is_reviewed_where_nothing_counts() =>
        Refused("FOLLOW_UP_NOT_STARTED", () => new FollowUp().RecordReview(ReviewPoint.ThreeMonths, Held, OutcomeCode.Unknown, inProceedings: false, corrects: false, "", "worker-1"));

    [Fact]
    public void Unknown_is_an_answer_but_not_a_completed_review_and_gives_way_to_what_is_found_out()
    {
        var child = DueToEnterCare();
        Assert.False(child.IsDue(ReviewPoint.ThreeMonths, ThreeMonths.AddDays(-1)));
        Assert.True(child.IsAwaited(ReviewPoint.ThreeMonths, ThreeMonths));

        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.Unknown);

        Assert.True(child.IsDue(ReviewPoint.ThreeMonths, ThreeMonths));
        Assert.False(child.IsAwaited(ReviewPoint.ThreeMonths, ThreeMonths));
        Assert.True(child.IsUnknown(ReviewPoint.ThreeMonths));
        Assert.False(child.IsCompleted(ReviewPoint.ThreeMonths));
        Refused("REVIEW_ALREADY_ANSWERED", () => child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.Unknown));

        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent, ThreeMonths.AddDays(30));

        Assert.True(child.IsCompleted(ReviewPoint.ThreeMonths));
        Assert.False(child.IsUnknown(ReviewPoint.ThreeMonths));
        Assert.Equal(2, child.Reviews.Count);
    }

    [Fact]
    public void Another_answer_takes_the_place_of_one_only_as_a_correction_with_its_reason()
    {
        var child = DueToEnterCare();
        Refused("NOTHING_TO_CORRECT", () => child.Correct(ReviewPoint.ThreeMonths, OutcomeCode.KinOrder));
        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent);

        Refused("REVIEW_ALREADY_ANSWERED", () => child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.KinOrder));
        Assert.Equal("reason", Assert.Single(Refused("INVALID_FIELDS", () => child.Correct(ReviewPoint.ThreeMonths, OutcomeCode.KinOrder, reason: "")).Fields).Field);
        child.Correct(ReviewPoint.ThreeMonths, OutcomeCode.KinOrder, "WRONG_CHILD");

        Assert.Equal([OutcomeCode.AtHomeParent, OutcomeCode.KinOrder], child.Reviews.Select(review => review.Outcome));
        Assert.Equal((OutcomeCode.KinOrder, true, "WRONG_CHILD"), (child.ReviewOf(ReviewPoint.ThreeMonths)!.Outcome, child.Reviews[1].Corrects, child.Reviews[1].Reason));
    }

    [Fact]
    public void A_request_names_the_reason_of_a_correction_and_of_nothing_else()
    {
        static string[] Wrong(bool corrects, string reason)
        {
            var fields = new Fields();
            OutcomeFields.CorrectionReason(fields, corrects, reason);
            return fields.Any ? [.. Assert.Throws<RefusedException>(fields.ThrowIfAny).Fields.Select(field => field.Description)] : [];
        }

        Assert.Equal(["is required with a correction"], Wrong(corrects: true, ""));
        Assert.Equal(["is for a correction only"], Wrong(corrects: false, "WRONG_CHILD"));
        Assert.Equal(["must be a code of at most 64 letters, digits and . _ - / :"], Wrong(corrects: true, "in many words"));
        Assert.Empty(Wrong(corrects: true, "WRONG_CHILD"));
        Assert.Empty(Wrong(corrects: false, ""));
    }

    [Theory]
    [InlineData(OutcomeCode.LookedAfterKin)]
    [InlineData(OutcomeCode.LookedAfterOther)]
    public void Children_Act_1989_section_22_a_child_is_not_looked_after_who_is_not_on_record_so(OutcomeCode outcome)
    {
        var child = DueToEnterCare();
        child.LookedAfter(Decided.AddDays(10), ThreeMonths);

        RefusedByLaw("OUTCOME_CONTRADICTS_CARE_RECORD", LookedAfterLaw, () => child.Answer(ReviewPoint.ThreeMonths, outcome));
        child.LookedAfter(ThreeMonths);
        child.Answer(ReviewPoint.ThreeMonths, outcome);
    }

    [Theory]
    [InlineData(OutcomeCode.AtHomeParent)]
    [InlineData(OutcomeCode.KinInformal)]
    [InlineData(OutcomeCode.KinOrder)]
    [InlineData(OutcomeCode.Custody)]
    [InlineData(OutcomeCode.MovedAway)]
    [InlineData(OutcomeCode.Aged18)]
    public void Children_Act_1989_section_22_a_child_on_record_as_looked_after_is(OutcomeCode outcome)
    {
        var child = DueToEnterCare();
        var spell = child.LookedAfter(ThreeMonths);

        RefusedByLaw("OUTCOME_CONTRADICTS_CARE_RECORD", LookedAfterLaw, () => child.Answer(ReviewPoint.ThreeMonths, outcome, ThreeMonths.AddDays(5)));
        child.WithdrawLookedAfter(spell, ThreeMonths.AddDays(5), "WRONG_CHILD", "worker-1");
        child.Answer(ReviewPoint.ThreeMonths, outcome, ThreeMonths.AddDays(5));
    }

    [Fact]
    public void A_spell_that_is_recorded_after_the_answer_shows_that_one_of_them_is_wrong()
    {
        var child = DueToEnterCare();
        Assert.False(child.IsContradicted(ReviewPoint.ThreeMonths));
        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.AtHomeParent);
        Assert.False(child.IsContradicted(ReviewPoint.ThreeMonths));

        child.LookedAfter(ThreeMonths.AddDays(-1));
        Assert.True(child.IsContradicted(ReviewPoint.ThreeMonths));
        child.Correct(ReviewPoint.ThreeMonths, OutcomeCode.LookedAfterKin);

        Assert.False(child.IsContradicted(ReviewPoint.ThreeMonths));
    }

    [Theory]
    [InlineData("2026-04-29", "2026-04-30", false)]
    [InlineData("2026-04-30", "2026-05-01", true)]
    [InlineData("2026-08-01", "2026-08-01", true)]
    [InlineData("2026-10-30", "2026-11-02", true)]
    [InlineData("2026-10-31", "2026-11-02", false)]
    public void Care_in_the_window_is_care_on_a_day_from_the_anchor_to_the_day_of_the_review(string from, string until, bool entered)
    {
        var child = DueToEnterCare();
        child.LookedAfter(DateOnly.Parse(from, null), DateOnly.Parse(until, null));

        Assert.Equal(entered, child.EnteredCareBy(ReviewPoint.SixMonths, SixMonths));
        Assert.Equal(!entered, child.SustainedOn(SixMonths));
        Assert.Null(child.SustainedOn(SixMonths.AddDays(-1)));
        Assert.Null(new FollowUp().SustainedOn(SixMonths));
    }

    [Fact]
    public void Each_is_on_the_worklist_until_it_is_answered_with_warnings_a_fortnight_before_on_the_day_and_after_it()
    {
        var child = DueToEnterCare();
        Dictionary<string, DateOnly> announced = [];
        DueItem[] Due() => [.. child.DueItems("child-1", "Local definition", new WarningPoints(announced))];

        var due = Due();
        Assert.Equal([("OUTCOME_REVIEW_3M", ThreeMonths), ("OUTCOME_REVIEW_6M", SixMonths)], due.Select(item => (item.Rule, item.DueOn)));
        Assert.All(due, item => Assert.Equal(("child-1", "Local definition"), (item.Subject, item.Citation)));
        Assert.Equal([new(2026, 7, 16), ThreeMonths, new(2026, 7, 31)], due[0].WarnOn);

        announced["OUTCOME_REVIEW_3M|child-1|2026-07-30"] = new(2026, 7, 16);
        Assert.Equal([ThreeMonths, new(2026, 7, 31)], Due()[0].WarnOn);

        child.Answer(ReviewPoint.ThreeMonths, OutcomeCode.Unknown);
        Assert.Equal("OUTCOME_REVIEW_6M", Assert.Single(Due()).Rule);
        child.Answer(ReviewPoint.SixMonths, OutcomeCode.AtHomeParent);
        Assert.Empty(Due());
        Assert.Empty(new FollowUp().DueItems("", "Local definition", new WarningPoints(announced)));
    }
}

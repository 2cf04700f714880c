using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class CountingConferences(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    const string Quarter2 = "2026-07-01 2026-09-30", Quarter1 = "2026-04-01 2026-06-30", Quarter3 = "2026-10-01 2026-12-31";

    [Theory]
    [InlineData("G01", "REFERRED", "36", 36, 0)]
    [InlineData("G01", "CHILDREN", "36", 36, 0)]
    [InlineData("G01", "ACCEPTED", "94.4", 34, 36)]
    [InlineData("G02", "TAKE_UP", "88.9", 32, 36)]
    [InlineData("G02", "DECLINED", "2", 2, 0)]
    [InlineData("G03", "HELD", "29", 29, 0)]
    [InlineData("G03", "HELD_PREVIOUS", "10", 10, 0)]
    [InlineData("G03", "CHANGE", "190.0", 29, 10)]
    [InlineData("G03", "RATIO", "2.90", 29, 10)]
    [InlineData("G03", "TRIPLED", "false", 29, 10)]
    [InlineData("G03", "DOUBLED", "true", 29, 10)]
    [InlineData("G04", "MEDIAN_DAYS", "33.0", 29, 0)]
    [InlineData("G04", "MEAN_DAYS", "35.0", 29, 0)]
    [InlineData("G04", "WITHIN_NORM", "79.3", 23, 29)]
    [InlineData("G05", "MADE", "93.1", 27, 29)]
    [InlineData("G05", "AGREED", "96.3", 26, 27)]
    [InlineData("G06", "TOOK_PART", "81.6", 31, 38)]
    [InlineData("G07", "PATERNAL", "75.9", 22, 29)]
    [InlineData("G08", "ON_TIME", "77.8", 7, 9)]
    [InlineData("G09", "COVERAGE", "82.8", 24, 29)]
    [InlineData("G09", "COVERAGE_REVIEW", "0.0", 0, 8)]
    [InlineData("G09", "RECOMMEND", "4.0", 24, 0)]
    [InlineData("G11", "COMPLIANT", "100.0", 6, 6)]
    [InlineData("G12", "HELD_PER_POST", "7.25", 29, 4 * 100 * 92)]
    [InlineData("G12", "AVERAGE_POSTS", "4.00", 4 * 100 * 92, 0)]
    public async Task The_worked_quarter_gives_its_numbers(string measure, string part, string value, long numerator, long denominator)
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedQuarter(authority));

        await Gives(authority, measure, part, value, numerator, denominator);
    }

    [Theory]
    [InlineData(9, "222.2", "3.22", "true", "true")]
    [InlineData(10, "190.0", "2.90", "false", "true")]
    [InlineData(0, "", "", "", "")]
    public async Task Tripled_may_be_said_from_a_ratio_of_2_95_on(int before, string change, string ratio, string tripled, string doubled)
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedQuarter(authority, before));

        foreach (var (part, value) in new[] { ("CHANGE", change), ("RATIO", ratio), ("TRIPLED", tripled), ("DOUBLED", doubled) })
            await Gives(authority, "G03", part, value, 29, before);
    }

    [Theory]
    [InlineData(59, 20, "true")] // 2.95 exactly
    [InlineData(294, 100, "false")]
    public void The_rule_compares_the_exact_ratio(long held, long before, string tripled) => Assert.Equal(tripled,
        new Total("TRIPLED", null, held, before, 0, null, null, 0).ToFigure(new("TRIPLED", "", PartKind.Tripled), default).Value);

    [Fact]
    public async Task The_quarter_before_is_the_base_of_the_worked_quarter_and_had_five_to_a_post()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedQuarter(authority));

        var result = await reporting.WorkOut("G03", authority, "2026-07-01".Day(), "2026-09-30".Day());
        Assert.Equal(("2026-04-01".Date(), "2026-06-30".Date()), (result.BaseStart, result.BaseEnd));
        Assert.Null((await reporting.WorkOut("G04", authority, "2026-07-01".Day(), "2026-09-30".Day())).BaseStart);
        await Gives(authority, "G12", "HELD_PER_POST", "5.00", 10, 2 * 100 * 91, Quarter1);
        await Gives(authority, "G03", "CHANGE", "", 10, 0, Quarter1);
        await Gives(authority, "G03", "CHANGE", "-100.0", 0, 29, Quarter3);
    }

    [Fact]
    public async Task An_application_before_the_accepted_meeting_is_not_compliant_and_says_what_was_missing()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedQuarter(authority, oneHeldAfterApplication: true));

        await Gives(authority, "G11", "COMPLIANT", "83.3", 5, 6);
        await Gives(authority, "G11", "COMPLIANT", "80.0", 4, 5, breakdown: "CARE_ORDER");
        await Gives(authority, "G11", "EXEMPT", "1", 1, 0);
        await Gives(authority, "G11", "ISSUED_REGARDLESS", "1", 1, 0);
        await Gives(authority, "G11", "GAPS", "1", 1, 0, breakdown: "MEETING_NOT_HELD_BEFORE_APPLICATION");
    }

    [Fact]
    public async Task A_conference_that_ended_at_half_past_eleven_in_universal_time_belongs_to_the_next_day_in_London()
    {
        var authority = reporting.NewAuthority();
        // Recorded as it ended; the event's day is London's.
        await reporting.Take([.. OutcomeHistory.Conferencing(authority).Then(OutcomeHistory.Held("2026-10-01", "2026-09-01")).Events
            .Select(e => e with { Time = DateTimeOffset.Parse("2026-09-30T23:30:00Z") })]);

        await Gives(authority, "G03", "HELD", "0", 0, 0);
        await Gives(authority, "G03", "HELD", "1", 1, 0, Quarter3);
        await Gives(authority, "G09", "COVERAGE", "", 0, 0);
    }

    [Fact]
    public async Task The_same_event_twice_counts_once()
    {
        var authority = reporting.NewAuthority();
        var events = OutcomeHistory.WorkedQuarter(authority);
        await reporting.Take(events);
        await reporting.Take([.. events.Reverse()]);

        await Gives(authority, "G03", "HELD", "29", 29, 0);
        await Gives(authority, "G09", "FORMS", "24", 24, 0);
    }

    [Fact]
    public async Task Feedback_is_counted_with_who_gave_none_and_what_comments_are_about()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.Conferencing(authority).Then(
            OutcomeHistory.Held("2026-07-10", "2026-06-20", feedbackAsked: 5),
            OutcomeHistory.Feedback("f1", "s1", "2026-07-10", score: 5),
            OutcomeHistory.Feedback("f2", "s1", "2026-07-10", score: 4),
            OutcomeHistory.Feedback("f3", "s1", "2026-07-10", family: false, score: 2),
            new FeedbackDeclined { SessionId = "s1", SessionKind = SessionKind.Conference, SessionDate = "2026-07-10".Date(), Family = true, AskedDate = "2026-07-12".Date() },
            new CommentThemesChosen { FeedbackId = "f1", SessionId = "s1", Themes = { FeedbackTheme.ListenedTo, FeedbackTheme.FeltSafe }, Tone = FeedbackTone.Positive },
            new CommentThemesChosen { FeedbackId = "f1", SessionId = "s1", Themes = { FeedbackTheme.FeltSafe }, Tone = FeedbackTone.Mixed },
            new ReviewHeld { SessionId = "r1", Number = 1, DueDate = "2026-09-10".Date(), HeldDate = "2026-09-09".Date(), FeedbackAsked = 1 },
            OutcomeHistory.Feedback("f4", "r1", "2026-09-09", score: 1, kind: SessionKind.Review)).Events);

        await Gives(authority, "G09", "COVERAGE", "100.0", 1, 1);
        await Gives(authority, "G09", "COVERAGE_REVIEW", "100.0", 1, 1);
        await Gives(authority, "G09", "HEARD", "3.3", 3, 0);
        await Gives(authority, "G09", "HEARD", "4.5", 2, 0, breakdown: "CONFERENCE");
        await Gives(authority, "G09", "HEARD", "1.0", 1, 0, breakdown: "REVIEW");
        await Gives(authority, "G09", "WORKER_HEARD", "2.0", 1, 0);
        await Gives(authority, "G09", "FORMS", "3", 3, 0, breakdown: "FAMILY");
        await Gives(authority, "G09", "NO_ANSWER", "1", 1, 0, breakdown: "FAMILY");
        await Gives(authority, "G09", "OUTSTANDING", "1", 1, 0);
        await Gives(authority, "G09", "THEMES", "1", 1, 0, breakdown: "FELT_SAFE");
        await Gives(authority, "G09", "TONES", "1", 1, 0, breakdown: "MIXED");
        // As at a day before the social worker and the family were asked again.
        await Gives(authority, "G09", "OUTSTANDING", "2", 2, 0, "2026-07-01 2026-07-11");
    }

    [Fact]
    public async Task A_review_that_was_not_held_is_late_unless_the_conference_closed_before_it_was_due()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. OutcomeHistory.Conferencing(authority).Then(new ReviewSet { Number = 1, DueDate = "2026-08-10".Date() }).Events,
            .. OutcomeHistory.Conferencing(authority).Then(new ReviewSet { Number = 1, DueDate = "2026-08-10".Date() }, new ConferenceClosed { ClosedDate = "2026-08-09".Date() }).Events,
            .. OutcomeHistory.Conferencing(authority).Then(new ReviewSet { Number = 1, DueDate = "2026-08-10".Date() }, new ConferenceClosed { ClosedDate = "2026-08-10".Date() }).Events,
        ]);

        await Gives(authority, "G08", "ON_TIME", "0.0", 0, 2);
    }

    [Theory]
    [InlineData("stood down the day before", 0)]
    [InlineData("stood down on the day", 1)]
    [InlineData("no plan the day before", 0)]
    [InlineData("no plan on the day", 1)]
    [InlineData("not agreed the day before", 0)]
    [InlineData("not agreed on the day", 1)]
    [InlineData("not agreed, then agreed by the day", 1)]
    [InlineData("not agreed, then agreed too late", 0)]
    [InlineData("not agreed, and held all the same", 1)]
    [InlineData("agreed", 1)]
    public async Task A_review_is_due_only_of_a_conference_whose_plan_could_be_reviewed(string history, int due)
    {
        var authority = reporting.NewAuthority();
        var (before, day, after) = ("2026-08-09".Date(), "2026-08-10".Date(), "2026-08-11".Date());
        PlanAnswered Answered(Types.V1.Date on, PlanDecision decision) => new() { PlanId = "p", Decision = decision, DecisionDate = on };
        Google.Protobuf.IMessage[] then = history switch
        {
            "stood down the day before" => [new ConferenceStoodDown { StoodDownDate = before }],
            "stood down on the day" => [new ConferenceStoodDown { StoodDownDate = day }],
            "no plan the day before" => [new PlanNotMade { RecordedDate = before }],
            "no plan on the day" => [new PlanNotMade { RecordedDate = day }],
            "not agreed the day before" => [Answered(before, PlanDecision.NotAgreed)],
            "not agreed on the day" => [Answered(day, PlanDecision.NotAgreed)],
            "not agreed, then agreed by the day" => [Answered(before, PlanDecision.NotAgreed), Answered(day, PlanDecision.AgreedWithChanges)],
            "not agreed, then agreed too late" => [Answered(before, PlanDecision.NotAgreed), Answered(after, PlanDecision.Agreed)],
            "not agreed, and held all the same" => [Answered(before, PlanDecision.NotAgreed), new ReviewHeld { SessionId = "r1", Number = 1, DueDate = day, HeldDate = after }],
            _ => [Answered(before, PlanDecision.Agreed)],
        };
        await reporting.Take(OutcomeHistory.Conferencing(authority).Then([new ReviewSet { Number = 1, DueDate = day }, .. then]).Events);

        await Gives(authority, "G08", "ON_TIME", due == 0 ? "" : "0.0", 0, due);
    }

    [Fact]
    public async Task Outcomes_of_conferences_children_count_what_was_due_and_are_corrected_from_a_day_on()
    {
        var authority = reporting.NewAuthority();
        OutcomeReviewSet Due(string child) => new()
        {
            ChildKey = child,
            Point = ReviewPoint.ThreeMonths,
            AnchorKind = AnchorKind.ConferenceHeld,
            AnchorDate = "2026-05-10".Date(),
            DueDate = "2026-08-10".Date(),
        };
        OutcomeReviewed Answer(string child, OutcomeCode outcome, bool proceedings = false, string on = "2026-08-12", bool corrects = false) => new()
        {
            ChildKey = child,
            Point = ReviewPoint.ThreeMonths,
            ReviewDate = on.Date(),
            Outcome = outcome,
            Completed = outcome != OutcomeCode.Unknown,
            LookedAfter = outcome is OutcomeCode.LookedAfterKin or OutcomeCode.LookedAfterOther,
            InProceedings = proceedings,
            Corrects = corrects,
        };
        await reporting.Take(OutcomeHistory.Conferencing(authority).Then(
            Due("k1"), Due("k2"), Due("k3"), Due("k4"), Due("k5"),
            Answer("k1", OutcomeCode.AtHomeParent), Answer("k2", OutcomeCode.AtHomeParent, proceedings: true), Answer("k3", OutcomeCode.LookedAfterOther), Answer("k4", OutcomeCode.Unknown),
            Answer("k3", OutcomeCode.KinOrder, on: "2026-10-05", corrects: true), Answer("k4", OutcomeCode.AtHomeParent, on: "2026-10-06")).Events);

        // The correction came later; that the unknown outcome became known is no correction.
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_3M", "60.0", 3, 5);
        await Gives(authority, "G10", "NOR_IN_PROCEEDINGS_3M", "40.0", 2, 5);
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_3M", "80.0", 4, 5, "2026-07-01 2026-10-31");
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_6M", "", 0, 0);
    }

    [Fact]
    public async Task An_outcome_review_that_is_no_longer_due_is_not_counted()
    {
        var authority = reporting.NewAuthority();
        OutcomeReviewSet Due(string child, bool due = true) => new()
        {
            ChildKey = child,
            Point = ReviewPoint.ThreeMonths,
            AnchorKind = due ? AnchorKind.CareRiskDecision : AnchorKind.Unspecified,
            AnchorDate = due ? "2026-05-10".Date() : null,
            DueDate = due ? "2026-08-10".Date() : null,
        };
        var family = OutcomeHistory.Conferencing(authority).Then(Due("k1"), Due("k2"));
        await reporting.Take(family.Events);
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_3M", "0.0", 0, 2);

        // The decision that the child was due to enter care was taken back before any conference.
        await reporting.Take(family.Then(Due("k1", due: false)).Events);
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_3M", "0.0", 0, 1);

        // Held after all: due again.
        await reporting.Take(family.Then(Due("k1")).Events);
        await Gives(authority, "G10", "NOT_LOOKED_AFTER_3M", "0.0", 0, 2);
    }

    [Fact]
    public async Task Posts_are_averaged_over_the_days_of_the_period()
    {
        var authority = reporting.NewAuthority();
        // 60 hundredths for 31 days, a full post for 30; another from the day after the period.
        await reporting.Take(
        [
            .. OutcomeHistory.Conferencing(authority).Then(
                new CoordinatorCapacitySet { CoordinatorKey = "c1", FromDate = "2026-06-01".Date(), FteHundredths = 60 },
                new CoordinatorCapacitySet { CoordinatorKey = "c1", FromDate = "2026-09-01".Date(), FteHundredths = 100 }).Events,
            .. OutcomeHistory.Conferencing(authority).Then(new CoordinatorCapacitySet { CoordinatorKey = "c2", FromDate = "2026-10-01".Date(), FteHundredths = 100 }).Events,
            .. OutcomeHistory.Conferencing(authority).Then(OutcomeHistory.Held("2026-08-10", "2026-07-10")).Events,
        ]);

        await Gives(authority, "G12", "AVERAGE_POSTS", "0.80", 60 * 31 + 100 * 30, 0, "2026-08-01 2026-09-30");
        await Gives(authority, "G12", "HELD_PER_POST", "1.26", 1, 60 * 31 + 100 * 30, "2026-08-01 2026-09-30"); // 6100 / 4860
        await Gives(authority, "G12", "HELD_PER_POST", "", 0, 0, "2026-05-01 2026-05-31");
    }

    [Theory]
    [InlineData("2026-07-01", "2026-09-30", "2026-04-01", "2026-06-30")] // quarter
    [InlineData("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")] // month
    [InlineData("2026-04-01", "2027-03-31", "2025-04-01", "2026-03-31")] // year
    [InlineData("2026-10-01", "2026-11-20", "2026-08-11", "2026-09-30")] // a quarter that runs: as many days
    [InlineData("2026-02-28", "2026-02-28", "2026-02-27", "2026-02-27")]
    [InlineData("0001-01-01", "0001-01-31", "0001-01-01", "0001-01-01")] // there is nothing before
    public void A_period_is_compared_with_the_one_before_it(string from, string to, string baseFrom, string baseTo) =>
        Assert.Equal(new(baseFrom.Day(), baseTo.Day()), new ReportingPeriod(from.Day(), to.Day()).Before());

    [Fact]
    public void Parts_that_tell_of_each_other_are_withheld_together()
    {
        var parts = Catalogue.Find("G10").Parts;
        Figure Of(string part, long numerator) => new() { Part = part, Unit = Unit.Percent, Value = "x", Numerator = numerator, Denominator = 40 };

        var shown = Suppression.Apply([Of("NOT_LOOKED_AFTER_3M", 30), Of("NOT_LOOKED_AFTER_6M", 30), Of("NOR_IN_PROCEEDINGS_3M", 28), Of("NOR_IN_PROCEEDINGS_6M", 20)], parts);

        Assert.Equal([("NOT_LOOKED_AFTER_3M", true, 0), ("NOT_LOOKED_AFTER_6M", false, 30), ("NOR_IN_PROCEEDINGS_3M", true, 0), ("NOR_IN_PROCEEDINGS_6M", false, 20)],
            shown.Select(f => (f.Part, f.Suppressed, f.Numerator)));
        Assert.All(shown.Where(f => f.Suppressed), f => Assert.Equal(("", 0), (f.Value, f.Denominator)));
    }

    [Theory]
    [InlineData(Unit.Change)]
    [InlineData(Unit.Ratio)]
    [InlineData(Unit.Answer)]
    public void A_comparison_with_a_small_side_is_withheld_whole(Unit unit)
    {
        Figure Of(long now, long before) => new() { Part = "P", Unit = unit, Value = "x", Numerator = now, Denominator = before };

        Assert.Equal(("", 0, 0, true), Told(Of(29, 3)));
        Assert.Equal(("", 0, 0, true), Told(Of(2, 30)));
        Assert.Equal(("x", 29, 10, false), Told(Of(29, 10)));

        static (string, long, long, bool) Told(Figure figure) => Suppression.Apply([figure]).Select(f => (f.Value, f.Numerator, f.Denominator, f.Suppressed)).Single();
    }

    async Task Gives(string authority, string measure, string part, string value, long numerator, long denominator, string period = Quarter2, string breakdown = "")
    {
        var days = period.Split(' ');
        var result = await reporting.WorkOut(measure, authority, days[0].Day(), days[1].Day());
        var figure = Assert.Single(result.Figures, f => f.Part == part && f.Breakdown == breakdown);
        Assert.Equal((part, value, numerator, denominator), (figure.Part, figure.Value, figure.Numerator, figure.Denominator));
    }
}

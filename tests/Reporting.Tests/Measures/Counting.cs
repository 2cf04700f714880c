using FsCheck.Xunit;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Tests.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class Counting(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    static readonly DateOnly FirstDay = "2026-04-01".Day(), LastDay = "2027-03-31".Day();

    [Property(MaxTest = 12)]
    public void Figures_of_any_history_are_those_of_a_recount_over_its_events(int seed)
    {
        var authority = reporting.NewAuthority();
        var histories = new RandomHistories(seed);
        IReadOnlyList<ReceivedEvent> events = [.. histories.Of(authority, cases: 40), .. histories.FosteringOf(authority, records: 80),
            .. histories.ConferencesOf(authority, records: 60), .. histories.EdgeOfCareOf(authority, records: 60)];

        TakingEventsIn.Run(async () =>
        {
            await reporting.Take(events);
            foreach (var (from, to) in new[] { ("2026-01-01", "2027-06-30"), ("2026-04-01", "2027-03-31"), ("2026-07-01", "2026-09-30"), ("2026-03-01", "2026-03-01") })
            {
                var results = await Task.WhenAll(Catalogue.All.Where(m => m.Facts is FactSource).Select(m => reporting.WorkOut(m.Id, authority, from.Day(), to.Day())));
                Assert.Equal(new Recount(events, from.Day(), to.Day()).Figures, Recount.Of(results));
            }
        });
    }

    [Fact]
    public async Task The_worked_case_gives_its_numbers()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(History.WorkedCase(authority).Events);

        await Gives(authority, "K01", "K1_MEDIAN_DAYS", "14.0", 1, 0);
        await Gives(authority, "K01", "K1_MEDIAN_WEEKS", "2.0", 1, 0);
        await Gives(authority, "K01", "K1_WITHIN_12_WEEKS", "100.0", 1, 1);
        await Gives(authority, "K01", "K2_MEDIAN_DAYS", "114.0", 1, 0);
        await Gives(authority, "K01", "K2_MEDIAN_WEEKS", "16.3", 1, 0);
        await Gives(authority, "K01", "K2_WITHIN_16_WEEKS", "0.0", 0, 1);
        await Gives(authority, "K02", "OPEN", "0", 0, 0);
        await Gives(authority, "K02", "BREACHES", "0", 0, 0);
        await Gives(authority, "K03", "EIGHT_WEEKS", "0.0", 0, 1);
        await Gives(authority, "K04", "POSITIVE", "100.0", 1, 1);
        await Gives(authority, "K05", "MEDIAN_DAYS", "39.0", 2, 0);
        await Gives(authority, "K05", "MEDIAN_DAYS", "39.0", 2, 0, "DBS_ENHANCED_BARRED");
        await Gives(authority, "K05", "OVER_28_DAYS", "50.0", 1, 2, "DBS_ENHANCED_BARRED");
        await Gives(authority, "K07", "VOICE_RECORDED", "100.0", 1, 1);
        await Gives(authority, "K08", "SUPPORT_PARITY", "0.0", 0, 1);
    }

    [Fact]
    public async Task The_worked_case_as_at_a_past_day_is_what_it_was_then()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(History.WorkedCase(authority).Events);

        await Gives(authority, "K02", "OPEN", "1", 1, 0, to: "2026-12-15");
        await Gives(authority, "K02", "DAYS_TO_EXPIRY_MIN", "12.0", 1, 0, to: "2026-12-15");
        await Gives(authority, "K02", "OPEN", "0", 0, 0, to: "2026-12-16");
        await Gives(authority, "K01", "K2_MEDIAN_DAYS", "", 0, 0, to: "2026-12-15");
        await Gives(authority, "K05", "MEDIAN_DAYS", "13.0", 1, 0, to: "2026-11-12");
        await Gives(authority, "K02", "OPEN", "0", 0, 0, to: "2026-09-06");
    }

    [Fact]
    public async Task An_eight_week_extension_is_used_and_moves_the_last_covered_day()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(History.WorkedCase(authority, approved: false).Then(new TemporaryApprovalExtended
        {
            Kind = ExtensionKind.EightWeeks,
            ExtensionDate = "2026-12-15".Date(),
            LastCoveredDate = "2027-02-21".Date(),
        }).Events);

        await Gives(authority, "K03", "EIGHT_WEEKS", "100.0", 1, 1);
        await Gives(authority, "K03", "UNTIL_IRM", "0.0", 0, 1);
        await Gives(authority, "K03", "EIGHT_WEEKS_GRANTED", "1", 1, 0, from: "2026-10-01", to: "2026-12-31");
        await Gives(authority, "K03", "EIGHT_WEEKS", "0.0", 0, 1, to: "2026-12-14");
        await Gives(authority, "K02", "DAYS_TO_EXPIRY_MIN", "13.0", 1, 0, to: "2026-12-14");
        await Gives(authority, "K02", "DAYS_TO_EXPIRY_MIN", "68.0", 1, 0, to: "2026-12-15");
        await Gives(authority, "K02", "OPEN", "1", 1, 0, to: "2027-02-21");
        await Gives(authority, "K02", "OPEN", "0", 0, 0, to: "2027-02-22");
    }

    [Fact]
    public async Task Running_out_is_a_breach_of_the_quarter_of_the_first_day_without_cover()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(History.WorkedCase(authority, approved: false).Then(new TemporaryApprovalExpired { FirstUncoveredDate = "2026-12-28".Date() }).Events);

        await Gives(authority, "K02", "BREACHES", "1", 1, 0, from: "2026-10-01", to: "2026-12-31");
        await Gives(authority, "K02", "BREACHES", "0", 0, 0, from: "2027-01-01", to: "2027-03-31");
        await Gives(authority, "K02", "OPEN", "1", 1, 0, to: "2026-12-27");
        await Gives(authority, "K02", "OPEN", "0", 0, 0, to: "2026-12-28");
    }

    [Fact]
    public async Task An_extension_until_the_reviews_outcome_is_open_ended()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(History.WorkedCase(authority, approved: false).Then(
            new DecisionMade { Decision = Decision.ProposeNotToApprove, DecisionDate = "2026-12-16".Date(), CarerCount = 1, VoiceRecorded = true },
            new IndependentReviewSought { AppliedDate = "2026-12-18".Date() },
            new TemporaryApprovalExtended { Kind = ExtensionKind.UntilIrmOutcome, ExtensionDate = "2026-12-21".Date() }).Events);

        await Gives(authority, "K03", "UNTIL_IRM", "100.0", 1, 1);
        await Gives(authority, "K02", "OPEN", "1", 1, 0);
        await Gives(authority, "K02", "DAYS_TO_EXPIRY_MIN", "", 0, 0);
        await Gives(authority, "K01", "K2_MEDIAN_DAYS", "", 0, 0);
    }

    [Theory]
    [InlineData("2026-11-16", "100.0", "100.0")]
    [InlineData("2026-11-17", "0.0", "100.0")]
    [InlineData("2026-12-14", "0.0", "100.0")]
    [InlineData("2026-12-15", "0.0", "0.0")]
    public async Task Twelve_weeks_end_with_day_84_and_sixteen_with_day_112(string approved, string within12, string within16)
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(new History(authority).Then(
            new CaseOpened { ConcernDate = "2026-08-24".Date() },
            new DecisionMade { Decision = Decision.Approve, DecisionDate = approved.Date(), CarerCount = 2 }).Events);

        await Gives(authority, "K01", "K2_WITHIN_12_WEEKS", within12, within12 == "0.0" ? 0 : 1, 1);
        await Gives(authority, "K01", "K2_WITHIN_16_WEEKS", within16, within16 == "0.0" ? 0 : 1, 1);
    }

    [Fact]
    public async Task A_viability_decision_that_was_overturned_still_stands_as_at_its_day()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(new History(authority).Then(
            new ViabilityDecided { Viable = false, DecisionDate = "2026-05-01".Date() },
            new ViabilityChallenged { ChallengeDate = "2026-05-08".Date() },
            new ViabilityDecided { Viable = true, DecisionDate = "2026-07-01".Date() }).Events);

        await Gives(authority, "K04", "POSITIVE", "0.0", 0, 1, to: "2026-06-30");
        await Gives(authority, "K04", "POSITIVE", "100.0", 1, 1);
    }

    [Theory]
    [InlineData("2026-10-07", "28.0", "0.0")]
    [InlineData("2026-10-08", "29.0", "100.0")]
    public async Task Over_28_days_begins_with_day_29(string received, string days, string over)
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(new History(authority).Then(
            History.Check("la-1", CheckType.LocalAuthority, CheckProgress.Received, received, "2026-09-09", received),
            History.Check("la-2", CheckType.LocalAuthority, CheckProgress.Submitted, "2026-09-09", "2026-09-09")).Events);

        await Gives(authority, "K05", "MEDIAN_DAYS", days, 1, 0, "LOCAL_AUTHORITY");
        await Gives(authority, "K05", "OVER_28_DAYS", over, over == "0.0" ? 0 : 1, 1);
    }

    [Fact]
    public async Task Each_carer_counts_towards_parity_with_the_plan_of_the_day()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(new History(authority).Then(
            new DecisionMade { Decision = Decision.Approve, DecisionDate = "2026-05-01".Date(), CarerCount = 2, VoiceRecorded = true },
            new SupportPlanRecorded { PlanDate = "2026-05-10".Date(), TrainingOffered = true, Parity = true },
            new SupportPlanRecorded { PlanDate = "2026-06-10".Date(), TrainingOffered = false, Parity = false }).Events);

        await Gives(authority, "K08", "SUPPORT_PARITY", "0.0", 0, 2, to: "2026-05-09");
        await Gives(authority, "K08", "SUPPORT_PARITY", "100.0", 2, 2, to: "2026-06-09");
        await Gives(authority, "K08", "SUPPORT_PARITY", "0.0", 0, 2);
    }

    [Fact]
    public async Task A_case_that_a_familys_plan_opened_counts_before_its_arrangement_and_team_are_known()
    {
        var authority = reporting.NewAuthority();
        var kinship = new History(authority).Then(
            new CaseOpened { ChildKeys = { "k1" }, CarerKeys = { "c1" }, Source = CaseSource.FamilyGroupConference, ConcernDate = "2026-04-01".Date(), HouseholdSize = 1 },
            new OrderDecided { Kind = OrderKind.SpecialGuardianship, Made = true, OrderDate = "2026-06-30".Date() });
        await reporting.Take(kinship.Events);

        await Gives(authority, "K01", "K2_MEDIAN_DAYS", "90.0", 1, 0);
        Assert.Equal("UNSPECIFIED/", await reporting.Look<string>("select arrangement || '/' || team from facts_a.kinship_case_fact where case_id = @id", new { id = kinship.CaseId }));
    }

    [Fact]
    public async Task An_order_counts_on_its_day_and_a_closure_on_its_own()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(new History(authority).Then(
            new CaseOpened { ConcernDate = "2026-04-01".Date() },
            new OrderDecided { Kind = OrderKind.SpecialGuardianship, Made = false, OrderDate = "2026-05-01".Date() },
            new OrderDecided { Kind = OrderKind.SpecialGuardianship, Made = true, OrderDate = "2026-06-30".Date() },
            new CaseClosed { Code = ClosureCode.Sgo, ClosureDate = "2026-07-01".Date() }).Events);

        await Gives(authority, "K06", "SGO", "1", 1, 0, to: "2026-06-30");
        await Gives(authority, "K06", "CLOSED", "0", 0, 0, to: "2026-06-30");
        await Gives(authority, "K06", "CLOSED", "1", 1, 0, "SGO", from: "2026-07-01");
        await Gives(authority, "K06", "SGO", "0", 0, 0, from: "2026-07-01");
        await Gives(authority, "K01", "K2_MEDIAN_DAYS", "90.0", 1, 0);
    }

    [Theory]
    [InlineData("2027-03-31T22:59:59Z", "2026-04-01", "2027-03-31")]
    [InlineData("2027-03-31T23:00:00Z", "2027-04-01", "2027-04-01")] // summer time: the new year has begun in London
    public async Task The_day_and_with_it_the_year_begin_in_London(string now, string from, string to)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.Parse(now));

        var answer = await new GetMeasure(reporting.Facts, reporting.Measures, clock).Handle(new() { MeasureId = "K01" },
            ReportingFixture.Caller(reporting.NewAuthority(), "ANALYST"), CancellationToken.None);

        Assert.Equal((from.Date(), to.Date()), (answer.Result.PeriodStart, answer.Result.PeriodEnd));
    }

    [Fact]
    public async Task A_figure_says_which_events_and_which_build_it_rests_on()
    {
        var authority = reporting.NewAuthority();
        var empty = await reporting.WorkOut("K01", authority, FirstDay, LastDay);
        var history = History.WorkedCase(authority);
        await reporting.Take(history.Events);

        var result = await reporting.WorkOut("K01", authority, FirstDay, LastDay);

        Assert.Null(empty.NewestEventTime);
        Assert.Equal(history.Events[^1].Id.ToString("D"), result.NewestEventId);
        Assert.Equal(history.Events[^1].Time, result.NewestEventTime.ToDateTimeOffset());
        Assert.Equal(ReportingFixture.Now, result.AsAtTime.ToDateTimeOffset());
        Assert.Equal("initial", result.FactsBuild);
        Assert.Equal(1, result.Version);
    }

    async Task Gives(string authority, string measure, string part, string value, long numerator, long denominator, string breakdown = "",
        string from = "2026-04-01", string to = "2027-03-31")
    {
        var result = await reporting.WorkOut(measure, authority, from.Day(), to.Day());
        var figure = Assert.Single(result.Figures, f => f.Part == part && f.Breakdown == breakdown);
        Assert.Equal((part, value, numerator, denominator), (figure.Part, figure.Value, figure.Numerator, figure.Denominator));
    }
}

using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class CountingFostering(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task The_worked_example_gives_its_numbers()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(FosteringHistory.WorkedExample(authority));

        await Gives(authority, "F01", "ENQUIRIES", "1", 1, 0, from: "2025-04-01", to: "2026-03-31");
        await Gives(authority, "F01", "APPLIED", "100.0", 1, 1, "ONLINE", from: "2025-04-01", to: "2026-03-31");
        await Gives(authority, "F02", "APPROVED", "", 0, 0, from: "2025-04-01", to: "2026-03-31");
        await Gives(authority, "F02", "APPROVED", "100.0", 1, 1, from: "2025-04-01", to: "2026-09-24");
        await Gives(authority, "F03", "HOUSEHOLDS", "1", 1, 0, "MAINSTREAM");
        await Gives(authority, "F03", "PLACES", "2", 2, 0);
        await Gives(authority, "F04", "HOUSEHOLDS", "1", 1, 0, "RESIGNED");
        await Gives(authority, "F04", "HOUSEHOLDS_BY_REASON", "1", 1, 0, "RETIREMENT");
        await Gives(authority, "F05", "HOUSEHOLDS", "0", 1, 1);
        await Gives(authority, "F05", "PLACES", "0", 2, 2);
        await Gives(authority, "F06", "DECISION_MEDIAN_DAYS", "206.0", 1, 0);
        await Gives(authority, "F06", "DECISION_MEDIAN_WEEKS", "29.4", 1, 0);
        await Gives(authority, "F06", "PANEL_MEDIAN_DAYS", "197.0", 1, 0);
        await Gives(authority, "F06", "PANEL_WITHIN_8_MONTHS", "100.0", 1, 1);
        await Gives(authority, "F07", "STAGE_1_MEDIAN_DAYS", "53.0", 1, 0);
        await Gives(authority, "F07", "STAGE_2_MEDIAN_DAYS", "140.0", 1, 0);
        await Gives(authority, "F08", "VACANT", "", 0, 0);
        await Gives(authority, "F09", "ON_TIME", "", 0, 0, from: "2027-04-01", to: "2028-03-31");
        await Gives(authority, "F10", "WITHDRAWN_OF_CLOSED", "0.0", 0, 1);
    }

    [Fact]
    public async Task The_worked_example_as_at_a_past_day_is_what_it_was_then()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(FosteringHistory.WorkedExample(authority));

        await Gives(authority, "F03", "HOUSEHOLDS", "0", 0, 0, to: "2026-09-23");
        await Gives(authority, "F03", "HOUSEHOLDS", "1", 1, 0, to: "2026-09-24");
        await Gives(authority, "F05", "HOUSEHOLDS", "1", 1, 0, to: "2027-03-28");
        await Gives(authority, "F05", "HOUSEHOLDS", "-1", 0, 1, from: "2027-01-01", to: "2027-03-29");
        await Gives(authority, "F08", "VACANT", "", 0, 0, to: "2026-09-23");
        await Gives(authority, "F08", "VACANT", "100.0", 2, 2, to: "2027-03-29");
        await Gives(authority, "F08", "VACANT", "", 0, 0, to: "2027-03-30");
    }

    [Fact]
    public async Task A_place_is_what_it_was_on_the_day_and_kinship_places_are_counted_apart()
    {
        var authority = reporting.NewAuthority();
        var household = FosteringHistory.Household(authority, "2026-05-01", places: [PlaceStatus.Vacant, PlaceStatus.Vacant]).Then(
            new PlaceStatusChanged { PlaceNumber = 1, Status = PlaceStatus.Filled, StatusDate = "2026-06-01".Date() },
            new PlaceStatusChanged { PlaceNumber = 2, Status = PlaceStatus.NotAvailable, Reason = PlaceReason.Break, StatusDate = "2026-06-10".Date() },
            // Keyed in late.
            new PlaceStatusChanged { PlaceNumber = 1, Status = PlaceStatus.NotAvailable, Reason = PlaceReason.Bedroom, StatusDate = "2026-05-15".Date() });
        await reporting.Take([.. household.Events, .. FosteringHistory.Household(authority, "2026-05-01", FosteringRoute.Kinship, places: [PlaceStatus.Filled]).Events]);

        await Gives(authority, "F08", "VACANT", "100.0", 2, 2, to: "2026-05-14");
        await Gives(authority, "F08", "VACANT", "50.0", 1, 2, to: "2026-05-31");
        await Gives(authority, "F08", "VACANT", "50.0", 1, 2, "MAINSTREAM", to: "2026-06-09");
        await Gives(authority, "F08", "VACANT", "0.0", 0, 2, to: "2026-06-10");
        await Gives(authority, "F08", "KINSHIP_VACANT", "0.0", 0, 1);
    }

    [Fact]
    public async Task A_review_that_was_not_held_is_not_in_time_unless_the_approval_ended_first()
    {
        var authority = reporting.NewAuthority();
        ReviewHeld Review(int number, string due, string held, string next) => new() { Number = number, DueDate = due.Date(), HeldDate = held.Date(), NextDueDate = next.Date() };
        await reporting.Take(
        [
            .. FosteringHistory.Household(authority, "2025-05-01").Then(Review(1, "2026-05-01", "2026-05-01", "2027-05-01")).Events,
            .. FosteringHistory.Household(authority, "2025-06-01").Then(Review(1, "2026-06-01", "2026-06-02", "2027-06-02")).Events,
            .. FosteringHistory.Household(authority, "2025-07-01").Events,
            .. FosteringHistory.Household(authority, "2025-08-01").Then(new ReviewBroughtForward { DueDate = "2026-05-20".Date(), Reason = "ALLEGATION" }).Events,
            .. FosteringHistory.Household(authority, "2025-09-01").Then(new ApprovalEnded { State = HouseholdState.Resigned, EndedDate = "2026-08-31".Date() }).Events,
        ]);

        await Gives(authority, "F09", "ON_TIME", "100.0", 1, 1, to: "2026-05-19");
        await Gives(authority, "F09", "ON_TIME", "50.0", 1, 2, to: "2026-05-20");
        await Gives(authority, "F09", "ON_TIME", "33.3", 1, 3, to: "2026-06-30");
        await Gives(authority, "F09", "ON_TIME", "25.0", 1, 4);
    }

    [Fact]
    public async Task Withdrawals_by_code_are_of_all_applications_closed()
    {
        var authority = reporting.NewAuthority();
        History Application() => FosteringHistory.Of(authority).Then(new ApplicationReceived { Route = FosteringRoute.Mainstream, ReceivedDate = "2026-04-01".Date() });
        await reporting.Take(
        [
            .. Application().Then(new ApplicationWithdrawn { Code = WithdrawalCode.Aw3, WithdrawalDate = "2026-05-01".Date() }).Events,
            .. Application().Then(new ApplicationRejected { RejectedDate = "2026-05-01".Date() }).Events,
            .. Application().Then(new DecisionMade { Decision = Decision.NotApprove, AtStageOne = true, DecisionDate = "2026-06-01".Date() }).Events,
            .. Application().Events,
        ]);

        await Gives(authority, "F10", "WITHDRAWN", "1", 1, 0, "AW3");
        await Gives(authority, "F10", "WITHDRAWN_OF_CLOSED", "33.3", 1, 3, "AW3");
        await Gives(authority, "F10", "WITHDRAWN_OF_CLOSED", "50.0", 1, 2, to: "2026-05-31");
        await Gives(authority, "F02", "APPROVED", "0.0", 0, 3);
        await Gives(authority, "F02", "APPLICATIONS", "4", 4, 0, "MAINSTREAM");
        // A refusal at stage 1 is no decision of the decision maker.
        await Gives(authority, "F06", "DECISION_MEDIAN_DAYS", "", 0, 0);
    }

    [Fact]
    public async Task A_panel_that_asks_for_more_recommends_nothing_and_a_stage_that_begins_again_began_once()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(FosteringHistory.Of(authority).Then(
            new ApplicationReceived { Route = FosteringRoute.Mainstream, ReceivedDate = "2026-04-01".Date() },
            new StageStarted { Stage = 2, StageDate = "2026-05-01".Date() },
            new PanelRecommended { PanelDate = "2026-09-01".Date(), Matter = PanelMatter.Application, Recommendation = PanelRecommendation.Defer, InTime = true },
            new StageStarted { Stage = 2, StageDate = "2026-09-02".Date() },
            FosteringHistory.Recommended("2026-12-02", inTime: false),
            new DecisionMade { Decision = Decision.ProposeNotToApprove, DecisionDate = "2026-12-09".Date() },
            new DecisionMade { Decision = Decision.Approve, DecisionDate = "2027-01-20".Date() }).Events);

        await Gives(authority, "F06", "PANEL_WITHIN_8_MONTHS", "", 0, 0, to: "2026-12-01");
        await Gives(authority, "F06", "PANEL_WITHIN_8_MONTHS", "0.0", 0, 1);
        await Gives(authority, "F06", "DECISION_MEDIAN_DAYS", "252.0", 1, 0);
        await Gives(authority, "F07", "STAGE_2_MEDIAN_DAYS", "222.0", 1, 0);
        await Gives(authority, "F02", "APPROVED", "", 0, 0, to: "2026-12-31");
    }

    [Fact]
    public async Task A_figure_names_the_newest_event_of_its_own_source()
    {
        var authority = reporting.NewAuthority();
        var (kinship, fostering) = (History.WorkedCase(authority), FosteringHistory.Household(authority, "2026-05-01"));
        await reporting.Take([.. kinship.Events, .. fostering.Events]);

        Assert.Equal(kinship.Events[^1].Id.ToString("D"), (await reporting.WorkOut("K01", authority, "2026-04-01".Day(), "2027-03-31".Day())).NewestEventId);
        Assert.Equal(fostering.Events[^1].Id.ToString("D"), (await reporting.WorkOut("F03", authority, "2026-04-01".Day(), "2027-03-31".Day())).NewestEventId);
    }

    [Theory]
    [InlineData(3, 20, true)] // the gain is small
    [InlineData(20, 3, true)] // the loss is
    [InlineData(20, 18, false)] // only the difference is
    [InlineData(0, 0, false)]
    public void A_net_gain_is_withheld_with_either_of_its_sides(long gained, long lost, bool withheld)
    {
        var figure = Assert.Single(Suppression.Apply([Net("", gained, lost)]));

        Assert.Equal(withheld ? ("", 0, 0) : ($"{gained - lost}", gained, lost), (figure.Value, figure.Numerator, figure.Denominator));
        Assert.Equal(withheld, figure.Suppressed);
    }

    [Fact]
    public void Nothing_is_left_to_work_out_a_small_side_of_a_net_gain_from() => Assert.Equal(
        [" 11", "KINSHIP ", "MAINSTREAM "],
        Suppression.Apply([Net("", 23, 12), Net("KINSHIP", 3, 6), Net("MAINSTREAM", 20, 6)]).Select(f => $"{f.Breakdown} {f.Value}"));

    static Figure Net(string breakdown, long gained, long lost) =>
        new() { Part = "HOUSEHOLDS", Breakdown = breakdown, Unit = Unit.Net, Value = $"{gained - lost}", Numerator = gained, Denominator = lost };

    async Task Gives(string authority, string measure, string part, string value, long numerator, long denominator, string breakdown = "",
        string from = "2026-04-01", string to = "2027-03-31")
    {
        var result = await reporting.WorkOut(measure, authority, from.Day(), to.Day());
        var figure = Assert.Single(result.Figures, f => f.Part == part && f.Breakdown == breakdown);
        Assert.Equal((part, value, numerator, denominator), (figure.Part, figure.Value, figure.Numerator, figure.Denominator));
    }
}

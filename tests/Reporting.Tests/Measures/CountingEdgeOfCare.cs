using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;
using Conference = Suite.FamilyGroupConferences.Events.V1;
using Kinship = Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class CountingEdgeOfCare(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    const string Quarter1 = "2026-04-01 2026-06-30", Quarter2 = "2026-07-01 2026-09-30", Quarter3 = "2026-10-01 2026-12-31";

    [Theory]
    [InlineData("E01", "AVERTED", "", Quarter1, "85.0", 17, 20)]
    [InlineData("E01", "SUITE_WIDE", "", Quarter1, "21", 21, 0)]
    [InlineData("E01", "SUITE_WIDE", "EDGE_OF_CARE", Quarter1, "12", 12, 0)]
    [InlineData("E01", "SUITE_WIDE", "CONFERENCES", Quarter1, "4", 4, 0)]
    [InlineData("E01", "SUITE_WIDE", "BOTH", Quarter1, "5", 5, 0)]
    [InlineData("E04", "COMPLETED_3M", "AVERTED", Quarter2, "94.1", 16, 17)]
    [InlineData("E04", "COMPLETED_6M", "AVERTED", Quarter3, "100.0", 17, 17)]
    [InlineData("E02", "OF_COMPLETED_3M", "AVERTED", Quarter2, "93.8", 15, 16)]
    [InlineData("E02", "OF_DUE_3M", "AVERTED", Quarter2, "88.2", 15, 17)]
    [InlineData("E02", "OF_DUE_6M", "AVERTED", Quarter3, "88.2", 15, 17)]
    [InlineData("E02", "OF_COMPLETED_6M", "AVERTED", Quarter3, "88.2", 15, 17)]
    [InlineData("E03", "SUSTAINED_6M", "AVERTED", Quarter3, "82.4", 14, 17)]
    [InlineData("E05", "ENTERED_CARE_6M", "AVERTED", Quarter3, "17.6", 3, 17)]
    // The three who entered care in the quarter are followed up too.
    [InlineData("E05", "ENTERED_CARE_6M", "OTHER", Quarter3, "100.0", 3, 3)]
    [InlineData("E04", "COMPLETED_3M", "", Quarter2, "80.0", 16, 20)]
    public async Task The_worked_follow_up_gives_its_numbers(string measure, string part, string breakdown, string period, string value, long numerator, long denominator)
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedFollowUp(authority));

        await Gives(authority, measure, part, value, numerator, denominator, period, breakdown);
    }

    [Fact]
    public async Task Reviews_are_due_in_the_quarters_of_their_clamped_days()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.Episode(authority, "k1", "2026-11-30").Events);

        await Gives(authority, "E04", "COMPLETED_3M", "0.0", 0, 1, "2027-02-28 2027-02-28");
        await Gives(authority, "E04", "COMPLETED_6M", "", 0, 0, "2027-05-01 2027-05-29");
        await Gives(authority, "E04", "COMPLETED_6M", "0.0", 0, 1, "2027-05-30 2027-05-30");
    }

    [Fact]
    public async Task Short_breaks_are_support_and_a_time_recorded_in_error_never_was()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. OutcomeHistory.Episode(authority, "short").Then(OutcomeHistory.InCare("short", "2026-05-10", CareLegalStatus.Section20ShortBreaks)).Events,
            .. OutcomeHistory.Episode(authority, "error").Then(OutcomeHistory.InCare("error", "2026-05-10"),
                new LookedAfterWithdrawn { ChildKey = "error", SpellId = "spell-1", WithdrawalDate = "2026-08-01".Date(), Reason = CorrectionReason.WrongChild }).Events,
            .. OutcomeHistory.Episode(authority, "home").Then(OutcomeHistory.InCare("home", "2026-05-10"), OutcomeHistory.OutOfCare("home", "2026-05-10", "2026-06-30")).Events,
            .. OutcomeHistory.Episode(authority, "in").Then(OutcomeHistory.InCare("in", "2026-06-30"), OutcomeHistory.OutOfCare("in", "2026-06-30", "2026-06-30")).Events,
        ]);

        // Whoever ceased on the last day is not in care on it; who came and went on it is.
        await Gives(authority, "E01", "AVERTED", "75.0", 3, 4, Quarter1);
        await Gives(authority, "E05", "ENTERED_CARE_3M", "50.0", 2, 4, Quarter2);
        await Gives(authority, "E05", "ENTERED_CARE_3M", "33.3", 1, 3, Quarter2, "AVERTED");
        await Gives(authority, "E03", "SUSTAINED_6M", "50.0", 2, 4, Quarter3);
    }

    [Fact]
    public async Task In_care_is_who_any_service_says_is_in_care()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. OutcomeHistory.Episode(authority, "conferences").Events,
            .. OutcomeHistory.Episode(authority, "kin").Events,
            .. OutcomeHistory.Episode(authority, "order").Events,
            .. OutcomeHistory.Episode(authority, "ended").Events,
            .. OutcomeHistory.Episode(authority, "home").Events,
            .. OutcomeHistory.Conferencing(authority).Then(new Conference.LookedAfterStarted
            {
                ChildKey = "conferences",
                SpellId = "s",
                FromDate = "2026-06-01".Date(),
                LegalStatus = FamilyGroupConferences.V1.CareLegalStatus.CareOrder,
                UntilDate = "2026-07-10".Date(),
            }).Events,
            .. OutcomeHistory.Conferencing(authority).Then(
                new Conference.LookedAfterStarted { ChildKey = "home", SpellId = "s", FromDate = "2026-06-01".Date(), LegalStatus = FamilyGroupConferences.V1.CareLegalStatus.CareOrder },
                new Conference.LookedAfterEnded { ChildKey = "home", SpellId = "s", UntilDate = "2026-06-02".Date(), Mistaken = true }).Events,
            .. new History(authority).Then(new Kinship.ChildPlaced { ChildKey = "kin", PlacementDate = "2026-06-05".Date(), PlacementCode = "U3" }).Events,
            .. new History(authority).Then(new Kinship.ChildPlaced { ChildKey = "order", PlacementDate = "2026-05-05".Date(), PlacementCode = "U3" },
                new Kinship.OrderDecided { Kind = KinshipAssessment.V1.OrderKind.SpecialGuardianship, Made = true, OrderDate = "2026-06-30".Date() }).Events,
            .. new History(authority).Then(new Kinship.ChildPlaced { ChildKey = "ended", PlacementDate = "2026-05-05".Date(), PlacementCode = "U3" },
                new Kinship.PlacementEnded { ChildKey = "ended", EndDate = "2026-06-10".Date(), Reason = "RETURNED" }).Events,
        ]);

        await Gives(authority, "E01", "AVERTED", "60.0", 3, 5, Quarter1);
        await Gives(authority, "E01", "SUITE_WIDE", "3", 3, 0, Quarter1);
        // The conference's time ended on 9 July.
        await Gives(authority, "E01", "AVERTED", "80.0", 4, 5, "2026-04-01 2026-07-10");
        await Gives(authority, "E05", "ENTERED_CARE_3M", "80.0", 4, 5, Quarter2);
    }

    [Fact]
    public async Task A_correction_counts_from_its_day_on()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.Episode(authority, "k1").Then(
            new CareRiskCorrected { ChildKey = "k1", CareRiskId = "risk-1", CorrectionDate = "2026-08-15".Date(), Reason = CorrectionReason.EvidenceWithdrawn },
            new FollowUpAnchored { ChildKey = "k1" },
            new CareRiskCorrected { ChildKey = "k1", CareRiskId = "risk-1", CorrectionDate = "2026-09-20".Date(), Reason = CorrectionReason.NewInformation, Stands = true },
            new FollowUpAnchored
            {
                ChildKey = "k1",
                AnchorKind = AnchorKind.CareRiskDecision,
                AnchorDate = "2026-04-30".Date(),
                ThreeMonthsDueDate = "2026-07-30".Date(),
                SixMonthsDueDate = "2026-10-30".Date(),
            }).Events);

        await Gives(authority, "E01", "AVERTED", "100.0", 1, 1, Quarter1);
        await Gives(authority, "E01", "AVERTED", "100.0", 1, 1, "2026-04-01 2026-08-14");
        await Gives(authority, "E01", "AVERTED", "", 0, 0, "2026-04-01 2026-08-15");
        await Gives(authority, "E01", "AVERTED", "100.0", 1, 1, "2026-04-01 2026-09-20");
        await Gives(authority, "E04", "COMPLETED_3M", "0.0", 0, 1, "2026-07-01 2026-08-14", "AVERTED");
        await Gives(authority, "E04", "COMPLETED_3M", "", 0, 0, "2026-07-01 2026-08-31");
        await Gives(authority, "E04", "COMPLETED_3M", "0.0", 0, 1, Quarter2, "AVERTED");
    }

    [Fact]
    public async Task Conferencing_keeps_out_of_care_only_whom_it_was_held_for_and_who_was_due_to_enter_it()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. OutcomeHistory.Conferenced(authority, "held").Events,
            .. OutcomeHistory.Conferenced(authority, "not-held", held: false).Events,
            .. OutcomeHistory.Conferenced(authority, "in-care").Events,
            .. OutcomeHistory.EdgeOfCare(authority).Then(OutcomeHistory.InCare("in-care", "2026-06-20")).Events,
            .. OutcomeHistory.Family(authority, "2026-04-20", "2026-04-21", "2026-04-22", "no-risk").Then(OutcomeHistory.Held("2026-06-10", "2026-04-21")).Events,
            // Twice decided, twice helped.
            .. OutcomeHistory.Conferenced(authority, "held").Events,
        ]);

        await Gives(authority, "E01", "SUITE_WIDE", "1", 1, 0, Quarter1);
        await Gives(authority, "E01", "SUITE_WIDE", "0", 0, 0, "2026-04-01 2026-06-09");
        await Gives(authority, "E01", "AVERTED", "", 0, 0, Quarter1);
    }

    [Fact]
    public async Task A_corrected_answer_counts_from_its_day_and_an_unknown_one_is_not_completed()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. OutcomeHistory.Episode(authority, "k1").Then(
                OutcomeHistory.Reviewed("k1", 3, "2026-08-03", OutcomeCode.AtHomeParent),
                OutcomeHistory.Reviewed("k1", 3, "2026-10-03", OutcomeCode.LookedAfterKin, corrects: true)).Events,
            .. OutcomeHistory.Episode(authority, "k2").Then(OutcomeHistory.Reviewed("k2", 3, "2026-08-03", OutcomeCode.Unknown)).Events,
            // Given after the period, about a day in it.
            .. OutcomeHistory.Episode(authority, "k3").Then(OutcomeHistory.Reviewed("k3", 3, "2026-10-03", OutcomeCode.KinOrder)).Events,
        ]);

        await Gives(authority, "E02", "OF_COMPLETED_3M", "100.0", 2, 2, Quarter2);
        await Gives(authority, "E02", "OF_DUE_3M", "66.7", 2, 3, Quarter2);
        await Gives(authority, "E02", "OF_DUE_3M", "33.3", 1, 3, "2026-07-01 2026-10-03");
        await Gives(authority, "E04", "COMPLETED_3M", "66.7", 2, 3, Quarter2);
    }

    [Fact]
    public async Task Goals_closures_and_re_entries_are_counted()
    {
        var authority = reporting.NewAuthority();
        var first = OutcomeHistory.EdgeOfCare(authority).Then(
            new EpisodeOpened { ChildKey = "k1", ReferredDate = "2025-06-01".Date() },
            new GoalSet { GoalId = "g1", SetDate = "2025-06-10".Date() },
            new GoalClosed { GoalId = "g1", ClosedDate = "2025-08-01".Date(), AtTarget = true },
            new GoalClosed { GoalId = "g2", ClosedDate = "2025-08-01".Date() },
            new EpisodeClosed { ClosedDate = "2025-08-31".Date(), Code = ClosureCode.GoalsMet });
        var other = OutcomeHistory.EdgeOfCare(authority).Then(new EpisodeClosed { ClosedDate = "2025-09-15".Date(), Code = ClosureCode.PartlyMet });
        await reporting.Take(
        [
            .. first.Events, .. other.Events,
            .. OutcomeHistory.EdgeOfCare(authority).Then(new EpisodeReopened { ChildKey = "k1", PreviousEpisodeId = first.CaseId.ToString("D"), ReferredDate = "2026-08-31".Date() }).Events,
        ]);

        await Gives(authority, "E06", "AT_TARGET", "50.0", 1, 2, "2025-07-01 2025-09-30");
        await Gives(authority, "E07", "CLOSED", "2", 2, 0, "2025-07-01 2025-09-30");
        await Gives(authority, "E07", "CLOSED", "1", 1, 0, "2025-07-01 2025-09-30", "GOALS_MET");
        await Gives(authority, "E07", "RE_REFERRED_12M", "50.0", 1, 2, Quarter2);
        await Gives(authority, "E07", "RE_REFERRED_12M", "100.0", 1, 1, "2026-08-01 2026-08-31");
        await Gives(authority, "E07", "RE_ENTRIES", "1", 1, 0, Quarter2);
    }

    [Fact]
    public async Task A_return_is_sustained_until_the_child_re_enters_care()
    {
        var authority = reporting.NewAuthority();
        History Return(string child, string? back = null)
        {
            var home = OutcomeHistory.EdgeOfCare(authority).Then(new ChildReturned { ChildKey = child, ReturnedDate = "2025-08-31".Date(), Route = ReturnRoute.CeasedE4A, Risk = RiskClass.Low });
            return back is null ? home : home.Then(new ReEntered { ChildKey = child, ReEntryDate = back.Date(), ReturnedDate = "2025-08-31".Date() });
        }

        await reporting.Take([.. Return("k1").Events, .. Return("k2", "2026-02-28").Events, .. Return("k3", "2026-03-01").Events, .. Return("k4", "2026-08-31").Events, .. Return("k5", "2026-09-01").Events]);

        await Gives(authority, "E08", "RETURNED", "5", 5, 0, "2025-07-01 2025-09-30");
        await Gives(authority, "E08", "RETURNED", "5", 5, 0, "2025-07-01 2025-09-30", "CEASED_E4A");
        // Six months after 31 August is the last day of February.
        await Gives(authority, "E08", "SUSTAINED_6M", "80.0", 4, 5, "2026-01-01 2026-03-31");
        await Gives(authority, "E08", "RE_ENTERED_6M", "20.0", 1, 5, "2026-02-28 2026-02-28");
        await Gives(authority, "E08", "RE_ENTERED_12M", "60.0", 3, 5, Quarter2);
        await Gives(authority, "E08", "RE_ENTERED_24M", "80.0", 4, 5, "2027-08-01 2027-08-31");
    }

    [Fact]
    public async Task Placements_with_parents_are_those_open_on_the_last_day()
    {
        var authority = reporting.NewAuthority();
        PlacedWithParents Placed(string id, string on, CareLegalStatus status) => new() { ChildKey = id, PlacementId = id, StartDate = on.Date(), LegalStatus = status };
        await reporting.Take(
        [
            .. OutcomeHistory.EdgeOfCare(authority).Then(Placed("p1", "2025-09-29", CareLegalStatus.CareOrder)).Events,
            .. OutcomeHistory.EdgeOfCare(authority).Then(Placed("p2", "2025-09-30", CareLegalStatus.CareOrder)).Events,
            .. OutcomeHistory.EdgeOfCare(authority).Then(Placed("p3", "2026-09-01", CareLegalStatus.InterimCareOrder),
                new PlacementWithParentsEnded { ChildKey = "p3", PlacementId = "p3", EndDate = "2026-09-30".Date(), End = PlacementEnd.OrderEnded }).Events,
        ]);

        await Gives(authority, "E09", "OPEN", "3", 3, 0, Quarter2);
        await Gives(authority, "E09", "OPEN", "1", 1, 0, Quarter2, "INTERIM_CARE_ORDER");
        await Gives(authority, "E09", "OVER_12_MONTHS", "33.3", 1, 3, Quarter2);
        await Gives(authority, "E09", "OVER_12_MONTHS", "100.0", 2, 2, "2026-10-01 2026-10-01");
    }

    [Fact]
    public async Task A_placement_with_parents_that_is_said_to_end_later_is_open_until_then()
    {
        var authority = reporting.NewAuthority();
        PlacementWithParentsEnded Ended(string on) => new() { ChildKey = "p1", PlacementId = "p1", EndDate = on.Date(), End = PlacementEnd.OrderEnded };
        var home = OutcomeHistory.EdgeOfCare(authority).Then(
            new PlacedWithParents { ChildKey = "p1", PlacementId = "p1", StartDate = "2026-08-01".Date(), LegalStatus = CareLegalStatus.CareOrder }, Ended("2026-09-01"));
        await reporting.Take(home.Events);
        await Gives(authority, "E09", "OPEN", "0", 0, 0, Quarter2);

        await reporting.Take(home.Then(Ended("2026-10-01")).Events);

        await Gives(authority, "E09", "OPEN", "1", 1, 0, Quarter2);
        await Gives(authority, "E09", "OPEN", "0", 0, 0, "2026-10-02 2026-10-02");
    }

    [Fact]
    public async Task A_figure_on_children_in_care_names_the_newest_event_of_all_who_say_so()
    {
        var authority = reporting.NewAuthority();
        var (episode, kinship) = (OutcomeHistory.Episode(authority, "k1"), History.WorkedCase(authority));
        await reporting.Take([.. episode.Events, .. kinship.Events]);

        Assert.Equal(kinship.Events[^1].Id.ToString("D"), (await reporting.WorkOut("E01", authority, "2026-04-01".Day(), "2026-06-30".Day())).NewestEventId);
        Assert.Equal(episode.Events[^1].Id.ToString("D"), (await reporting.WorkOut("E06", authority, "2026-04-01".Day(), "2026-06-30".Day())).NewestEventId);
    }

    async Task Gives(string authority, string measure, string part, string value, long numerator, long denominator, string period, string breakdown = "")
    {
        var days = period.Split(' ');
        var result = await reporting.WorkOut(measure, authority, days[0].Day(), days[1].Day());
        var figure = Assert.Single(result.Figures, f => f.Part == part && f.Breakdown == breakdown);
        Assert.Equal((part, value, numerator, denominator), (figure.Part, figure.Value, figure.Numerator, figure.Denominator));
    }
}

using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.V1;
using Suite.Testing;
using Suite.Types.V1;
using Xunit;
using CareRisks = Suite.EdgeOfCare.V1.CareRiskSource;

namespace Suite.Tests;

/// <summary>The worked follow-up of children who were due to enter care, in through the gRPC API of two services and out of Reporting; and the law of going home.</summary>
public sealed class CareAvertedToFigure
{
    const string Decided = "2026/27 Q1", ThreeMonthsOn = "2026/27 Q2", SixMonthsOn = "2026/27 Q3";

    static readonly (string Figure, string Period)[] Expected =
    [
        ("E01 AVERTED : 85.0 (17 of 20)", Decided), ("E01 SUITE_WIDE : 21 (21 of 0)", Decided), ("E01 SUITE_WIDE EDGE_OF_CARE: 12 (12 of 0)", Decided),
        ("E01 SUITE_WIDE CONFERENCES: 4 (4 of 0)", Decided), ("E01 SUITE_WIDE BOTH: 5 (5 of 0)", Decided),
        ("E04 COMPLETED_3M AVERTED: 94.1 (16 of 17)", ThreeMonthsOn), ("E04 COMPLETED_6M AVERTED: 100.0 (17 of 17)", SixMonthsOn),
        ("E02 OF_COMPLETED_3M AVERTED: 93.8 (15 of 16)", ThreeMonthsOn), ("E02 OF_DUE_3M AVERTED: 88.2 (15 of 17)", ThreeMonthsOn), ("E02 OF_DUE_6M AVERTED: 88.2 (15 of 17)", SixMonthsOn),
        ("E03 SUSTAINED_6M AVERTED: 82.4 (14 of 17)", SixMonthsOn), ("E05 ENTERED_CARE_6M AVERTED: 17.6 (3 of 17)", SixMonthsOn),
    ];

    static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    static Date On(int month, int day, int year = 2026) => Officers.On(Day(month, day, year));

    [Fact]
    public async Task Twenty_children_due_to_enter_care_give_every_figure_also_rebuilt_and_told_out_of_order()
    {
        await using var suite = await InProcessSuite.Start(Day(4, 20));
        var children = new List<WorkedEpisode>();
        for (var i = 1; i <= 20; i++)
        {
            children.Add(new(suite));
            await children[^1].Referred(Day(4, 20), Reference(i));
        }

        var coordinators = new List<string>();
        foreach (var subject in new[] { WorkedConference.CoordinatorSubject, "staff-0052" })
            coordinators.Add((await WorkedConference.Registered(suite, subject, Day(4, 20))).CoordinatorId);
        suite.MoveTo(Day(4, 30));
        foreach (var child in children)
            await child.DueToEnterCare(Day(4, 30));
        Assert.All(children, c => Assert.Equal([On(7, 30), On(10, 30)], c.Latest.FollowUp.Reviews.Select(r => r.DueDate)));

        // Five of them have a conference too, and four others only that.
        suite.MoveTo(Day(6, 11));
        for (var i = 0; i < 9; i++)
        {
            var family = new WorkedConference(suite);
            await family.Referred(Day(4, 27), [i < 5 ? Reference(i + 1) : $"LCS52{i:00}"], historicEntry: true);
            await family.DueToEnterCare(Day(5, 5));
            await family.HeldAfter(Day(5, 6), 35, coordinators[i % 2]);
            await family.Finished();
        }

        for (var i = 18; i <= 20; i++)
            await children[i - 1].LookedAfter(Day(6, 8), status: CareLegalStatus.InterimCareOrder);
        suite.MoveTo(Day(7, 13));
        await children[16 - 1].LookedAfter(Day(7, 10));
        suite.MoveTo(Day(7, 31));
        foreach (var i in Enumerable.Range(1, 16))
            await children[i - 1].Reviewed(ReviewPoint.ThreeMonths, Day(7, 31), i switch { 15 => OutcomeCode.KinInformal, 16 => OutcomeCode.LookedAfterOther, _ => OutcomeCode.AtHomeParent });
        suite.MoveTo(Day(8, 24));
        await children[14 - 1].LookedAfter(Day(8, 5), until: Day(8, 17));
        suite.MoveTo(Day(9, 7));
        await children[17 - 1].LookedAfter(Day(9, 4));
        suite.MoveTo(Day(11, 2));
        foreach (var i in Enumerable.Range(1, 17))
            await children[i - 1].Reviewed(ReviewPoint.SixMonths, Day(11, 2), i switch { 15 => OutcomeCode.KinOrder, 16 => OutcomeCode.LookedAfterOther, 17 => OutcomeCode.LookedAfterKin, _ => OutcomeCode.AtHomeParent });
        Assert.Equal(12, children[14 - 1].Latest.FollowUp.LookedAfterDays);

        await suite.UntilReported();
        var reports = suite.ReportsFor(WorkedApplication.Analyst);
        await Gives(reports);

        using var rebuilding = reports.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString() });
        var last = new Rebuild();
        await foreach (var progress in rebuilding.ResponseStream.ReadAllAsync())
            last = progress.Rebuild;
        Assert.Equal(RebuildState.Done, last.State);
        await Gives(reports);

        // What really went over the broker, most of it twice and in no order.
        var heard = suite.Tap.Heard.DistinctBy(m => m.MessageId).ToArray();
        var shuffled = heard.Concat(heard.Where((_, i) => i % 3 > 0)).ToArray();
        new Random(20260430).Shuffle(shuffled);
        await using var another = await suite.AnotherReporting();
        await another.Hears(shuffled);
        await Gives(another.ReportsFor(WorkedApplication.Analyst));
        Assert.Empty(suite.Logs.Errors);
    }

    static async Task Gives(ReportingService.ReportingServiceClient reports)
    {
        foreach (var (figure, period) in Expected)
        {
            var (head, breakdown) = (figure.Split(' '), figure.Split(':')[0].Split(' ')[2]);
            Assert.Equal(figure, await Figures.Text(reports, head[0], head[1], period, breakdown));
        }
    }

    static string Reference(int i) => $"LCS50{i:00}";

    [Fact]
    public async Task Outcome_reviews_due_on_a_day_that_the_month_does_not_have_are_due_on_its_last()
    {
        await using var suite = await InProcessSuite.Start(Day(11, 30));
        var child = new WorkedEpisode(suite);
        await child.Referred(Day(11, 30), "LCS5301");

        await child.DueToEnterCare(Day(11, 30), CareRisks.LegalGateway);

        Assert.Equal([On(2, 28, 2027), On(5, 30, 2027)], child.Latest.FollowUp.Reviews.Select(r => r.DueDate));
        Assert.Equal(AnchorKind.CareRiskDecision, child.Latest.FollowUp.AnchorKind);
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task Under_a_care_order_a_stay_of_26_hours_needs_approval_and_one_of_22_does_not_regulation_18()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        var child = new WorkedReturn(suite);
        await child.UpToThePlan(Day(10, 5), "LCS5401", CareLegalStatus.CareOrder);
        await child.StaysBegun(Day(10, 5));
        var saturday = new DateTimeOffset(2026, 10, 10, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal((StatusCode.FailedPrecondition, "OVERNIGHT_STAY_OVER_24_HOURS"), await RefusedCall.By(() => child.Stayed(saturday, TimeSpan.FromHours(26))));
        await child.Stayed(saturday, TimeSpan.FromHours(22));

        var stay = Assert.Single(child.Latest.Stays);
        Assert.Equal((22 * 60, false), (stay.Minutes, stay.Placement));
        Assert.Empty(child.Latest.Placements);
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task With_a_high_risk_no_return_plan_is_agreed_regulation_17()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        var child = new WorkedReturn(suite);
        await child.Considered(Day(10, 5), "LCS5402", CareLegalStatus.CareOrder);
        await child.AssessmentBegun(Day(10, 5));

        // Of a parent the police are asked, and DBS is not: a parent is not in regulated activity.
        Assert.Equal((StatusCode.FailedPrecondition, "DBS_NOT_FOR_PARENTS"), await RefusedCall.By(() => child.Do(WorkedReturn.SocialWorker, (c, r) => c.RequestSuitabilityCheckAsync(r),
            new RequestSuitabilityCheckRequest { PersonId = child.Parent, Kind = SuitabilityCheckKind.Dbs, RequestDate = On(10, 5) })));
        await child.Assessed(Day(10, 5));
        await child.Classified(Day(10, 5), RiskClass.High);
        await child.Heard(Day(10, 5));

        Assert.Equal((StatusCode.FailedPrecondition, "RISK_TOO_HIGH"), await RefusedCall.By(() => child.PlanAgreed(Day(10, 5))));
        Assert.Equal(ReunificationState.Classified, (await child.Read()).State);
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task A_child_accommodated_under_section_20_goes_home_as_E4A_and_is_not_placed_with_parents_regulation_15()
    {
        await using var suite = await InProcessSuite.Start(Day(10, 5));
        var child = new WorkedReturn(suite);
        await child.UpToThePlan(Day(10, 5), "LCS5403", CareLegalStatus.Section20SinglePeriod);
        await child.StaysBegun(Day(10, 5));
        suite.MoveTo(Day(10, 12));
        await child.Stayed(new(2026, 10, 10, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(22));
        await child.ReturnPhased(Day(10, 12));

        Assert.Equal((StatusCode.FailedPrecondition, "P1_NOT_UNDER_SECTION_20"), await RefusedCall.By(() => child.Do(WorkedReturn.NominatedOfficer, (c, r) => c.ApprovePlacementWithParentsAsync(r),
            new ApprovePlacementWithParentsRequest { ApprovedDate = On(10, 12), Reasons = "Canary narrative." })));
        Assert.Equal((StatusCode.FailedPrecondition, "P1_NOT_UNDER_SECTION_20"), await RefusedCall.By(() => Return(ReturnRoute.P1)));
        await Return(ReturnRoute.CeasedE4A);

        Assert.Equal((ReunificationState.Returned, ReturnRoute.CeasedE4A, CareLegalStatus.Unspecified), (child.Latest.State, child.Latest.Route, child.Latest.LegalStatus));
        await suite.UntilReported();
        Assert.Equal(1, (await Figures.Of(suite.ReportsFor(WorkedApplication.Analyst), "E08", "RETURNED", "2026/27 Q3", "CEASED_E4A")).Numerator);
        Assert.Empty(suite.Logs.Errors);

        Task Return(ReturnRoute route) => child.Do(WorkedReturn.TeamManager, (c, r) => c.RecordReturnAsync(r), new RecordReturnRequest { ReturnedDate = On(10, 12), Route = route });
    }

    [Fact]
    public async Task An_immediate_placement_is_assessed_and_decided_within_ten_working_days_each_regulation_19()
    {
        await using var suite = await InProcessSuite.Start(Day(12, 21));
        var child = new WorkedReturn(suite);
        await child.Considered(Day(12, 21), "LCS5404", CareLegalStatus.CareOrder);
        await child.ParentAdded(Day(12, 21));
        await child.Do(WorkedReturn.NominatedOfficer, (c, r) => c.PlaceImmediatelyAsync(r), new PlaceImmediatelyRequest { PlacedDate = On(12, 21), Necessity = "Canary narrative.", InterviewDate = On(12, 21) });
        Assert.Equal(On(1, 7, 2027), child.Latest.ImmediatePlacement.AssessByDate);
        Assert.Null(child.Latest.ImmediatePlacement.DecideByDate);

        suite.MoveTo(Day(1, 7, 2027));
        await child.Read();
        await child.CareReviewed(Day(1, 7, 2027));
        await child.Assessed(Day(1, 7, 2027));

        Assert.True(child.Latest.ImmediatePlacement.AssessedInTime);
        Assert.Equal(On(1, 21, 2027), child.Latest.ImmediatePlacement.DecideByDate);
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task A_review_of_the_case_in_the_seventh_month_is_late_regulation_33()
    {
        await using var suite = await InProcessSuite.Start(Day(4, 1));
        var child = new WorkedReturn(suite);
        await child.Considered(Day(4, 1), "LCS5405", CareLegalStatus.CareOrder);

        suite.MoveTo(Day(11, 2));
        await child.Read();
        await child.CareReviewed(Day(11, 2));

        var review = child.Latest.CareReviews[^1];
        Assert.Equal((On(10, 1), false), (review.DueDate, review.InTime));
        Assert.Empty(suite.Logs.Errors);
    }

    [Fact]
    public async Task A_child_placed_outside_terms_in_an_emergency_before_Christmas_may_stay_for_six_working_days()
    {
        await using var suite = await InProcessSuite.Start(WorkedApplication.Day(2, 16));
        var work = new WorkedApplication(suite);
        await work.Enquired();
        await work.ThroughToPanel();
        await work.Recommended();
        await work.Approved();
        await work.OnHousehold(WorkedApplication.TeamManager, (c, r) => c.AllocateHouseholdAsync(r), new FosteringRecruitment.V1.AllocateHouseholdRequest { Team = "fostering-support", Worker = "staff-0005" });
        suite.MoveTo(Day(12, 23));
        await work.ReadHousehold();
        foreach (var (reference, emergency) in new[] { ("LCS5406", false), ("LCS5407", false), ("LCS5408", true) })
            await work.OnHousehold(WorkedApplication.SupervisingSocialWorker, (c, r) => c.PlaceChildAsync(r), new FosteringRecruitment.V1.PlaceChildRequest
            {
                ChildReference = reference,
                BirthDate = On(8, 14, 2019),
                PlacementType = FosteringRecruitment.V1.PlacementType.ShortTerm,
                PlacedDate = On(12, 23),
                Emergency = emergency,
            });

        var third = work.Household.Placements.Single(p => p.ChildReference == "LCS5408");
        Assert.Equal((true, On(1, 5, 2027)), (third.OutsideTerms, third.OutsideTermsUntilDate));
        Assert.Empty(suite.Logs.Errors);
    }
}

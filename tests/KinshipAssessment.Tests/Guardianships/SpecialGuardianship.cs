using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Guardianships;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Guardianships;

public sealed class SpecialGuardianship
{
    [Fact]
    public void Three_months_pass_between_notice_and_application()
    {
        var kinship = Given.FoundViable();
        kinship.RecordGuardianshipNotice(new(2026, 11, 30));

        Assert.Equal(new(2027, 2, 28), kinship.Guardianship!.EarliestApplicationOn);
        Assert.Contains(kinship.DueItems(), i => i.Rule == "GUARDIANSHIP_APPLICATION_FROM" && i.DueOn == new DateOnly(2027, 2, 28));
    }

    [Fact]
    public void Notice_obliges_the_authority_to_assess_whatever_the_route()
    {
        var before = Given.FoundViable();
        before.RecordGuardianshipNotice(Given.Viable);
        Assert.True(before.ChooseRoute(Route.FullAssessment, Given.Route, guardianshipAlongside: false).Single<RouteChosen>().GuardianshipAlongside);
        Assert.True(before.Guardianship!.Assessing);

        var after = Given.InFullAssessment();
        after.RecordGuardianshipNotice(Given.StageTwo);
        Assert.True(after.Guardianship!.Assessing);
    }

    [Fact]
    public void A_report_is_filed_where_an_assessment_runs()
    {
        Given.Refused("NO_GUARDIANSHIP_ASSESSMENT", () => Given.InFullAssessment().FileGuardianshipReport(Given.ReportSent, "tm-1"));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.AssessedForGuardianship().FileGuardianshipReport(Given.Viable, "tm-1"));
        var alone = Given.AssessedForGuardianship();

        alone.FileGuardianshipReport(Given.ReportSent, "tm-1").Single<GuardianshipReportFiled>();

        Assert.Equal(CaseState.SgoReportFiled, alone.State);
        Given.Refused("NO_GUARDIANSHIP_ASSESSMENT", () => alone.FileGuardianshipReport(Given.ReportSent, "tm-1"));
        var alongside = Given.InFullAssessment(guardianshipAlongside: true);
        alongside.FileGuardianshipReport(Given.ReportSent, "tm-1");
        Assert.Equal(CaseState.FullAssessment, alongside.State);
    }

    [Fact]
    public void No_order_without_the_report()
    {
        Given.Refused("REPORT_NOT_FILED", () => Given.AssessedForGuardianship().RecordOrder(OrderKind.SpecialGuardianship, true, Given.Decided));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.GuardianshipReported().RecordOrder(OrderKind.SpecialGuardianship, true, Given.ReportSent.AddDays(-1)));
    }

    [Fact]
    public void An_order_ends_the_timetable_and_the_temporary_approval()
    {
        var kinship = Given.TemporarilyApproved();
        kinship.RecordGuardianshipNotice(Given.Placed);
        kinship.FileGuardianshipReport(Given.ReportSent, "tm-1");

        var events = kinship.RecordOrder(OrderKind.SpecialGuardianship, made: true, Given.Decided);

        Assert.True(events.Single<OrderDecided>().Made);
        Assert.Equal("ORDER_MADE", events.Single<PlacementEnded>().Reason);
        Assert.Equal(CaseState.OrderMade, kinship.State);
        Assert.Equal(ApprovalState.Superseded, kinship.Temporary!.State);
        Assert.Equal(Given.Decided, kinship.Care!.EndedOn);
        Assert.Equal(114, kinship.DaysSinceConcern(new(2027, 6, 1)));
        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule.StartsWith("MILESTONE_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_order_ends_the_case_when_nothing_else_runs()
    {
        var alone = Given.GuardianshipReported();
        alone.RecordOrder(OrderKind.SpecialGuardianship, made: false, Given.Decided);
        Assert.Equal(CaseState.OrderRefused, alone.State);

        var alongside = Given.InFullAssessment(guardianshipAlongside: true);
        alongside.FileGuardianshipReport(Given.ReportSent, "tm-1");
        alongside.RecordOrder(OrderKind.SpecialGuardianship, made: false, Given.Decided);
        Assert.Equal(CaseState.FullAssessment, alongside.State);
    }

    [Fact]
    public void An_expired_case_takes_no_order()
    {
        var kinship = Given.TemporarilyApproved();
        kinship.RecordGuardianshipNotice(Given.Placed);
        kinship.FileGuardianshipReport(Given.ReportSent, "tm-1");
        Given.Pass(kinship, new(2026, 12, 28));

        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordOrder(OrderKind.SpecialGuardianship, made: true, new(2026, 12, 29)));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordOrder(OrderKind.SpecialGuardianship, made: false, new(2026, 12, 29)));
    }
}

using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class ReturningHome
{
    const string Framework = "practice framework";

    [Fact]
    public void Under_a_care_order_the_child_returns_as_placed_with_parents_and_the_approval_is_used_up()
    {
        var reunification = ReadyForHome();

        var events = GoHome(reunification, ReturnRoute.P1);

        Assert.Equal(ReunificationState.Returned, Only<ReunificationStateChanged>(events).ToState);
        var placed = Only<PlacedWithParents>(events);
        Assert.Equal((Home.ToMessage(), false, (Suite.Types.V1.Date?)null, V1.CareLegalStatus.CareOrder), (placed.StartDate, placed.Immediate, placed.AssessByDate, placed.LegalStatus));
        var returned = Only<ChildReturned>(events);
        Assert.Equal((ReturnRoute.P1, RiskClass.Low, InThreeMonths.ToMessage(), InSixMonths.ToMessage()), (returned.Route, returned.Risk, returned.ThreeMonthsDueDate, returned.SixMonthsDueDate));
        Assert.Null(reunification.ApprovalOn(Home));
        Assert.Equal(CareLegalStatus.CareOrder, reunification.LegalStatusOn(Home));
    }

    [Fact]
    public void Home_on_30_November_2026_it_is_reviewed_on_28_February_and_30_May()
    {
        var returned = Only<ChildReturned>(GoHome(ReadyForHome(), ReturnRoute.P1, new(2026, 11, 30)));

        Assert.Equal((new DateOnly(2027, 2, 28).ToMessage(), new DateOnly(2027, 5, 30).ToMessage()), (returned.ThreeMonthsDueDate, returned.SixMonthsDueDate));
    }

    [Fact]
    public void Under_section_20_a_child_is_never_returned_as_placed_with_parents_by_regulation_15()
    {
        var reunification = ReadyForHome(CareLegalStatus.Section20SinglePeriod);

        RefusedBy("P1_NOT_UNDER_SECTION_20", $"Children Act 1989 s.20; {Regulations} reg 15", () => GoHome(reunification, ReturnRoute.P1, by: TeamManager));
        Assert.Null(reunification.ReturnedOn);
    }

    [Fact]
    public void Under_section_20_going_home_ends_the_accommodation_that_day()
    {
        var reunification = ReadyForHome(CareLegalStatus.Section20SinglePeriod);

        var events = GoHome(reunification, ReturnRoute.CeasedE4A);

        var ceased = Only<LegalStatusChanged>(events);
        Assert.Equal((true, V1.CareLegalStatus.Unspecified, Home.ToMessage()), (ceased.Ceased, ceased.LegalStatus, ceased.FromDate));
        Assert.Empty(events.OfType<PlacedWithParents>());
        Assert.Equal((CareLegalStatus.Section20SinglePeriod, CareLegalStatus.Unspecified), (reunification.LegalStatusOn(Home.AddDays(-1)), reunification.LegalStatusOn(Home)));
    }

    [Fact]
    public void Under_an_order_the_nominated_officer_decides_by_regulation_18()
    {
        var refused = Refused(() => GoHome(ReadyForHome(), ReturnRoute.P1, by: TeamManager));

        Assert.Equal(("NOMINATED_OFFICER_REQUIRED", Grpc.Core.StatusCode.PermissionDenied), (refused.Reason, refused.Code));
        Assert.Contains($"{Regulations} regs 2 and 18(1)", Assert.Single(refused.Rules).Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_section_20_a_manager_decides()
    {
        var refused = Refused(() => GoHome(ReadyForHome(CareLegalStatus.Section20SinglePeriod), ReturnRoute.CeasedE4A, by: NominatedOfficer));

        Assert.Equal(("MANAGER_REQUIRED", Grpc.Core.StatusCode.PermissionDenied), (refused.Reason, refused.Code));
        Assert.Contains("Children Act 1989 s.20", Assert.Single(refused.Rules).Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_a_return_lacks_is_told_at_once_each_with_its_source()
    {
        var reunification = GoingHome();
        Class(reunification, RiskClass.High, Phased.AddDays(-1));
        reunification.RecordContactOrder(Guid.CreateVersion7(), Phased, incompatible: true, [], "Supervised only.");

        RefusedByAll(
            [
                ("NOT_RECLASSIFIED", Framework), ("RISK_TOO_HIGH", "reg 17(c)"), ("SCHOOL_NOT_INFORMED", "reg 13"), ("HEALTH_NOT_INFORMED", "reg 13"), ("CONTACT_ORDER_BARS", "reg 16"),
                ("P1_NOT_APPROVED", "reg 18(1)"),
            ],
            () => GoHome(reunification, ReturnRoute.P1));
    }

    [Fact]
    public void The_risk_is_classified_since_the_phased_return_began_by_the_practice_framework()
    {
        var reunification = GoingHome();
        reunification.InformSchoolAndHealth(null, Reclassed, noSchool: true);
        ApproveAsOfficer(reunification, Reclassed);

        RefusedBy("NOT_RECLASSIFIED", Framework, () => GoHome(reunification, ReturnRoute.P1));
    }

    [Fact]
    public void High_risk_in_the_last_class_keeps_the_child_from_home_by_regulation_17()
    {
        var reunification = ReadyForHome(CareLegalStatus.Section20SinglePeriod);
        Class(reunification, RiskClass.High, Home);

        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => GoHome(reunification, ReturnRoute.CeasedE4A));
    }

    [Fact]
    public void School_and_health_are_informed_by_regulation_13_unless_there_is_no_school()
    {
        var reunification = GoingHome(CareLegalStatus.Section20SinglePeriod);
        Class(reunification, RiskClass.Low, Reclassed);

        reunification.InformSchoolAndHealth(null, Reclassed, noSchool: false);
        RefusedBy("SCHOOL_NOT_INFORMED", $"{Regulations} reg 13", () => GoHome(reunification, ReturnRoute.CeasedE4A));
        reunification.InformSchoolAndHealth(null, null, noSchool: true);
        Assert.Equal(Reclassed, reunification.HealthInformedOn);
        GoHome(reunification, ReturnRoute.CeasedE4A);

        var other = GoingHome(CareLegalStatus.Section20SinglePeriod);
        Class(other, RiskClass.Low, Reclassed);
        other.InformSchoolAndHealth(Reclassed, null, noSchool: false);
        RefusedBy("HEALTH_NOT_INFORMED", $"{Regulations} reg 13", () => GoHome(other, ReturnRoute.CeasedE4A));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => WithViews().InformSchoolAndHealth(Classed, Classed, noSchool: false)));
    }

    [Fact]
    public void No_child_returns_against_a_contact_order_by_regulation_16_until_it_is_discharged()
    {
        var reunification = ReadyForHome();
        var order = Guid.CreateVersion7();
        reunification.RecordContactOrder(order, Approved, incompatible: true, [], "Supervised only.");
        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => GoHome(reunification, ReturnRoute.P1));

        reunification.EndContactOrder(order, Home);

        GoHome(reunification, ReturnRoute.P1);
    }

    [Fact]
    public void An_immediate_placement_is_confirmed_and_not_returned_from_by_regulation_19()
    {
        var reunification = ReadyForHome();
        PlaceNow(reunification, Approved);

        RefusedByAll([("IMMEDIATE_PLACEMENT_OPEN", "reg 19"), ("P1_NOT_APPROVED", "reg 18(1)")], () => GoHome(reunification, ReturnRoute.P1));
    }

    [Fact]
    public void Placement_with_parents_needs_an_approval_that_holds_by_regulation_18()
    {
        var reunification = ReadyForHome();
        Class(reunification, RiskClass.High, Approved);
        Class(reunification, RiskClass.Low, Approved);

        RefusedBy("P1_NOT_APPROVED", $"{Regulations} reg 18(1)", () => GoHome(reunification, ReturnRoute.P1));
    }

    [Fact]
    public void Of_a_child_under_police_protection_it_is_neither_a_placement_nor_over_by_regulation_15_and_the_Children_Act()
    {
        var reunification = ReadyForHome(CareLegalStatus.PoliceProtection);

        RefusedBy("P1_NEEDS_A_CARE_ORDER", $"{Regulations} reg 15", () => GoHome(reunification, ReturnRoute.P1));
        RefusedBy("ORDER_STILL_IN_FORCE", "Children Act 1989 ss.39 and 91", () => GoHome(reunification, ReturnRoute.CeasedE4A));
    }

    [Fact]
    public void While_a_care_order_goes_on_the_child_is_looked_after_by_the_Children_Act_sections_39_and_91()
    {
        RefusedBy("ORDER_STILL_IN_FORCE", "Children Act 1989 ss.39 and 91", () => GoHome(ReadyForHome(), ReturnRoute.CeasedE4A, by: NominatedOfficer));
    }

    [Fact]
    public void Home_under_a_supervision_order_needs_one_by_the_Children_Act_section_31()
    {
        var reunification = ReadyForHome();
        reunification.RecordLegalStatus(Approved, CareLegalStatus.Unspecified, supervisionOrder: false, Worker);
        RefusedBy("SUPERVISION_ORDER_NOT_RECORDED", "Children Act 1989 ss.31 and 35", () => GoHome(reunification, ReturnRoute.SupervisionOrder));

        reunification.RecordLegalStatus(Home, CareLegalStatus.Unspecified, supervisionOrder: true, Worker);

        var events = GoHome(reunification, ReturnRoute.SupervisionOrder);
        Assert.Empty(events.OfType<LegalStatusChanged>());
        Assert.Equal(ReturnRoute.SupervisionOrder, reunification.Route);
    }

    [Fact]
    public void A_return_follows_the_phased_return()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => GoHome(StayingOvernight(), ReturnRoute.P1)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => GoHome(ReadyForHome(), ReturnRoute.P1, Phased.AddDays(-1))));
    }

    [Fact]
    public void The_day_after_monitoring_begins_by_itself()
    {
        var reunification = AtHome();
        Assert.Equal(Home.AddDays(1), Item(reunification, "MONITORING_BEGINS")!.DueOn);
        Assert.Empty(reunification.PassTime(Home, default).OfType<ReunificationStateChanged>());

        var events = reunification.PassTime(Home.AddDays(3), default);

        var moved = Only<ReunificationStateChanged>(events);
        Assert.Equal((ReunificationState.Monitoring, Home.AddDays(1).ToMessage(), true), (moved.ToState, moved.ChangedDate, moved.ByTime));
        Assert.DoesNotContain(events.OfType<DeadlineWarned>(), w => w.Rule == "MONITORING_BEGINS");
        Assert.Empty(reunification.PassTime(Home.AddDays(3), default));
    }
}

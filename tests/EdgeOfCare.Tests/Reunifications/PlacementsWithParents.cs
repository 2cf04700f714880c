using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class PlacementsWithParents
{
    static readonly DateOnly Day = CaseReviewed.AddDays(3);

    [Theory]
    [InlineData(CareLegalStatus.CareOrder)]
    [InlineData(CareLegalStatus.InterimCareOrder)]
    public void An_approval_says_under_which_order_and_on_which_class_it_rests_and_by_which_rules(CareLegalStatus status)
    {
        var reunification = Approvable(status);

        var approved = Only<PlacementWithParentsApproved>(ApproveAsOfficer(reunification, Day));

        Assert.Equal(((V1.CareLegalStatus)status, RiskClass.Medium, false, "2010-959/2026-06"), (approved.LegalStatus, approved.Risk, approved.ConfirmsImmediate, approved.RuleVersion));
        var kept = reunification.ApprovalOn(Day)!;
        Assert.Equal((status, reunification.LatestClass!.Id, "nom-1"), (kept.LegalStatus, kept.ClassificationId, kept.By));
        Assert.Equal(ReunificationState.Classified, reunification.State);
    }

    [Theory]
    [InlineData(CareLegalStatus.Section20SinglePeriod)]
    [InlineData(CareLegalStatus.Section20ShortBreaks)]
    public void A_child_under_section_20_is_not_placed_with_parents_by_regulation_15(CareLegalStatus status)
    {
        RefusedBy("P1_NOT_UNDER_SECTION_20", $"Children Act 1989 s.20; {Regulations} reg 15", () => ApproveAsOfficer(Approvable(status), Day));
        RefusedBy("P1_NOT_UNDER_SECTION_20", $"Children Act 1989 s.20; {Regulations} reg 15", () => Immediate(status));
    }

    [Theory]
    [InlineData(CareLegalStatus.PoliceProtection)]
    [InlineData(CareLegalStatus.EmergencyProtection)]
    [InlineData(CareLegalStatus.PlacementOrder)]
    public void Only_under_a_care_order_is_a_child_placed_with_parents_by_regulation_15(CareLegalStatus status)
    {
        RefusedBy("P1_NEEDS_A_CARE_ORDER", $"{Regulations} reg 15", () => ApproveAsOfficer(Approvable(status), Day));
        RefusedBy("P1_NEEDS_A_CARE_ORDER", $"{Regulations} reg 15", () => Immediate(status));
    }

    [Fact]
    public void Nobody_is_placed_against_a_contact_order_by_regulation_16()
    {
        var reunification = Approvable();
        reunification.RecordContactOrder(Guid.CreateVersion7(), CaseReviewed, incompatible: true, [], "Supervised only.");

        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => ApproveAsOfficer(reunification, Day));
        Assert.Equal("CONTACT_ORDER_BARS", ReasonOf(() => PlaceNow(reunification, Day)));
    }

    [Fact]
    public void All_that_an_approval_lacks_is_told_at_once_each_with_its_regulation()
    {
        var placed = Considered(CareLegalStatus.Section20SinglePeriod);
        placed.RecordLegalStatus(Begun, CareLegalStatus.CareOrder, supervisionOrder: false, Worker);
        PlaceNow(placed, Begun.AddDays(30));
        placed.RecordContactOrder(Guid.CreateVersion7(), Begun, incompatible: true, [], "Supervised only.");

        RefusedByAll(
            [
                ("CONTACT_ORDER_BARS", "reg 16"), ("ASSESSMENT_INCOMPLETE", "reg 17"), ("CASE_NOT_REVIEWED", "reg 17(d)"), ("CHILDS_VIEW_MISSING", "regs 9(1)(b)(i) and 18(2)(a)"),
                ("IRO_NOT_CONSULTED", "reg 18(2)(d)"), ("PLACEMENT_PLAN_MISSING", "regs 9 and 18(2)"), ("RISK_TOO_HIGH", "reg 17(c)"),
            ],
            () => Confirm(placed, Begun.AddDays(40)));
    }

    [Fact]
    public void The_case_is_reviewed_after_the_assessment_began_by_regulation_17()
    {
        var reunification = WithViews();
        reunification.RecordPlacementPlan(CaseReviewed, "A room of her own.", review: false);

        RefusedBy("CASE_NOT_REVIEWED", $"{Regulations} reg 17(d)", () => ApproveAsOfficer(reunification, Day));
        // A review of a later day does not count for this one.
        Review(reunification, Day.AddDays(1));
        Assert.Equal("CASE_NOT_REVIEWED", ReasonOf(() => ApproveAsOfficer(reunification, Day)));
    }

    [Fact]
    public void The_child_is_heard_and_the_officer_consulted_by_regulations_9_and_18()
    {
        var reunification = Classified();
        Review(reunification, CaseReviewed);
        reunification.RecordPlacementPlan(CaseReviewed, "A room of her own.", review: false);

        RefusedByAll([("CHILDS_VIEW_MISSING", "regs 9"), ("IRO_NOT_CONSULTED", "reg 18(2)(d)")], () => ApproveAsOfficer(reunification, Day));
    }

    [Fact]
    public void The_placement_plan_is_prepared_by_regulations_9_and_18()
    {
        var reunification = WithViews();
        Review(reunification, CaseReviewed);

        RefusedBy("PLACEMENT_PLAN_MISSING", $"{Regulations} regs 9 and 18(2)", () => ApproveAsOfficer(reunification, Day));
    }

    [Fact]
    public void Nothing_is_approved_at_high_risk_by_regulation_17_and_a_higher_class_ends_an_approval()
    {
        var reunification = Approvable();
        ApproveAsOfficer(reunification, Day);
        Class(reunification, RiskClass.High, Day.AddDays(2));

        Assert.NotNull(reunification.ApprovalOn(Day.AddDays(1)));
        Assert.Null(reunification.ApprovalOn(Day.AddDays(2)));
        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => ApproveAsOfficer(reunification, Day.AddDays(2)));

        Class(reunification, RiskClass.Low, Day.AddDays(4));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => ApproveAsOfficer(reunification, Day.AddDays(3))));
        ApproveAsOfficer(reunification, Day.AddDays(4));
        Assert.NotNull(reunification.ApprovalOn(Day.AddDays(4)));
    }

    [Fact]
    public void An_approval_is_given_from_the_class_on_and_not_by_the_reviewing_officer_by_regulation_46()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => ApproveAsOfficer(Assessed(), Day)));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => ApproveAsOfficer(AtHome(), Home)));
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Approvable().ApprovePlacement(Guid.CreateVersion7(), Day, "Safe.", Officer));
    }

    [Fact]
    public void An_order_that_ends_ends_the_approval()
    {
        var reunification = Approvable();
        ApproveAsOfficer(reunification, Day);

        reunification.RecordLegalStatus(Day.AddDays(5), CareLegalStatus.Section20SinglePeriod, supervisionOrder: false, Worker);

        Assert.Null(reunification.ApprovalOn(Day.AddDays(5)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => ApproveAsOfficer(reunification, Day)));
    }

    [Fact]
    public void Another_care_order_in_its_place_leaves_the_approval()
    {
        var reunification = Approvable(CareLegalStatus.InterimCareOrder);
        ApproveAsOfficer(reunification, Day);

        reunification.RecordLegalStatus(Day.AddDays(5), CareLegalStatus.CareOrder, supervisionOrder: false, Worker);

        Assert.NotNull(reunification.ApprovalOn(Day.AddDays(5)));
    }

    [Fact]
    public void A_placement_plan_is_prepared_from_the_class_on_and_replaced_by_a_later_one()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Assessed().RecordPlacementPlan(Completed, "A room.", review: false)));
        var reunification = Approvable();

        Assert.Equal("PLACEMENT_PLAN", Only<RecordAmended>(reunification.RecordPlacementPlan(Day, "Another room.", review: false)).Section);

        Assert.Equal((Day, "Another room."), (reunification.PlacementPlan!.PreparedOn, reunification.PlacementPlan.Summary));
        RefusedBy("NO_IMMEDIATE_PLACEMENT", $"{Regulations} reg 19", () => reunification.RecordPlacementPlan(Day, "Reviewed.", review: true));
    }
}

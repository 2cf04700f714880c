using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using static Suite.KinshipAssessment.Tests.Care.PlacedChildren;

namespace Suite.KinshipAssessment.Tests.Care;

public sealed class PlansAndNotifications
{
    [Fact]
    public void The_placement_plan_is_due_after_five_working_days_and_the_care_plan_after_ten()
    {
        var kinship = Case();

        Assert.Equal(On(2026, 9, 14), kinship.Due(CareRules.PlacementPlan)!.DueOn);
        Assert.Equal(On(2026, 9, 21), kinship.Due(CareRules.CarePlan)!.DueOn);
    }

    [Fact]
    public void A_plan_is_warned_of_three_days_before_and_on_the_day_with_its_regulation()
    {
        var due = Case().Due(CareRules.PlacementPlan)!;

        Assert.Equal([On(2026, 9, 11), On(2026, 9, 14)], due.WarnOn);
        Assert.Equal("Care Planning Regulations 2010 reg 9(2); 2010-959/2026-06", due.Citation);
    }

    [Fact]
    public void A_plan_that_was_made_is_no_longer_due()
    {
        var kinship = Case();

        kinship.RecordPlan(PlanKind.PlacementPlan, On(2026, 9, 9));
        kinship.RecordPlan(PlanKind.CarePlan, On(2026, 9, 10));

        Assert.Null(kinship.Due(CareRules.PlacementPlan));
        Assert.Null(kinship.Due(CareRules.CarePlan));
    }

    [Fact]
    public void A_placement_plan_made_before_the_placement_is_never_due()
    {
        var kinship = Case();
        kinship.BeginCare(Placed, placementPlanOn: On(2026, 9, 4));

        Assert.Null(kinship.Due(CareRules.PlacementPlan));
    }

    [Fact]
    public void Everybody_to_be_told_is_due_after_five_working_days_until_they_were()
    {
        var kinship = Case();
        Assert.Equal(["GENERAL_PRACTITIONER", "HEALTH", "PARENTS", "SCHOOL"], kinship.CareDeadlines().Where(d => d.Rule == CareRules.Notification).Select(d => d.Subject).Order());
        Assert.Equal(On(2026, 9, 14), kinship.Due(CareRules.Notification, "PARENTS")!.DueOn);

        kinship.RecordNotification(NotifiedBody.Parents, On(2026, 9, 7));

        Assert.Null(kinship.Due(CareRules.Notification, "PARENTS"));
        Assert.NotNull(kinship.Due(CareRules.Notification, "SCHOOL"));
    }

    [Fact]
    public void No_school_is_to_be_told_of_a_child_below_school_age() =>
        Assert.Null(Case(On(2023, 1, 1)).Due(CareRules.Notification, "SCHOOL"));

    [Fact]
    public void Nothing_is_due_and_nothing_is_recorded_without_a_placement()
    {
        var kinship = new Suite.KinshipAssessment.Cases.KinshipCase { Id = Guid.NewGuid(), Authority = "E10000901", State = CaseState.FullAssessment };

        Assert.Empty(kinship.CareDeadlines());
        Assert.Equal("NOT_PLACED", Assert.Throws<RefusedException>(() => kinship.RecordPlan(PlanKind.CarePlan, Placed)).Reason);
    }

    [Fact]
    public void After_the_placement_ended_nothing_is_due_but_what_happened_before_can_be_written_up()
    {
        var kinship = Case();
        kinship.EndCare(On(2026, 10, 1));

        Assert.Empty(kinship.CareDeadlines());
        kinship.RecordPlan(PlanKind.CarePlan, On(2026, 9, 20));
        Assert.Equal("NOT_PLACED", Assert.Throws<RefusedException>(() => kinship.RecordNotification(NotifiedBody.School, On(2026, 10, 2))).Reason);
    }

    [Fact]
    public void A_closed_case_takes_no_plan()
    {
        var kinship = Case();
        kinship.State = CaseState.Closed;

        Assert.Equal("CASE_CLOSED", Assert.Throws<RefusedException>(() => kinship.RecordPlan(PlanKind.CarePlan, On(2026, 9, 9))).Reason);
    }

    [Fact]
    public void The_authority_of_the_area_is_to_be_told_where_the_home_lies_in_another_ones()
    {
        var kinship = Case();
        kinship.People.Add(Given.APerson());
        kinship.SetCarerAddress(kinship.People[0].Id, new(["1 High Street"], "AB1 2CD"));
        Assert.Null(kinship.Due(CareRules.Notification, "AREA_AUTHORITY"));

        kinship.SetCarerAddress(kinship.People[0].Id, new(["1 High Street"], "AB1 2CD", OtherAuthorityArea: true));
        Assert.Equal(On(2026, 9, 14), kinship.Due(CareRules.Notification, "AREA_AUTHORITY")!.DueOn);

        kinship.RecordNotification(NotifiedBody.AreaAuthority, On(2026, 9, 8));
        Assert.Null(kinship.Due(CareRules.Notification, "AREA_AUTHORITY"));
    }
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using static Suite.KinshipAssessment.Tests.Care.PlacedChildren;

namespace Suite.KinshipAssessment.Tests.Care;

public sealed class Visits
{
    const string Worker = "staff-0001";

    [Fact]
    public void Until_the_first_review_a_visit_is_due_every_week() =>
        Assert.Equal([On(2026, 9, 14), On(2026, 9, 21), On(2026, 9, 28)], Case().VisitsDueOn());

    [Fact]
    public void A_missed_visit_is_alerted_on_the_day_and_the_day_after()
    {
        var kinship = Case();

        var due = kinship.Due(CareRules.Visit, kinship.Children[0].Id.ToString())!;

        Assert.Equal(On(2026, 9, 14), due.DueOn);
        Assert.Equal([On(2026, 9, 14), On(2026, 9, 15)], due.WarnOn);
    }

    [Fact]
    public void The_next_visit_is_due_a_week_after_the_last()
    {
        var kinship = Case();
        var child = kinship.Children[0];

        var happened = Assert.IsType<VisitRecorded>(Assert.Single(kinship.RecordVisit(child.Id, On(2026, 9, 10), seenAlone: false, "CHILD_REFUSED", Worker)));

        Assert.Equal(On(2026, 9, 17), kinship.Due(CareRules.Visit, child.Id.ToString())!.DueOn);
        Assert.False(happened.SeenAlone);
        Assert.Equal("key", happened.ChildKey);
    }

    [Fact]
    public void A_visit_written_up_late_does_not_move_the_next_one_back()
    {
        var kinship = Case();
        var child = kinship.Children[0];
        kinship.RecordVisit(child.Id, On(2026, 9, 20), true, "", Worker);

        kinship.RecordVisit(child.Id, On(2026, 9, 13), true, "", Worker);

        Assert.Equal(On(2026, 9, 27), kinship.Due(CareRules.Visit, child.Id.ToString())!.DueOn);
    }

    [Fact]
    public void After_the_first_review_a_visit_is_due_every_four_weeks()
    {
        var kinship = Case();
        var child = kinship.Children[0];
        foreach (var day in new[] { On(2026, 9, 14), On(2026, 9, 21), On(2026, 9, 28) })
            kinship.RecordVisit(child.Id, day, true, "", Worker);

        kinship.RecordReview(On(2026, 10, 2), "staff-0017");

        Assert.Equal(On(2026, 10, 26), kinship.Due(CareRules.Visit, child.Id.ToString())!.DueOn);
        Assert.Equal([On(2026, 10, 26), On(2026, 11, 23), On(2026, 12, 21)], kinship.VisitsDueOn());
    }

    [Fact]
    public void A_weekly_visit_missed_before_the_review_stays_overdue_after_it()
    {
        var kinship = Case();

        kinship.RecordReview(On(2026, 10, 2), "staff-0017");

        Assert.Equal(On(2026, 9, 14), kinship.Due(CareRules.Visit, kinship.Children[0].Id.ToString())!.DueOn);
    }

    [Fact]
    public void With_approved_carers_a_visit_is_due_every_six_weeks()
    {
        var kinship = Case();
        var child = kinship.Children[0];
        kinship.RecordVisit(child.Id, On(2026, 9, 28), true, "", Worker);
        kinship.RecordReview(On(2026, 10, 2), "staff-0017");
        kinship.Temporary!.State = ApprovalState.Superseded;

        Assert.Equal(On(2026, 11, 9), kinship.Due(CareRules.Visit, child.Id.ToString())!.DueOn);
    }

    [Fact]
    public void Each_child_is_visited_for_themselves()
    {
        var kinship = Case(On(2018, 5, 1), On(2021, 3, 3));

        kinship.RecordVisit(kinship.Children[0].Id, On(2026, 9, 14), true, "", Worker);

        Assert.Equal(On(2026, 9, 21), kinship.Due(CareRules.Visit, kinship.Children[0].Id.ToString())!.DueOn);
        Assert.Equal(On(2026, 9, 14), kinship.Due(CareRules.Visit, kinship.Children[1].Id.ToString())!.DueOn);
    }

    [Fact]
    public void Nobody_is_visited_before_they_are_placed_or_who_is_not_of_the_case()
    {
        var kinship = Case();

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => kinship.RecordVisit(kinship.Children[0].Id, On(2026, 9, 6), true, "", Worker)).Reason);
        Assert.Equal("CHILD_NOT_FOUND", Assert.Throws<RefusedException>(() => kinship.RecordVisit(Guid.NewGuid(), On(2026, 9, 8), true, "", Worker)).Reason);
    }

    [Fact]
    public void A_child_whose_placement_ended_is_neither_visited_nor_due_a_visit()
    {
        var kinship = Case(On(2018, 5, 1), On(2021, 3, 3));
        kinship.Children[1].PlacementEndedOn = On(2026, 9, 10);

        Assert.Null(kinship.Due(CareRules.Visit, kinship.Children[1].Id.ToString()));
        Assert.Equal("NOT_PLACED", Assert.Throws<RefusedException>(() => kinship.RecordVisit(kinship.Children[1].Id, On(2026, 9, 14), true, "", Worker)).Reason);
    }
}

using Google.Protobuf;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Tests.Care;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Approvals;

public sealed class PlacingChildren
{
    static readonly DateOnly On = Given.Decided.AddDays(5);

    static KinshipCase OfTwo() => Given.Opened(Given.AnOpening() with { Children = [Given.AChild("CH1001"), Given.AChild("CH1002")] });

    static KinshipCase ApprovedUnplaced(KinshipCase? kinship = null)
    {
        kinship = Given.FoundViable(kinship);
        kinship.ChooseRoute(V1.Route.FullAssessment, Given.Route, guardianshipAlongside: false);
        return Given.Approved(kinship);
    }

    static IReadOnlyList<IMessage> Place(KinshipCase kinship, DateOnly? on = null, DateOnly? planOn = null, params Guid[] children) =>
        kinship.PlaceChildren(on ?? On, children, "U1", planOn);

    [Fact]
    public void Children_placed_with_approved_carers_become_looked_after_and_end_the_wait_for_a_placement()
    {
        var kinship = ApprovedUnplaced();

        var events = Place(kinship, planOn: On.AddDays(-1));

        var placed = events.Single<ChildPlaced>();
        Assert.Equal(("key-of-CH1001", On.ToMessage(), "U1"), (placed.ChildKey, placed.PlacementDate, placed.PlacementCode));
        Assert.Equal(("K1", On.ToMessage()), (events.Single<MilestoneReached>().Code, events.Single<MilestoneReached>().ReachedDate));
        Assert.Equal((CaseState.AdmApproved, Given.Decided), (kinship.State, kinship.StateSince));
        Assert.Equal((On, On.AddDays(-1)), (kinship.Care!.LookedAfterOn, kinship.Care.PlacementPlanOn!.Value));
        Assert.Equal(On.DayNumber - Given.Concern.DayNumber, kinship.DaysToPlacement(On.AddDays(30)));
        Assert.NotNull(kinship.Due(CareRules.Review));
    }

    [Fact]
    public void Approved_carers_are_visited_in_the_first_week_and_then_every_six()
    {
        var kinship = ApprovedUnplaced();
        Place(kinship);
        var child = kinship.Children[0].Id;

        Assert.Equal(On.AddDays(7), kinship.Due(CareRules.Visit, child.ToString())!.DueOn);
        kinship.RecordVisit(child, On.AddDays(6), seenAlone: true, "", "csw-1");

        Assert.Equal(On.AddDays(6 + 42), kinship.Due(CareRules.Visit, child.ToString())!.DueOn);
    }

    [Fact]
    public void A_child_who_joins_placed_ones_takes_nothing_from_their_record()
    {
        var kinship = ApprovedUnplaced(OfTwo());
        Place(kinship, children: kinship.Children[0].Id);
        kinship.RecordVisit(kinship.Children[0].Id, On.AddDays(3), seenAlone: true, "", "csw-1");

        var later = Place(kinship, On.AddDays(60));

        Assert.Equal("key-of-CH1002", later.Single<ChildPlaced>().ChildKey);
        Assert.Empty(later.OfType<MilestoneReached>());
        Assert.Equal(On, kinship.Care!.PlacedOn);
        Assert.Single(kinship.Care.Visits);
        Assert.True(kinship.Due(CareRules.HealthAssessment, kinship.Children[1].Id.ToString())!.DueOn > On.AddDays(60));
    }

    [Fact]
    public void Only_with_the_approval_in_effect() =>
        Given.Refused("MOVE_NOT_ALLOWED", () => Place(Given.TemporarilyApproved()));

    [Fact]
    public void Only_children_for_whom_the_carers_are_approved()
    {
        var kinship = ApprovedUnplaced();
        kinship.Children[0].ApprovedFor = false;

        Given.Refused("NOT_APPROVED_FOR_CHILD", () => Place(kinship, children: kinship.Children[0].Id));
    }

    [Fact]
    public void Nobody_is_placed_twice()
    {
        var kinship = ApprovedUnplaced();
        Place(kinship);

        Given.Refused("ALREADY_PLACED", () => Place(kinship));
        Given.Refused("ALREADY_PLACED", () => Place(kinship, children: kinship.Children[0].Id));
        Given.Refused("ALREADY_PLACED", () => Place(Given.Approved(Given.TemporarilyApproved())));
    }

    [Fact]
    public void A_child_of_another_case_is_not_found() =>
        Given.Refused("CHILD_NOT_FOUND", () => Place(ApprovedUnplaced(), children: Guid.NewGuid()));

    [Fact]
    public void The_days_follow_one_another()
    {
        var kinship = ApprovedUnplaced();

        Given.Refused("DATE_OUT_OF_ORDER", () => Place(kinship, Given.Decided.AddDays(-1)));
        Given.Refused("DATE_OUT_OF_ORDER", () => Place(kinship, On, On.AddDays(1)));
        kinship.Children[0].Unborn = true;
        Given.Refused("DATE_OUT_OF_ORDER", () => Place(kinship, children: kinship.Children[0].Id));
        Assert.Null(kinship.Care);
    }
}

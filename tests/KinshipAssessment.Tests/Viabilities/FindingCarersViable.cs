using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Viabilities;

public sealed class FindingCarersViable
{
    [Fact]
    public void Viability_starts_once_and_not_before_the_concern()
    {
        var kinship = Given.Identified();
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.StartViability(Given.Concern.AddDays(-1)));

        kinship.StartViability(Given.Concern);

        Assert.Equal(CaseState.Viability, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.StartViability(Given.Concern));
    }

    [Fact]
    public void A_visit_belongs_to_viability()
    {
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Identified().RecordViabilityVisit(Given.Viable, ""));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.InViability().RecordViabilityVisit(Given.Concern, ""));

        var visited = Given.InViability().RecordViabilityVisit(Given.Viable, "");

        Assert.Equal("W1", visited.Single<MilestoneReached>().Code);
    }

    [Fact]
    public void A_positive_decision_names_everything_that_is_missing()
    {
        var refused = Given.Refused("VIABILITY_INCOMPLETE", () => Given.InViability().DecideViability(true, Given.Viable, "", null, "tm-1"));

        Assert.Contains(refused.Rules, r => r.Rule == "VIABILITY_VISIT");
        Assert.Contains(refused.Rules, r => r.Rule == "CHECK_POLICE_DIRECT");
        Assert.Contains(refused.Rules, r => r.Rule == "CHECK_LOCAL_AUTHORITY");
    }

    [Fact]
    public void A_negative_decision_needs_no_checks_but_reasons_in_writing()
    {
        Assert.Equal("INVALID_FIELDS", Given.Refused("INVALID_FIELDS", () => Given.InViability().DecideViability(false, Given.Viable, "", Given.Viable, "tm-1")).Reason);
        Given.Refused("INVALID_FIELDS", () => Given.InViability().DecideViability(false, Given.Viable, "Unsafe.", null, "tm-1"));

        Assert.Equal(CaseState.NotViable, Given.FoundNotViable().State);
    }

    [Fact]
    public void A_decision_does_not_precede_the_visit()
    {
        var kinship = Given.InViability();
        kinship.RecordViabilityVisit(Given.Viable, "");
        Given.EveryCheckBackClear(kinship, Given.Viable);

        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.DecideViability(true, Given.Viable.AddDays(-1), "", null, "tm-1"));
    }

    [Fact]
    public void Carers_may_challenge_a_negative_decision_and_be_found_viable_after_all()
    {
        var kinship = Given.FoundNotViable();
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.FoundViable().ChallengeViability(Given.Route, ""));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ChallengeViability(Given.Viable.AddDays(-1), ""));

        kinship.ChallengeViability(Given.Route, "The home was mended.");
        Assert.Equal(CaseState.Viability, kinship.State);
        kinship.RecordViabilityVisit(Given.Route, "");
        Given.EveryCheckBackClear(kinship, Given.Route);
        kinship.DecideViability(true, Given.Route, "", null, "tm-1");

        Assert.Equal(CaseState.Viable, kinship.State);
    }

    [Theory]
    [InlineData(Route.TemporaryApproval, CaseState.Reg24Suitability)]
    [InlineData(Route.FullAssessment, CaseState.FullAssessment)]
    [InlineData(Route.SpecialGuardianship, CaseState.SgoAssessment)]
    public void The_route_says_how_it_goes_on_and_raises_its_checks(Route route, CaseState state)
    {
        var kinship = Given.FoundViable();
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.ChooseRoute(route, Given.Viable.AddDays(-1), false));

        var events = kinship.ChooseRoute(route, Given.Route, guardianshipAlongside: false);

        Assert.Equal(state, kinship.State);
        Assert.False(events.Single<RouteChosen>().GuardianshipAlongside);
        Assert.Contains(events.OfType<CheckProgressed>(), c => c is { Type: V1.CheckType.DbsEnhancedBarred, Progress: Events.V1.CheckProgress.Raised });
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.ChooseRoute(route, Given.Route, false));
    }

    [Fact]
    public void Checks_that_came_back_after_the_day_of_the_decision_do_not_carry_it()
    {
        var kinship = Given.InViability();
        kinship.RecordViabilityVisit(Given.Concern.AddDays(4), "Seen at home.");
        Given.EveryCheckBackClear(kinship, Given.Viable);

        var refused = Given.Refused("VIABILITY_INCOMPLETE", () => kinship.DecideViability(viable: true, Given.Viable.AddDays(-1), "", null, "tm-1"));

        Assert.Equal(["CHECK_LOCAL_AUTHORITY", "CHECK_POLICE_DIRECT"], refused.Rules.Select(r => r.Rule).Order());
        Assert.NotEmpty(kinship.DecideViability(viable: true, Given.Viable, "", null, "tm-1"));
    }
}

using Suite.KinshipAssessment.V1;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed class KnowingOfCases
{
    [Theory]
    [InlineData("SM")]
    [InlineData("NOM")]
    [InlineData("ADM")]
    [InlineData("IRO")]
    [InlineData("PANEL_ADV")]
    [InlineData("PANEL_MEM")]
    [InlineData("PANEL_CHAIR")]
    [InlineData("DCS")]
    [InlineData("INSPECTOR")]
    public void Roles_of_the_whole_authority_know_of_ordinary_cases(string role) =>
        Assert.True(Given.Identified().MayBeKnownTo(Given.Staff(role)));

    [Theory]
    [InlineData("CSW")]
    [InlineData("ASSESSOR")]
    [InlineData("SSW")]
    [InlineData("TM")]
    public void Workers_know_of_the_cases_of_their_own_team(string role)
    {
        var kinship = Given.Identified();

        Assert.True(kinship.MayBeKnownTo(Given.Staff(role, "w", Given.Authority, Given.Team)));
        Assert.False(kinship.MayBeKnownTo(Given.Staff(role, "w", Given.Authority, "ANOTHER-TEAM")));
    }

    [Theory]
    [InlineData("LEAD_MEMBER")]
    [InlineData("ANALYST")]
    public void Councillors_and_analysts_never_do_even_when_somebody_gives_them_access(string role)
    {
        var kinship = Given.Identified();
        kinship.GrantAccess("c-1", disclosures: true, "MISTAKE", Given.ServiceManager);

        Assert.False(kinship.MayBeKnownTo(Given.Staff(role, "c-1", Given.Authority, Given.Team)));
    }

    [Theory]
    [InlineData("RECRUIT")]
    [InlineData("SERVICE")]
    [InlineData("PORTAL")]
    [InlineData("FGC_COORD")]
    public void Others_do_only_with_access_given(string role)
    {
        var kinship = Given.Identified();
        Assert.False(kinship.MayBeKnownTo(Given.Staff(role, "x", Given.Authority, Given.Team)));

        kinship.GrantAccess("x", disclosures: false, "JOINT_WORK", Given.ServiceManager);

        Assert.True(kinship.MayBeKnownTo(Given.Staff(role, "x")));
    }

    [Fact]
    public void Another_authority_never_does()
    {
        var kinship = Given.Identified();
        kinship.Allocate(Given.Team, "w-1", Given.TeamManager);
        kinship.GrantAccess("w-1", disclosures: true, "JOINT_WORK", Given.ServiceManager);

        Assert.False(kinship.MayBeKnownTo(Given.Staff("SM", "w-1", "E10000902", Given.Team)));
        Assert.False(kinship.MayBeKnownTo(Caller.System("E10000902")));
    }

    [Fact]
    public void The_suite_itself_does()
    {
        var kinship = Given.Identified();
        kinship.Restrict();

        Assert.True(kinship.MayBeKnownTo(Caller.System(Given.Authority)));
        Assert.True(kinship.MayBeKnownTo(Caller.System(Caller.AllAuthorities)));
    }

    [Fact]
    public void A_restricted_case_is_known_to_service_manager_worker_and_people_given_access_alone()
    {
        var kinship = Given.Identified();
        kinship.Allocate(Given.Team, "w-1", Given.TeamManager);
        kinship.Restrict();
        kinship.GrantAccess("g-1", disclosures: false, "NEEDED", Given.ServiceManager);

        Assert.True(kinship.MayBeKnownTo(Given.ServiceManager));
        Assert.True(kinship.MayBeKnownTo(Given.Staff("CSW", "w-1")));
        Assert.True(kinship.MayBeKnownTo(Given.Staff("ADM", "g-1")));
        foreach (var role in (string[])["TM", "CSW", "ADM", "NOM", "IRO", "DCS", "INSPECTOR", "PANEL_CHAIR"])
            Assert.False(kinship.MayBeKnownTo(Given.Staff(role, "other", Given.Authority, Given.Team)));
    }

    [Fact]
    public void Restriction_is_made_once_and_lifted_once()
    {
        var kinship = Given.Identified();
        Given.Refused("NOT_RESTRICTED", kinship.LiftRestriction);
        kinship.Restrict();
        Given.Refused("ALREADY_RESTRICTED", kinship.Restrict);
        kinship.LiftRestriction();

        Assert.True(kinship.MayBeKnownTo(Given.TeamManager));
    }

    [Fact]
    public void Access_is_widened_narrowed_and_taken_back()
    {
        var kinship = Given.Identified();
        kinship.GrantAccess("x", disclosures: false, "NEEDED", Given.ServiceManager);
        kinship.GrantAccess("x", disclosures: true, "NEEDED", Given.ServiceManager);
        Assert.True(Assert.Single(kinship.Access).Disclosures);

        kinship.RevokeAccess("x");

        Assert.False(kinship.MayBeKnownTo(Given.Staff("RECRUIT", "x")));
        Given.Refused("ACCESS_NOT_GIVEN", () => kinship.RevokeAccess("x"));
    }

    [Fact]
    public void A_closed_case_still_takes_restriction_and_access()
    {
        var kinship = Given.Identified();
        kinship.Close(ClosureCode.ChildHome, Given.Viable);

        Assert.NotEmpty(kinship.Restrict());
        Assert.NotEmpty(kinship.GrantAccess("x", disclosures: false, "NEEDED", Given.ServiceManager));
        Given.Refused("CASE_CLOSED", () => kinship.Allocate(Given.Team, "", Given.TeamManager));
    }

    [Fact]
    public void Nobody_gives_more_of_a_case_than_they_have()
    {
        var kinship = Given.Identified();
        var anotherTeams = Given.Staff("TM", "tm-2", Given.Authority, "ANOTHER-TEAM");
        kinship.GrantAccess("tm-2", disclosures: false, "COVER", Given.TeamManager);

        Given.Refused("NEED_TO_KNOW", () => kinship.GrantAccess("tm-2", disclosures: true, "COVER", anotherTeams));
        Assert.False(kinship.MaySeeDisclosures(anotherTeams));
        Assert.NotEmpty(kinship.GrantAccess("x", disclosures: false, "COVER", anotherTeams));
    }

    [Fact]
    public void A_team_manager_gives_away_cases_of_their_own_teams_and_a_service_manager_any()
    {
        var kinship = Given.Identified();

        Given.Refused("NOT_YOUR_TEAM", () => kinship.Allocate("ANOTHER-TEAM", "", Given.Staff("TM", "tm-2", Given.Authority, "ANOTHER-TEAM")));
        kinship.Allocate("ANOTHER-TEAM", "", Given.TeamManager);
        kinship.Allocate(Given.Team, "", Given.ServiceManager);

        Assert.Equal(Given.Team, kinship.Team);
    }
}

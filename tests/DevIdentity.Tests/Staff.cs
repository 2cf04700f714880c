namespace Suite.DevIdentity.Tests;

public sealed class Staff
{
    static readonly string[] Roles =
    [
        "RECRUIT", "ASSESSOR", "SSW", "CSW", "TM", "SM", "NOM", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "IRO",
        "FGC_COORD", "FGC_MGR", "ECHO_PRAC", "ECHO_MGR", "ANALYST", "DCS", "LEAD_MEMBER", "INSPECTOR",
    ];

    [Theory]
    [InlineData("E10000901")]
    [InlineData("E10000902")]
    public void Each_authority_has_someone_for_every_role_and_no_role_beside_them(string authority) =>
        Assert.Equal(Roles.Order(), Of(authority).SelectMany(s => s.Roles).Distinct().Order());

    [Theory]
    [InlineData("E10000901")]
    [InlineData("E10000902")]
    public void Each_authority_has_a_panel_of_five_with_one_chair(string authority)
    {
        Assert.Equal(5, Of(authority).Count(s => s.Roles.Any(r => r is "PANEL_CHAIR" or "PANEL_MEM")));
        Assert.Single(Of(authority), s => s.Roles.Contains("PANEL_CHAIR"));
    }

    [Theory]
    [InlineData("E10000901")]
    [InlineData("E10000902")]
    public void Decisions_can_be_made_by_someone_who_sits_on_no_panel(string authority) =>
        Assert.Contains(Of(authority), s => s.Roles.Contains("ADM") && !s.Roles.Any(r => r is "PANEL_CHAIR" or "PANEL_MEM"));

    [Theory]
    [InlineData("E10000901")]
    [InlineData("E10000902")]
    public void Social_workers_are_in_two_teams(string authority) =>
        Assert.Equal(["kinship-north", "kinship-south"], Of(authority).Where(s => s.Roles.Contains("CSW")).SelectMany(s => s.Teams).Order());

    [Fact]
    public void Nobody_shares_a_subject_or_a_user_name()
    {
        Assert.Distinct(SampleStaff.All.Select(s => s.Subject));
        Assert.Distinct(SampleStaff.All.Select(s => s.Username));
        Assert.Empty(SampleStaff.All.Select(s => s.Subject).Intersect(SampleClient.All.Select(c => c.Id)));
        Assert.All(SampleStaff.All, s => Assert.Matches("^staff-[0-9]{4}$", s.Subject));
    }

    static IEnumerable<StaffMember> Of(string authority) => SampleStaff.All.Where(s => s.Authority == authority);
}

using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Tests.Reads;

public sealed class EveryRpc
{
    static readonly Dictionary<string, RpcTable> Tables = RpcRoles.Tables.ToDictionary(t => t.Service.Name);

    public static TheoryData<string, string> Rpcs => [.. RpcRoles.Tables.SelectMany(t => t.Service.Methods.Select(m => (t.Service.Name, m.Name)))];

    static IReadOnlyList<string> Roles(string service, string rpc) => Tables[service].Rows[rpc];

    [Fact]
    public void All_five_services_have_a_table() => Assert.Equal(
        ["ConferenceService", "ConferenceStandardsService", "ConferenceWorklistService", "CoordinatorService", "FgdmOfferService"], Tables.Keys.Order());

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Has_a_row_and_no_row_is_for_something_else(string service, string rpc)
    {
        Assert.NotEmpty(Roles(service, rpc));
        Assert.Equal(Tables[service].Service.Methods.Count, Tables[service].Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Is_closed_to_councillors_and_analysts(string service, string rpc)
    {
        Assert.DoesNotContain("LEAD_MEMBER", Roles(service, rpc));
        Assert.DoesNotContain("ANALYST", Roles(service, rpc));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Lets_inspectors_read_and_never_change(string service, string rpc)
    {
        var reads = Tables[service].Service.FindMethodByName(rpc).InputType.FindFieldByName("request_id") is null;
        Assert.Equal(reads, Roles(service, rpc).Contains("INSPECTOR"));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Lets_other_services_refer_a_family_and_ask_what_came_of_it_and_nothing_else(string service, string rpc) =>
        Assert.Equal(rpc is "ReferFamily" or "GetConferenceOutcome", Roles(service, rpc).Contains("SERVICE"));

    [Theory]
    [InlineData("ConferenceService", "AllocateCoordinator", "FGC_MGR")]
    [InlineData("ConferenceService", "AnswerPlan", "CSW,TM")]
    [InlineData("ConferenceService", "DecideCareRisk", "TM,SM")]
    [InlineData("ConferenceService", "ChooseThemes", "FGC_MGR")]
    [InlineData("ConferenceService", "ListComments", "FGC_MGR,SM,INSPECTOR")]
    [InlineData("FgdmOfferService", "RecordExemption", "TM,SM")]
    [InlineData("FgdmOfferService", "RecordApplicationIssued", "TM,SM")]
    [InlineData("ConferenceStandardsService", "SetFgdmDuty", "SM")]
    public void Is_for_those_whose_act_it_is(string service, string rpc, string roles) => Assert.Equal(roles.Split(','), Roles(service, rpc));

    [Fact]
    public void What_came_of_a_conference_may_be_asked_by_all_who_read_the_records_that_ask_for_one() =>
        Assert.Empty(new[] { "SERVICE", "CSW", "ASSESSOR", "SSW", "TM", "SM", "NOM", "IRO", "ADM", "ECHO_PRAC", "ECHO_MGR", "DCS", "INSPECTOR" }.Except(Roles("ConferenceService", "GetConferenceOutcome")));
}

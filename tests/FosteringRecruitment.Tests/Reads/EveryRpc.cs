using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Tests.Reads;

public sealed class EveryRpc
{
    static readonly Dictionary<string, RpcTable> Tables = RpcRoles.Tables.ToDictionary(t => t.Service.Name);

    public static TheoryData<string, string> Rpcs => [.. RpcRoles.Tables.SelectMany(t => t.Service.Methods.Select(m => (t.Service.Name, m.Name)))];

    static IReadOnlyList<string> Roles(string service, string rpc) => Tables[service].Rows[rpc];

    [Fact]
    public void All_eight_services_have_a_table() => Assert.Equal(
        ["ApplicationService", "CarerRegisterService", "ConstellationService", "EnquiryService", "FosteringReturnService", "PanelService", "ReferenceDataService", "WorklistService"],
        Tables.Keys.Order());

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Has_a_row_and_no_row_is_for_something_else(string service, string rpc)
    {
        Assert.NotEmpty(Roles(service, rpc));
        Assert.Equal(Tables[service].Service.Methods.Count, Tables[service].Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Is_closed_to_councillors_and_open_to_analysts_for_totals_only(string service, string rpc)
    {
        Assert.DoesNotContain("LEAD_MEMBER", Roles(service, rpc));
        Assert.Equal(rpc is "GetCapacity" or "GetFosteringDataCollection", Roles(service, rpc).Contains("ANALYST"));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Lets_inspectors_read_and_never_change(string service, string rpc)
    {
        var reads = Tables[service].Service.FindMethodByName(rpc).InputType.FindFieldByName("request_id") is null;
        // Being shown disclosed content is a read, but the reveal log makes it a command; looking for duplicates is a step of a command.
        if (rpc is not ("RevealCheckContent" or "FindPossibleDuplicates"))
            Assert.Equal(reads, Roles(service, rpc).Contains("INSPECTOR"));
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Lets_other_services_register_kinship_foster_carers_and_nothing_else(string service, string rpc) =>
        Assert.Equal(rpc is "RegisterApprovedCarer", Roles(service, rpc).Contains("SERVICE"));

    [Theory]
    [InlineData("ApplicationService", "Decide", "ADM")]
    [InlineData("CarerRegisterService", "ProposeTermination", "ADM")]
    [InlineData("CarerRegisterService", "DecideProposal", "ADM")]
    [InlineData("CarerRegisterService", "ConfirmApproval", "ADM,TM,SM")]
    [InlineData("CarerRegisterService", "GrantExemption", "SM")]
    [InlineData("ApplicationService", "RecordPanelRecommendation", "PANEL_CHAIR,PANEL_ADV")]
    [InlineData("CarerRegisterService", "RecordHouseholdRecommendation", "PANEL_CHAIR,PANEL_ADV")]
    [InlineData("ApplicationService", "ListForPanel", "PANEL_ADV")]
    [InlineData("ApplicationService", "DeclineAtStageOne", "TM,SM")]
    [InlineData("ApplicationService", "ShareReport", "TM,SM")]
    [InlineData("ApplicationService", "WaiveCheck", "TM,SM")]
    [InlineData("ApplicationService", "RecommendDisclosure", "ASSESSOR")]
    [InlineData("ApplicationService", "DecideDisclosure", "TM,SM,ADM")]
    [InlineData("ApplicationService", "ListApplicationReveals", "SM,INSPECTOR")]
    [InlineData("EnquiryService", "ReceiveEnquiry", "RECRUIT,TM,SM")]
    [InlineData("ReferenceDataService", "SetLocalTargets", "SM")]
    [InlineData("FosteringReturnService", "GetFosteringDataCollection", "TM,SM,DCS,ANALYST,INSPECTOR")]
    public void Is_open_to_those_whose_power_it_is(string service, string rpc, string roles) => Assert.Equal(roles.Split(','), Roles(service, rpc));

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Keys_in_history_for_managers_only(string service, string rpc)
    {
        if (rpc.StartsWith("FinishHistoric", StringComparison.Ordinal) || rpc.StartsWith("Allocate", StringComparison.Ordinal))
            Assert.Equal(["TM", "SM"], Roles(service, rpc));
    }
}

using System.Reflection;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Reads;

public sealed class EveryRpc
{
    public static TheoryData<string> Rpcs => [.. KinshipAssessmentService.Descriptor.Methods.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Has_a_use_case_and_a_row_of_roles(string rpc)
    {
        Assert.NotNull(typeof(KinshipAssessmentGrpc).GetMethod(rpc, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.NotEmpty(RpcRoles.Table.Rows[rpc]);
    }

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Is_closed_to_councillors_and_analysts(string rpc) => Assert.Empty(RpcRoles.Table.Rows[rpc].Intersect(["LEAD_MEMBER", "ANALYST"]));

    [Theory]
    [MemberData(nameof(Rpcs))]
    public void Lets_inspectors_read_and_never_change(string rpc)
    {
        var reads = KinshipAssessmentService.Descriptor.FindMethodByName(rpc).InputType.FindFieldByName("request_id") is null;
        // Being shown disclosed content is a read, but the reveal log makes it a command.
        if (rpc is not nameof(KinshipAssessmentService.KinshipAssessmentServiceBase.RevealCheckContent))
            Assert.Equal(reads, RpcRoles.Table.Rows[rpc].Contains("INSPECTOR"));
    }

    [Theory]
    [InlineData("ApproveTemporarily", "NOM")]
    [InlineData("ExtendTemporaryApproval", "NOM")]
    [InlineData("Decide", "ADM")]
    [InlineData("RecordPanel", "PANEL_CHAIR,PANEL_ADV")]
    [InlineData("DecideViability", "TM,SM")]
    [InlineData("DecideDisclosure", "TM,SM,ADM")]
    [InlineData("FinishHistoricEntry", "TM,SM")]
    [InlineData("RevealCarerAddress", "CSW,ASSESSOR,SSW,TM,SM")]
    [InlineData("ListReveals", "SM,INSPECTOR")]
    [InlineData("AdjournReview", "IRO")]
    public void Is_open_to_those_whose_power_it_is(string rpc, string roles) => Assert.Equal(roles.Split(','), RpcRoles.Table.Rows[rpc]);
}

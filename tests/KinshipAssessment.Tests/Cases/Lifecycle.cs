using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Cases;

public sealed class Lifecycle
{
    static readonly CaseState[] States = [.. Enum.GetValues<CaseState>().Where(s => s is not CaseState.Unspecified)];
    static readonly CaseMove[] Moves = Enum.GetValues<CaseMove>();

    static CaseState? To(CaseState from, CaseMove move)
    {
        try
        {
            return KinshipCase.Next(from, move);
        }
        catch (RefusedException refused)
        {
            Assert.Equal(from is CaseState.Closed ? "CASE_CLOSED" : "MOVE_NOT_ALLOWED", refused.Reason);
            return null;
        }
    }

    [Fact]
    public void Every_state_is_reached_by_some_move_but_the_first() =>
        Assert.Equal(States.Where(s => s is not CaseState.Identified), States.Where(to => States.Any(from => Moves.Any(m => To(from, m) == to))));

    [Fact]
    public void Every_move_leads_somewhere() =>
        Assert.All(Moves, move => Assert.Contains(States, from => To(from, move) is not null));

    [Fact]
    public void Every_state_but_closed_can_be_left() =>
        Assert.All(States.Where(s => s is not CaseState.Closed), from => Assert.Contains(Moves, m => To(from, m) is not null));

    [Fact]
    public void Every_state_comes_to_a_close_in_the_end()
    {
        var closing = new HashSet<CaseState> { CaseState.Closed };
        for (var before = 0; before != closing.Count;)
        {
            before = closing.Count;
            closing.UnionWith(States.Where(from => Moves.Any(m => To(from, m) is { } to && closing.Contains(to))));
        }

        Assert.Equal(States.Length, closing.Count);
    }

    [Fact]
    public void From_expired_the_placement_is_ended_and_nothing_else() =>
        Assert.Equal([CaseMove.EndPlacement], Moves.Where(m => To(CaseState.Expired, m) is not null));

    [Fact]
    public void Closed_is_closed() => Assert.DoesNotContain(Moves, m => To(CaseState.Closed, m) is not null);

    [Theory]
    [InlineData(CaseState.Identified)]
    [InlineData(CaseState.NotViable)]
    [InlineData(CaseState.Viable)]
    [InlineData(CaseState.Reg24Suitability)]
    [InlineData(CaseState.AdmApproved)]
    [InlineData(CaseState.NotApproved)]
    [InlineData(CaseState.OrderMade)]
    [InlineData(CaseState.OrderRefused)]
    [InlineData(CaseState.CarerWithdrew)]
    [InlineData(CaseState.ChildMoved)]
    [InlineData(CaseState.PlacementEnded)]
    public void A_path_that_ended_can_be_closed(CaseState from) => Assert.Equal(CaseState.Closed, To(from, CaseMove.Close));

    [Theory]
    [InlineData(CaseState.Viability)]
    [InlineData(CaseState.FullAssessment)]
    [InlineData(CaseState.SgoAssessment)]
    [InlineData(CaseState.ReportShared)]
    [InlineData(CaseState.PanelListed)]
    [InlineData(CaseState.QdIssued)]
    [InlineData(CaseState.Expired)]
    public void A_path_that_runs_cannot_be_closed(CaseState from) => Assert.Null(To(from, CaseMove.Close));
}

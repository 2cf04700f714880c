using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.Suitability.Tests.Checks;

public sealed class Pipelines
{
    [Fact]
    public void No_stage_goes_back_and_none_leaves_out_the_submission_or_the_local_police()
    {
        var order = Enum.GetValues<DbsStage>().Where(s => s is > DbsStage.Unspecified and < DbsStage.Query).ToList();
        foreach (var from in order)
            foreach (var to in order)
                if (DbsPipeline.Follows(to, from, DbsStage.Unspecified))
                {
                    Assert.True(to > from, $"{from} to {to}");
                    Assert.False(from < DbsStage.Submitted && to > DbsStage.Submitted, $"{from} to {to}");
                    Assert.False(from < DbsStage.S4LocalPolice && to > DbsStage.S4LocalPolice, $"{from} to {to}");
                }
    }

    [Fact]
    public void From_the_draft_every_stage_up_to_the_certificate_is_reached()
    {
        var reached = new HashSet<DbsStage> { DbsStage.Draft };
        while (Enum.GetValues<DbsStage>().FirstOrDefault(s => !reached.Contains(s) && reached.Any(r => DbsPipeline.Follows(s, r, DbsStage.Submitted))) is var next and not DbsStage.Unspecified)
            reached.Add(next);

        Assert.Equal(Enum.GetValues<DbsStage>().Except([DbsStage.Unspecified, DbsStage.Closed]).ToHashSet(), reached);
    }

    [Theory]
    [InlineData(CheckState.NotRequired)]
    [InlineData(CheckState.Rejected)]
    [InlineData(CheckState.Withdrawn)]
    [InlineData(CheckState.Expired)]
    public void What_is_over_is_moved_by_nothing(CheckState over) =>
        Assert.All(Enum.GetValues<CheckMove>(), move => Assert.Throws<RefusedException>(() => CheckPipeline.Next(over, move)));

    [Fact]
    public void A_disclosure_is_accepted_only_after_a_recommendation()
    {
        var before = Enum.GetValues<CheckState>().Where(s => Leads(s, CheckMove.Accept)).ToList();

        Assert.Equal([CheckState.RiskAssessment], before);
        Assert.Equal([CheckState.ReceivedWithContent], Enum.GetValues<CheckState>().Where(s => Leads(s, CheckMove.Recommend)));
    }

    static bool Leads(CheckState from, CheckMove move)
    {
        try
        {
            CheckPipeline.Next(from, move);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    [Fact]
    public void Every_type_of_check_waits_for_somebody() =>
        Assert.All(Enum.GetValues<CheckType>().Except([CheckType.Unspecified]),
            type => Assert.NotEmpty(CheckRules.Agency(new() { Id = Guid.CreateVersion7(), Type = type })));
}

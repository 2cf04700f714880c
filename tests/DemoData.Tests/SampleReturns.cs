using System.Text;
using Microsoft.Extensions.Configuration;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.DemoData.Returns;
using Suite.DemoData.Scorecards;
using Suite.Platform.Identity;
using Suite.Reporting.Indicators;
using Suite.Reporting.Returns;
using Suite.Reporting.V1;

namespace Suite.DemoData.Tests;

/// <summary>The returns, indicators and benchmarks of the sample: that they can be read, contradict themselves nowhere, and are like those of a council.</summary>
public sealed class SampleReturns
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static readonly Lazy<IReadOnlyList<CareLife>> Westmere = new(() => BoardLoad.Lives(SampleCaseload.DefaultSeed, Present, SampleCaseload.Westmere));

    static readonly IReadOnlyList<DateOnly> QuarterEnds = [.. Enumerable.Range(0, 19).Select(i => new DateOnly(2022, 7, 1).AddMonths(3 * i).AddDays(-1))];

    [Theory]
    [InlineData(SampleCaseload.Westmere)]
    [InlineData(SampleCaseload.Eastholt)]
    public async Task Every_cell_of_every_return_can_be_read(string authority)
    {
        var findings = new List<string>();
        var keys = new Pseudonyms(new ConfigurationBuilder().AddInMemoryCollection([new(Pseudonyms.ConfigurationKey, "a secret of the tests that is long enough")]).Build(), new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Test" });
        var returns = BoardLoad.Returns(BoardLoad.Lives(SampleCaseload.DefaultSeed, Present, authority), Present).ToList();
        foreach (var (paper, _) in returns)
            foreach (var file in paper.Files)
            {
                var read = new ReturnFile(ReturnTables.Of(file.Table), new(paper.Year), authority, keys, f => findings.Add($"{paper.Year} {f.Table.Name} row {f.Row} {f.Column}: {f.Rule}"));
                await foreach (var _ in read.Rows(new MemoryStream(file.Content), CancellationToken.None))
                {
                }

                Assert.True(read.Readable);
            }

        Assert.Empty(findings);
        Assert.Equal([2023, 2024, 2025, 2026, 2027, 2027], returns.Select(r => r.Paper.Year));
    }

    [Theory]
    [InlineData(SampleCaseload.Westmere)]
    [InlineData(SampleCaseload.Eastholt)]
    public async Task Indicators_populations_and_benchmarks_can_be_read_and_some_benchmarks_are_markers(string authority)
    {
        var lives = BoardLoad.Lives(SampleCaseload.DefaultSeed, Present, authority);
        var benchmarks = SampleComparisons.Benchmarks(authority, Present);

        Assert.Empty((await IndicatorCsv.Read(FileKind.Of(IndicatorFileKind.Indicators), new MemoryStream(new SampleIndicators(authority, SampleCaseload.DefaultSeed, Present, lives).File()), CancellationToken.None)).Errors);
        Assert.Empty((await IndicatorCsv.Read(FileKind.Of(IndicatorFileKind.Population), new MemoryStream(SampleComparisons.Population(authority, Present)), CancellationToken.None)).Errors);
        Assert.Empty((await IndicatorCsv.Read(FileKind.Of(IndicatorFileKind.Benchmarks), new MemoryStream(benchmarks), CancellationToken.None)).Errors);
        Assert.Contains(",,c,", Encoding.UTF8.GetString(benchmarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Episodes_follow_each_other_without_a_gap_and_nothing_lies_in_the_future()
    {
        foreach (var time in Westmere.Value.SelectMany(l => l.Times))
        {
            Assert.Equal("S", time.Episodes[0].Why);
            foreach (var (before, after) in time.Episodes.Zip(time.Episodes.Skip(1)))
            {
                Assert.Equal(("X1", before.To), (before.Ended, after.From));
                Assert.True(before.From < before.To);
                Assert.False(after.Placement is { Code: "P1" } && after.Legal is "V2");
                Assert.NotEqual((before.Legal, before.Placement), (after.Legal, after.Placement));
            }

            Assert.False(time.Episodes[^1].Placement.IsTemporary);
            Assert.Equal(time.To is null, time.Ended.Length == 0);
            Assert.True(time.Episodes[^1].From <= Present && !(time.To > Present) && !(time.To <= time.Episodes[^1].From));
        }

        foreach (var life in Westmere.Value)
        {
            foreach (var (before, after) in life.Times.Zip(life.Times.Skip(1)))
                Assert.True(before.To < after.From);
            foreach (var (before, after) in life.Missing.Zip(life.Missing.Skip(1)))
                Assert.True(before.To < after.From);
            Assert.All(life.Times, t => Assert.True((t.To ?? Present) <= life.Born.AddYears(18).AddDays(1), life.Reference));
        }
    }

    [Fact]
    public void A_few_hundred_children_are_looked_after_fewer_of_late()
    {
        var counts = QuarterEnds.Select(day => Westmere.Value.Count(l => l.IsLookedAfter(day))).ToList();

        Assert.All(counts, count => Assert.InRange(count, 330, 480));
        Assert.True(counts[^1] < counts[^7], string.Join(", ", counts));
    }

    [Fact]
    public void Placements_and_ages_are_like_those_of_a_council()
    {
        var day = QuarterEnds[^2];
        var homes = Westmere.Value.Where(l => l.IsLookedAfter(day))
            .Select(l => (Life: l, Home: l.Times.Single(t => !t.IsShortBreak && t.Covers(day)).Episodes.Last(e => e.From <= day).Placement)).ToList();

        Assert.InRange(Share(h => h.Home.IsFoster), 0.58, 0.78);
        Assert.InRange(Share(h => h.Home.Code is "U1" or "U2" or "U3"), 0.12, 0.26);
        Assert.InRange(Share(h => h.Home.Code is "K1" or "K2"), 0.06, 0.16);
        Assert.InRange(Share(h => h.Life.Unaccompanied), 0.02, 0.09);
        Assert.InRange(Share(h => h.Life.AgeOn(day) >= 16), 0.15, 0.35);
        Assert.InRange(Share(h => h.Life.AgeOn(day) < 5), 0.1, 0.28);

        double Share(Func<(CareLife Life, Placement Home), bool> of) => homes.Count(of) / (double)homes.Count;
    }

    [Fact]
    public void What_came_late_changes_the_quarter_that_was_published_and_no_year_before()
    {
        var quarter = BoardLoad.Revised(Present);
        var returns = BoardLoad.Returns(Westmere.Value, Present).ToList();
        var first = LateEntries.Without(Westmere.Value, quarter.First, quarter.Last);

        Assert.True(Math.Abs(Westmere.Value.Count(l => l.IsLookedAfter(quarter.Last)) - first.Count(l => l.IsLookedAfter(quarter.Last))) >= 1);
        Assert.Equal(Westmere.Value.Count(l => l.IsLookedAfter(quarter.First.AddDays(-60))), first.Count(l => l.IsLookedAfter(quarter.First.AddDays(-60)) && !l.Reference.EndsWith('X')));
        var (before, after) = (returns[^2].Paper.Files.ToDictionary(f => f.Table), returns[^1].Paper.Files.ToDictionary(f => f.Table));
        foreach (var table in (ReturnTable[])[ReturnTable.Header, ReturnTable.Episodes, ReturnTable.Reviews, ReturnTable.Missing])
            Assert.NotEqual(before[table].Content, after[table].Content);
        Assert.Contains(first, l => l.Reference.EndsWith('X'));
    }

    [Fact]
    public void The_child_of_the_journey_is_in_the_return_by_the_reference_that_the_services_have()
    {
        var child = Westmere.Value.Single(l => l.Reference == FamilyJourney.ChildReference);

        Assert.Equal(FamilyJourney.LookedAfterFrom, child.Times.Single().From);
        Assert.DoesNotContain(BoardLoad.Lives(SampleCaseload.DefaultSeed, Present, SampleCaseload.Eastholt), l => l.Reference == FamilyJourney.ChildReference);
    }

    [Fact]
    public void Another_seed_is_another_council()
    {
        var other = BoardLoad.Lives(7, Present, SampleCaseload.Westmere);

        Assert.NotEqual(Westmere.Value.Select(l => l.Born), other.Select(l => l.Born));
        Assert.Equal(Westmere.Value.Select(l => l.Born), BoardLoad.Lives(SampleCaseload.DefaultSeed, Present, SampleCaseload.Westmere).Select(l => l.Born));
    }
}

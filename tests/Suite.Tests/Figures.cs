using Grpc.Core;
using Suite.Reporting.V1;
using Suite.Types.V1;
using Xunit;

namespace Suite.Tests;

static class Figures
{
    /// <summary>Every measure's figures, without what says when they were worked out.</summary>
    public static async Task<List<string>> All(RunningSuite suite)
    {
        var reports = suite.ReportsFor(Officers.Analyst);
        var figures = new List<string>();
        foreach (var measure in (await reports.ListMeasuresAsync(new())).Measures)
        {
            var result = (await reports.GetMeasureAsync(new() { MeasureId = measure.MeasureId })).Result;
            figures.AddRange(result.Figures.Select(figure => $"{measure.MeasureId} {figure}"));
        }

        return figures;
    }

    public static async Task EqualARebuild(RunningSuite suite)
    {
        var before = await All(suite);
        Assert.NotEmpty(before);

        using var rebuilding = suite.ReportsFor(Officers.Analyst).RebuildFacts(new() { RequestId = Guid.NewGuid().ToString() });
        var last = new Rebuild();
        await foreach (var progress in rebuilding.ResponseStream.ReadAllAsync())
            last = progress.Rebuild;

        Assert.Equal(RebuildState.Done, last.State);
        Assert.Equal(before, await All(suite));
    }
}

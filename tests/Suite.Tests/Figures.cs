using Grpc.Core;
using Suite.Reporting.V1;
using Suite.Types.V1;
using Xunit;

namespace Suite.Tests;

static class Figures
{
    /// <summary>One figure of a period; what there is instead is said.</summary>
    public static async Task<Figure> Of(ReportingService.ReportingServiceClient reports, string measure, string part, string period, string breakdown = "")
    {
        var result = (await reports.GetMeasureAsync(new() { MeasureId = measure, Period = period })).Result;
        return result.Figures.SingleOrDefault(f => f.Part == part && f.Breakdown == breakdown)
            ?? throw new InvalidOperationException($"{measure} has no {part} {breakdown}; it has {string.Join(", ", result.Figures.Select(f => $"{f.Part} {f.Breakdown}"))}.");
    }

    /// <summary>A figure with its counts, as one text to compare.</summary>
    public static async Task<string> Text(ReportingService.ReportingServiceClient reports, string measure, string part, string period, string breakdown = "")
    {
        var figure = await Of(reports, measure, part, period, breakdown);
        return $"{measure} {part} {breakdown}: {figure.Value} ({figure.Numerator} of {figure.Denominator})";
    }

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

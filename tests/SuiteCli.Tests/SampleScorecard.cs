using Suite.Reporting.V1;
using Suite.Types.V1;

namespace Suite.Cli.Tests;

/// <summary>A scorecard with one green line, out of an indicator, and two red ones: nothing happened in the suite.</summary>
sealed class SampleScorecard
{
    public const string Year = "2024/25", Analyst = "wendy.lin", Manager = "hannah.oduya", Director = "xavier.grant";

    readonly RunningSuite _suite;

    SampleScorecard(RunningSuite suite) => _suite = suite;

    public string Name { get; } = $"Corporate parenting {Guid.NewGuid():N}";

    public string TemplateId { get; private set; } = "";

    public static async Task<SampleScorecard> Define(RunningSuite suite, string? name = null)
    {
        var sample = new SampleScorecard(suite);
        await sample.Attend(31);
        sample.TemplateId = (await suite.Scorecards.DefineTemplateAsync(new()
        {
            RequestId = NewId(),
            Name = name ?? sample.Name,
            EffectiveFromDate = new Date { Year = 2020, Month = 4, Day = 1 },
            Lines =
            {
                new TemplateLine { MeasureId = "C24", Part = "BELOW_90", Section = "Education", GreenLimit = "20", AmberLimit = "30", TargetSource = "Improvement plan" },
                new TemplateLine { MeasureId = "G03", Part = "HELD", Section = "Volumes", GreenLimit = "25", AmberLimit = "20", TargetSource = "Improvement plan" },
                new TemplateLine { MeasureId = "G01", Part = "REFERRED", Section = "Volumes", GreenLimit = "25", AmberLimit = "20", TargetSource = "Improvement plan" },
            },
        }, suite.As(Analyst))).Template.TemplateId;
        return sample;
    }

    /// <summary>So many of 200 pupils attended less than they should.</summary>
    public async Task Attend(int below)
    {
        using var call = new IndicatorService.IndicatorServiceClient(_suite.Channel).ImportIndicators(_suite.As(Analyst));
        await call.RequestStream.WriteAsync(new() { Header = new() { RequestId = NewId(), Kind = IndicatorFileKind.Indicators } });
        await call.RequestStream.WriteAsync(new()
        {
            Chunk = Google.Protobuf.ByteString.CopyFromUtf8($"measure,part,breakdown,period_start,period_end,numerator,denominator,source\nC24,BELOW_90,,2024-04-01,2025-03-31,{below},200,Virtual school\n"),
        });
        await call.RequestStream.CompleteAsync();
        Assert.Empty((await call).Errors);
    }

    /// <summary>Says why the red lines are red.</summary>
    public async Task Explain(string period = Year)
    {
        foreach (var (measure, part) in new[] { ("G03", "HELD"), ("G01", "REFERRED") })
            await _suite.Scorecards.SetNarrativeAsync(new()
            {
                RequestId = NewId(),
                TemplateId = TemplateId,
                MeasureId = measure,
                Part = part,
                Period = period,
                Text = "The service began later.",
                OwnerRole = "SM",
                DueDate = new Date { Year = 2031, Month = 3, Day = 31 },
            }, _suite.As(Analyst));
    }

    public async Task<Published> Publish(string period = Year) =>
        (await _suite.Scorecards.PublishScorecardAsync(new() { RequestId = NewId(), TemplateId = TemplateId, Period = period }, _suite.As(Director))).Published;

    public async Task<Published> Revise(Published published) => (await _suite.Scorecards.ReviseScorecardAsync(new()
    {
        RequestId = NewId(),
        ScorecardId = published.ScorecardId,
        Etag = published.Etag,
        Reason = RevisionReason.LateData,
        Note = "Schools answered late.",
    }, _suite.As(Director))).Published;

    public static string NewId() => Guid.NewGuid().ToString("D");
}

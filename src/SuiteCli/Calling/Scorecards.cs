using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Suite.Reporting.V1;

namespace Suite.Cli.Calling;

/// <summary>Scorecards as people name them: by a template's name or id, and a period.</summary>
sealed class Scorecards(Caller caller)
{
    public static readonly Argument<string> TemplateArgument = new("template") { Description = "Name or id of the scorecard's template." };

    public ScorecardService.ScorecardServiceClient Client { get; } = new(caller.Channel);

    public async Task<string> TemplateId(string named, CancellationToken cancellation)
    {
        if (Guid.TryParseExact(named, "D", out _))
            return named;
        var found = new List<string>();
        var request = new ListTemplatesRequest { PageSize = 200 };
        do
        {
            var page = await Client.ListTemplatesAsync(request, caller.Headers, cancellationToken: cancellation);
            found.AddRange(page.Templates.Where(t => string.Equals(t.Name, named, StringComparison.OrdinalIgnoreCase)).Select(t => t.TemplateId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no template {named}."),
            _ => throw new UsageException($"{found.Count} templates are called {named}; give the id of one of them: {string.Join(", ", found)}"),
        };
    }

    /// <summary>What was published of a template, the newest period first.</summary>
    public async IAsyncEnumerable<Published> Published(string templateId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListPublishedRequest { TemplateId = templateId, PageSize = 200 };
        do
        {
            var page = await Client.ListPublishedAsync(request, caller.Headers, cancellationToken: cancellation);
            foreach (var published in page.Published)
                yield return published;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    public async Task<Published> Published(string templateId, string period, CancellationToken cancellation)
    {
        await foreach (var published in Published(templateId, cancellation))
            if (string.Equals(published.PeriodName, period.Trim(), StringComparison.OrdinalIgnoreCase))
                return published;
        throw new UsageException($"Nothing is published of {period}; a period is called like 2026/27 Q2 or 2026/27.");
    }

    public async Task<ReadOnlyMemory<byte>> Render(RenderScorecardRequest request, CancellationToken cancellation) =>
        (await Client.RenderScorecardAsync(request, caller.Headers, cancellationToken: cancellation)).Data.Memory;

    /// <summary>What a publication's file is called.</summary>
    public static string FileNameOf(Published published, int revision, ScorecardFormat format) => string.Create(CultureInfo.InvariantCulture,
        $"scorecard-{published.PeriodStart.ToDay():yyyy-MM-dd}-to-{published.PeriodEnd.ToDay():yyyy-MM-dd}-revision-{revision}.{DestinationOptions.NameOf(format)}");
}

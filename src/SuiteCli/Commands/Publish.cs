using System.CommandLine;
using System.Globalization;
using Google.Rpc;
using Grpc.Core;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite publish &lt;template&gt; --period "2026/27 Q2"</c>.</summary>
sealed class Publish : ICommandFile
{
    static readonly (string Name, RevisionReason Reason)[] Reasons =
    [
        ("late-data", RevisionReason.LateData), ("corrected-data", RevisionReason.CorrectedData), ("changed-definition", RevisionReason.ChangedDefinition), ("publication-error", RevisionReason.PublicationError),
    ];

    static readonly Option<string> Period = new("--period") { Description = "The period, a whole quarter or year that is over: 2026/27 or \"2026/27 Q2\".", Required = true };
    static readonly Option<string?> Reason = Options.Choice("--reason", "Revise what was published, and why.", Reasons.Select(r => r.Name));
    static readonly Option<string?> Note = new("--note") { Description = "More about why it is revised; it must not tell who a child is." };
    static readonly Option<Guid?> RequestId = new("--request-id") { Description = "Id of a publication that was begun before: it is answered, and not done twice." };
    static readonly Option<string?> Etag = new("--etag") { Description = "With --request-id of a revision: the etag that it was begun with." };

    public (string Name, string Text)? Group => null;

    public Command Make(Cli cli)
    {
        var command = new Command("publish", "Publishes the scorecard of a period, or with a reason its revision, and prints its hash.") { Scorecards.TemplateArgument, Period, Reason, Note, RequestId, Etag };
        command.Validators.Add(given =>
        {
            if (given.GetResult(Reason) is null != given.GetResult(Note) is null)
                given.AddError("A revision needs --reason and --note, a first publication neither.");
            if (given.GetResult(Etag) is not null && (given.GetResult(RequestId) is null || given.GetResult(Reason) is null))
                given.AddError("--etag goes with --request-id of a revision.");
        });
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, caller, parsed, stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Caller caller, ParseResult parsed, CancellationToken cancellation)
    {
        var scorecards = new Scorecards(caller);
        var (period, requestId) = (parsed.GetValue(Period)!, (parsed.GetValue(RequestId) ?? Guid.CreateVersion7(cli.Clock.GetUtcNow())).ToString("D"));
        var template = await scorecards.TemplateId(parsed.GetValue(Scorecards.TemplateArgument)!, cancellation);
        ReviseScorecardRequest? revise = null;
        if (Reasons.FirstOrDefault(r => r.Name == parsed.GetValue(Reason)) is { Reason: not RevisionReason.Unspecified and var reason })
        {
            var before = await scorecards.Published(template, period, cancellation);
            revise = new() { RequestId = requestId, ScorecardId = before.ScorecardId, Etag = parsed.GetValue(Etag) ?? before.Etag, Reason = reason, Note = parsed.GetValue(Note)! };
        }

        Published published;
        try
        {
            published = await ProgressLine.Show(cli.Console, async step =>
            {
                step(new("publishing", null));
                return revise is null
                    ? (await scorecards.Client.PublishScorecardAsync(new() { RequestId = requestId, TemplateId = template, Period = period }, caller.Headers, cancellationToken: cancellation)).Published
                    : (await scorecards.Client.ReviseScorecardAsync(revise, caller.Headers, cancellationToken: cancellation)).Published;
            });
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition)
        {
            await PrintAll(cli, scorecards, caller, refused, template, period, cancellation);
            return ExitCode.Refused;
        }
        catch (Exception unknown) when (unknown is OperationCanceledException or RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled })
        {
            // It may have been published: another request would be another publication.
            await cli.Errors.WriteLineAsync($"Whether it was published is not known. To ask for the same and no second one, add --request-id {requestId}{(revise is null ? "" : $" --etag {revise.Etag}")}");
            throw;
        }

        Print(cli.Console.Profile.Out.Writer, published);
        return ExitCode.Ok;
    }

    static void Print(TextWriter output, Published published)
    {
        // A revision that was asked for twice is answered as it was then.
        var revision = published.Revisions[^1];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Published: {published.Title}, {published.PeriodName}, revision {revision.Revision_}"));
        output.WriteLine($"scorecard     {published.ScorecardId}");
        output.WriteLine($"hash          {revision.ContentHash}");
        output.WriteLine($"run           {revision.RunId}");
        output.WriteLine(revision.NewestEventTime is { } newest
            ? string.Create(CultureInfo.InvariantCulture, $"newest event  {revision.NewestEventId} of {newest.ToDateTime():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}")
            : "newest event  none");
    }

    /// <summary>A status holds so many lines and counts the rest; the draft names every one that hinders it.</summary>
    static async Task PrintAll(Cli cli, Scorecards scorecards, Caller caller, RpcException refused, string template, string period, CancellationToken cancellation)
    {
        var refusal = Refusal.Of(refused);
        if (refused.GetRpcStatus()?.GetDetail<PreconditionFailure>()?.Violations.Any(v => v.Type.Length == 0) is true)
        {
            var draft = await scorecards.Client.GetScorecardAsync(new() { TemplateId = template, Period = period }, caller.Headers, cancellationToken: cancellation);
            // A director does not see every line that is red: then what the status says is left stands too.
            var named = refusal.Details.SkipLast(1).Concat(draft.Hindrances.Select(h => $"{refusal.Reason}: {h}")).Distinct(StringComparer.Ordinal).ToList();
            refusal = refusal with { Details = draft.Scorecard.Withheld ? [.. named, "and maybe others, whose figures you are not shown"] : named };
        }

        await refusal.Print(cli.Errors);
    }
}

using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Suite.Reporting.V1;
using static Suite.Cli.Tests.SampleScorecard;

namespace Suite.Cli.Tests;

[Collection(WithTheSuite.Name)]
public sealed class Publishing(RunningSuite suite)
{
    [Fact]
    public async Task What_was_published_is_told_with_hash_run_and_newest_event()
    {
        var sample = await Define(suite);
        await sample.Explain();
        var request = NewId();

        var ran = await Publish(sample, Manager, "--request-id", request);

        Assert.Equal((ExitCode.Ok, ""), (ran.ExitCode, ran.Errors));
        var published = (await suite.Scorecards.ListPublishedAsync(new() { TemplateId = sample.TemplateId }, suite.As(Analyst))).Published.Single();
        var revision = published.Revisions.Single();
        string[] said =
        [
            $"Published: {sample.Name}, 2024/25, revision 1", $"scorecard     {published.ScorecardId}", $"hash          {revision.ContentHash}", $"run           {revision.RunId}", "newest event  none",
        ];
        Assert.Equal(said, Lines(ran.Output)[^5..]);

        // The same request is answered; another one is a second publication.
        Assert.Equal(said, Lines((await Publish(sample, Manager, "--request-id", request)).Output)[^5..]);
        var again = await Publish(sample, Manager);
        Assert.Equal(ExitCode.Refused, again.ExitCode);
        Assert.StartsWith("SCORECARD_PUBLISHED: ", again.Errors, StringComparison.Ordinal);
        Assert.Empty(suite.ServiceErrors);
    }

    [Fact]
    public async Task Every_line_that_hinders_it_is_named()
    {
        var sample = await Define(suite);

        var refused = await Publish(sample, Manager);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Equal(
            [
                "RED_WITHOUT_NARRATIVE: Red lines need an open narrative with an owner and a day before the scorecard is published.",
                "  RED_WITHOUT_NARRATIVE: Line 2 (G03 HELD) is red and has no open narrative.",
                "  RED_WITHOUT_NARRATIVE: Line 3 (G01 REFERRED) is red and has no open narrative.",
            ], Lines(refused.Errors));

        await sample.Explain();
        Assert.StartsWith("ROLE_REQUIRED: ", (await Publish(sample, Analyst)).Errors, StringComparison.Ordinal);
        var month = await suite.Run("publish", sample.Name, "--period", "2024-08", "--user", Manager);
        Assert.Equal(ExitCode.Refused, month.ExitCode);
        Assert.StartsWith("PERIOD_NOT_WHOLE: ", month.Errors, StringComparison.Ordinal);
        Assert.Empty((await suite.Scorecards.ListPublishedAsync(new() { TemplateId = sample.TemplateId }, suite.As(Analyst))).Published);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_that_a_refusal_has_no_room_for_are_named_too(bool withheld)
    {
        await using var scripted = await ScriptedSuite.Start();
        scripted.Publish = () => throw new Google.Rpc.Status
        {
            Code = (int)Code.FailedPrecondition,
            Message = "Red lines.",
            Details =
            {
                Any.Pack(new ErrorInfo { Reason = "RED" }),
                Any.Pack(new PreconditionFailure { Violations = { new PreconditionFailure.Types.Violation { Type = "RED", Description = "Line 1." }, new PreconditionFailure.Types.Violation { Description = "and 2 more" } } }),
            },
        }.ToRpcException();
        scripted.Draft = new() { Scorecard = new() { Withheld = withheld }, Hindrances = { "Line 1.", "Line 2.", "Line 3." } };

        var refused = await suite.Run(scripted.Environment, "publish", NewId(), "--period", Year);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        string[] named = ["RED: Red lines.", "  RED: Line 1.", "  RED: Line 2.", "  RED: Line 3."];
        Assert.Equal(withheld ? [.. named, "  and maybe others, whose figures you are not shown"] : named, Lines(refused.Errors));
    }

    [Fact]
    public async Task A_revision_has_a_reason_and_is_told_like_a_first_publication()
    {
        var sample = await Define(suite);
        await sample.Explain();
        var none = await Publish(sample, Director, "--reason", "late-data", "--note", "Schools answered late.");
        Assert.Equal(ExitCode.Usage, none.ExitCode);
        Assert.StartsWith("Nothing is published of 2024/25", none.Errors, StringComparison.Ordinal);
        var first = await sample.Publish();
        await sample.Attend(50);
        var request = NewId();
        string[] arguments = ["--reason", "late-data", "--note", "Schools answered late.", "--request-id", request, "--etag", first.Etag];

        var revised = await Publish(sample, Director, arguments);

        Assert.Equal((ExitCode.Ok, ""), (revised.ExitCode, revised.Errors));
        var published = (await suite.Scorecards.GetPublishedAsync(new() { ScorecardId = first.ScorecardId, Revision = 2 }, suite.As(Analyst)));
        var revision = published.Published.Revisions[1];
        Assert.Equal((RevisionReason.LateData, "Schools answered late."), (revision.Reason, revision.Note));
        Assert.Equal("25.0", published.Scorecard.Sections[0].Lines[0].Figure.Value);
        Assert.Equal($"hash          {revision.ContentHash}", Lines(revised.Output)[^3]);
        Assert.Equal(Lines(revised.Output)[^5..], Lines((await Publish(sample, Director, arguments)).Output)[^5..]);

        // Without an etag it is the newest one that is revised.
        Assert.Contains("revision 3", (await Publish(sample, Director, "--reason", "publication-error", "--note", "The title was wrong.")).Output, StringComparison.Ordinal);
        var stale = await Publish(sample, Director, [.. arguments[..4], "--request-id", NewId(), "--etag", first.Etag]);
        Assert.Equal(ExitCode.Refused, stale.ExitCode);
        Assert.StartsWith("ETAG_STALE: ", stale.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gets_no_answer_is_told_how_to_ask_again()
    {
        await using var scripted = await ScriptedSuite.Start();
        scripted.Publish = () => throw new RpcException(new(StatusCode.Unavailable, "gone"));

        var first = await suite.Run(scripted.Environment, "publish", NewId(), "--period", Year);
        Assert.Equal(ExitCode.Unreachable, first.ExitCode);
        Assert.Matches("add --request-id [0-9a-f-]{36}\r?\n", first.Errors);
        var request = NewId();
        var revision = await suite.Run(scripted.Environment, "publish", NewId(), "--period", Year, "--reason", "late-data", "--note", "Late.", "--request-id", request);
        Assert.Equal(ExitCode.Unreachable, revision.ExitCode);
        Assert.Contains($"--request-id {request} --etag v7", revision.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_event_is_told_with_its_time()
    {
        await using var scripted = await ScriptedSuite.Start();
        var id = NewId();
        var time = new DateTime(2025, 4, 1, 9, 30, 0, 125, DateTimeKind.Utc);
        scripted.Publish = () => new() { Title = "T", PeriodName = Year, Revisions = { new Revision { Revision_ = 1, NewestEventId = id, NewestEventTime = Timestamp.FromDateTime(time) } } };

        var ran = await suite.Run(scripted.Environment, "publish", NewId(), "--period", Year);

        Assert.Equal($"newest event  {id} of 2025-04-01T09:30:00.125Z", Lines(ran.Output)[^1]);
    }

    [Theory]
    [InlineData("--period")]
    [InlineData("--note", "--period", Year, "--reason", "late-data")]
    [InlineData("--reason", "--period", Year, "--note", "Late.")]
    [InlineData("because", "--period", Year, "--note", "Late.", "--reason", "because")]
    [InlineData("--etag", "--period", Year, "--etag", "v1")]
    [InlineData("x", "--period", Year, "--request-id", "x")]
    public async Task What_cannot_be_meant_is_usage(string said, params string[] arguments)
    {
        var ran = await suite.Run(["publish", "Corporate parenting", .. arguments, "--user", Manager]);

        Assert.Equal(ExitCode.Usage, ran.ExitCode);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
    }

    Task<Ran> Publish(SampleScorecard sample, string user, params string[] arguments) => suite.Run(["publish", sample.Name, "--period", Year, .. arguments, "--user", user]);

    static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class Publishing(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_red_line_needs_a_narrative_before_it_is_published()
    {
        var worked = await Over(service);

        var refused = await Refusal.Of(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM")));
        Assert.Equal((StatusCode.FailedPrecondition, "RED_WITHOUT_NARRATIVE"), (refused.Code, refused.Reason));
        Assert.Equal(["Line 2 (G04 WITHIN_NORM) is red and has no open narrative."], refused.Rules);

        // Of a later period it says nothing about this one.
        var later = (await worked.Client.SetNarrativeAsync(worked.Narrative("2026/27 Q3"), worked.As("ANALYST", "analyst-1"))).Narrative;
        Assert.Equal("RED_WITHOUT_NARRATIVE", (await Refusal.Of(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM")))).Reason);
        await worked.Client.CloseNarrativeAsync(new() { RequestId = NewId(), NarrativeId = later.NarrativeId, Etag = later.Etag }, worked.As("TM"));

        await worked.Explain();
        var published = (await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM"))).Published;
        Assert.Equal((Q2, 1, "staff-1"), (published.PeriodName, published.Revisions.Single().Revision_, published.Revisions.Single().PublishedBy));
        Assert.Matches("^[0-9a-f]{64}$", published.Revisions.Single().ContentHash);
    }

    [Fact]
    public async Task Who_wrote_a_narrative_last_does_not_publish_it()
    {
        var worked = await Over(service);
        var narrative = await worked.Explain("manager-1");

        var refused = await Refusal.Of(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM", "manager-1")));
        Assert.Equal((StatusCode.PermissionDenied, "PUBLISHER_WROTE_NARRATIVE"), (refused.Code, refused.Reason));

        // Somebody else put it in their own words since.
        await worked.Client.AmendNarrativeAsync(Amend(narrative), worked.As("TM", "manager-2"));
        Assert.Equal("PUBLISHER_WROTE_NARRATIVE", (await Refusal.Of(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM", "manager-2")))).Reason);
        await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM", "manager-1"));
    }

    [Fact]
    public async Task A_narrative_is_carried_forward_until_it_is_closed()
    {
        var worked = await Over(service);
        var narrative = await worked.Explain();
        Assert.False((await worked.Line(WithinNorm)).Narrative.CarriedForward);
        var next = (await worked.Line(WithinNorm, "2026/27 Q3")).Narrative;
        Assert.Equal((true, narrative.Text, "SM", "P1042", "2026-12-31".Date()), (next.CarriedForward, next.Text, next.OwnerRole, next.OwnerPost, next.DueDate));
        Assert.Null((await worked.Line(WithinNorm, "2026/27 Q1")).Narrative);

        Assert.Equal((StatusCode.AlreadyExists, "NARRATIVE_OPEN"), await RefusedCall.By(async () => await worked.Client.SetNarrativeAsync(worked.Narrative(), worked.As("ANALYST"))));
        var amended = (await worked.Client.AmendNarrativeAsync(Amend(narrative), worked.As("ANALYST"))).Narrative;
        Assert.Equal("Recruited; to be within the norm again in spring.", (await worked.Line(WithinNorm)).Narrative.Text);
        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(async () => await worked.Client.AmendNarrativeAsync(Amend(narrative), worked.As("ANALYST"))));

        var close = new CloseNarrativeRequest { RequestId = NewId(), NarrativeId = narrative.NarrativeId, Etag = amended.Etag };
        var closed = await worked.Client.CloseNarrativeAsync(close, worked.As("SM"));
        Assert.Equal(closed, await worked.Client.CloseNarrativeAsync(close, worked.As("SM")));
        Assert.Equal(Today.ToMessage(), closed.Narrative.ClosedDate);
        Assert.Null((await worked.Line(WithinNorm, "2026/27 Q3")).Narrative);
        Assert.Equal((StatusCode.FailedPrecondition, "NARRATIVE_CLOSED"),
            await RefusedCall.By(async () => await worked.Client.AmendNarrativeAsync(new(Amend(closed.Narrative)), worked.As("ANALYST"))));
        Assert.Equal((StatusCode.FailedPrecondition, "NARRATIVE_CLOSED"),
            await RefusedCall.By(async () => await worked.Client.CloseNarrativeAsync(new(close) { RequestId = NewId(), Etag = closed.Narrative.Etag }, worked.As("SM"))));
        await worked.Explain();
    }

    [Fact]
    public async Task What_is_written_names_no_person_and_no_line_that_is_not_there()
    {
        var worked = await Over(service, []);

        var refused = await Refusal.Of(async () => await worked.Client.SetNarrativeAsync(new(worked.Narrative()) { OwnerRole = "Jane", OwnerPost = "Jane Smith", Text = "The child at LS1 4AP, NHS 943 476 5919." }, worked.As("ANALYST")));
        Assert.Equal(["owner_post", "owner_role", "text"], refused.Fields.Order(StringComparer.Ordinal));
        Assert.Equal(["measure_id"], (await Refusal.Of(async () => await worked.Client.SetNarrativeAsync(new(worked.Narrative()) { Part = "MEDIAN_DAYS" }, worked.As("ANALYST")))).Fields);
        Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(async () => await worked.Client.SetNarrativeAsync(worked.Narrative(), worked.As("LEAD_MEMBER")))).Code);
        await worked.Explain();
        Assert.Equal(1, await service.Reporting.Look<int>("select count(*)::int from cases where authority = @a and document::text ilike '%spring%'", new { a = worked.Authority }));
        Assert.Equal(0, await service.Reporting.Look<int>("select count(*)::int from events where authority = @a and data::text ilike '%spring%'", new { a = worked.Authority }));
        Assert.Equal(0, await service.Reporting.Look<int>("select count(*)::int from audit a where authority = @a and a::text ilike '%spring%'", new { a = worked.Authority }));
    }

    [Theory]
    [InlineData("2027/28 Q1", "PERIOD_RUNS")]
    [InlineData("2026-08", "PERIOD_NOT_WHOLE")]
    public async Task Whole_periods_that_are_over_are_published(string period, string reason)
    {
        var worked = await Over(service, []);

        Assert.Equal((StatusCode.FailedPrecondition, reason), await RefusedCall.By(async () => await worked.Client.PublishScorecardAsync(worked.Publish(period), worked.As("SM"))));
    }

    [Fact]
    public async Task What_was_published_stays_when_facts_move_and_a_revision_stands_beside_it()
    {
        var worked = await Over(service);
        await worked.Explain();
        var request = worked.Publish();
        var published = (await worked.Client.PublishScorecardAsync(request, worked.As("DCS", "director"))).Published;
        var first = await Get(worked, published, "ANALYST");
        Assert.Equal("29", Line(first.Scorecard, Held).Figure.Value);

        await worked.HoldLate(7);
        Assert.Equal("36", (await worked.Line(Held)).Figure.Value);
        // The retry has its answer, though the figures are others now; another try is refused.
        Assert.Equal(published, (await worked.Client.PublishScorecardAsync(request, worked.As("DCS", "director"))).Published);
        Assert.Equal((StatusCode.AlreadyExists, "SCORECARD_PUBLISHED"), await RefusedCall.By(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("DCS", "director"))));
        Assert.Equal(first.Scorecard, (await Get(worked, published, "ANALYST")).Scorecard);

        // As restated: line by line what it would be today.
        var compared = await worked.Client.GetPublishedAsync(new() { ScorecardId = published.ScorecardId, CompareWithToday = true }, worked.As("ANALYST"));
        Assert.Equal([(1, "29", "36", 7L, true), (2, "79.3", "63.9", 0L, true), (3, "2", "2", 0L, false)],
            compared.Restated.OrderBy(r => r.LineNumber).Take(3).Select(r => (r.LineNumber, r.Published.Value, r.Today.Value, r.NumeratorDifference, r.Changed)));
        Assert.Equal(7, compared.Restated.Single(r => r.LineNumber == 2).DenominatorDifference);

        var publishedOn = Today;
        service.Reporting.Clock.Advance(TimeSpan.FromDays(10));
        var revise = new ReviseScorecardRequest { RequestId = NewId(), ScorecardId = published.ScorecardId, Etag = published.Etag, Reason = RevisionReason.LateData, Note = "Seven conferences were recorded late." };
        // What is red now must say why.
        Assert.Equal((StatusCode.FailedPrecondition, "RED_WITHOUT_NARRATIVE"), await RefusedCall.By(async () => await worked.Client.ReviseScorecardAsync(revise, worked.As("SM"))));
        await worked.Client.SetNarrativeAsync(new(worked.Narrative()) { MeasureId = "G05", Part = "MADE" }, worked.As("ANALYST", "analyst-1"));
        var revised = (await worked.Client.ReviseScorecardAsync(revise, worked.As("SM"))).Published;
        Assert.Equal(revised, (await worked.Client.ReviseScorecardAsync(revise, worked.As("SM"))).Published);
        Assert.Equal([1, 2], revised.Revisions.Select(r => r.Revision_));
        Assert.Equal(published.Revisions[0], revised.Revisions[0]);
        Assert.Equal((RevisionReason.LateData, "Seven conferences were recorded late."), (revised.Revisions[1].Reason, revised.Revisions[1].Note));

        Assert.Equal((1, "29"), await HeldIn(worked, new() { ScorecardId = published.ScorecardId }));
        Assert.Equal((2, "36"), await HeldIn(worked, new() { ScorecardId = published.ScorecardId, Revision = 2 }));
        Assert.Equal((1, "29"), await HeldIn(worked, new() { ScorecardId = published.ScorecardId, KnownOnDate = publishedOn.AddDays(9).ToMessage() }));
        Assert.Equal((2, "36"), await HeldIn(worked, new() { ScorecardId = published.ScorecardId, KnownOnDate = publishedOn.AddDays(10).ToMessage() }));
        Assert.Equal("REVISION_NOT_FOUND", (await Refusal.Of(() => HeldIn(worked, new() { ScorecardId = published.ScorecardId, KnownOnDate = publishedOn.AddDays(-1).ToMessage() }))).Reason);
        Assert.Equal("REVISION_NOT_FOUND", (await Refusal.Of(() => HeldIn(worked, new() { ScorecardId = published.ScorecardId, Revision = 3 }))).Reason);
        Assert.Equal(first.Scorecard, (await Get(worked, published, "ANALYST")).Scorecard);

        Assert.Equal((StatusCode.Aborted, "ETAG_STALE"), await RefusedCall.By(async () => await worked.Client.ReviseScorecardAsync(new(revise) { RequestId = NewId() }, worked.As("SM"))));
        Assert.Equal(["note", "reason"], (await Refusal.Of(async () => await worked.Client.ReviseScorecardAsync(new() { RequestId = NewId(), ScorecardId = published.ScorecardId, Etag = revised.Etag }, worked.As("SM")))).Fields.Order());
        Assert.Equal("SCORECARD_NOT_FOUND", (await Refusal.Of(async () => await worked.Client.ReviseScorecardAsync(new(revise) { RequestId = NewId(), ScorecardId = NewId() }, worked.As("SM")))).Reason);

        // Announced, audited, listed.
        Assert.Equal(["reporting.scorecard-published.v1", "reporting.scorecard-revised.v1"],
            await Rows<string>("select type from events where case_id = @id order by version", published.ScorecardId));
        Assert.Equal(revised.Revisions[1].ContentHash, (await Rows<string>("select data ->> 'contentHash' from events where case_id = @id order by version", published.ScorecardId))[1]);
        Assert.Equal(["suite.reporting.v1.PublishScorecard", "suite.reporting.v1.ReviseScorecard"],
            await Rows<string>("select rpc from audit where case_id = @id and outcome = 'OK' and rpc !~ 'Get' order by audit_id", published.ScorecardId));
        Assert.Equal(revised, Assert.Single((await worked.Client.ListPublishedAsync(new() { TemplateId = worked.TemplateId }, worked.As("LEAD_MEMBER"))).Published));
    }

    [Fact]
    public async Task Limits_that_change_change_nothing_that_was_published()
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();
        var before = (await Get(worked, published, "SM")).Scorecard;

        var template = (await worked.Client.GetTemplateAsync(new() { TemplateId = worked.TemplateId }, worked.As("SM"))).Template;
        await worked.Client.AddTemplateVersionAsync(new()
        {
            RequestId = NewId(),
            TemplateId = worked.TemplateId,
            Etag = template.Etag,
            EffectiveFromDate = "2026-05-01".Date(),
            Lines = { new TemplateLine { MeasureId = "G03", Part = "HELD", Section = "Volumes", GreenLimit = "500", AmberLimit = "400", TargetSource = "Improvement plan 2027" } },
        }, worked.As("ANALYST"));

        Assert.Equal(Rating.Red, (await worked.Line(Held)).Rating);
        Assert.Equal(before, (await Get(worked, published, "SM")).Scorecard);
    }

    [Fact]
    public async Task Readers_of_aggregates_are_shown_what_was_withheld_when_it_was_published_and_no_small_difference()
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();
        await worked.HoldLate(2);

        var shown = await worked.Client.GetPublishedAsync(new() { ScorecardId = published.ScorecardId, CompareWithToday = true }, worked.As("LEAD_MEMBER"));
        Assert.Equal((true, ""), (Line(shown.Scorecard, Declined).Figure.Suppressed, Line(shown.Scorecard, Declined).Figure.Value));
        Assert.True(Line(shown.Scorecard, Made).Figure.Suppressed);
        Assert.Equal("29", Line(shown.Scorecard, Held).Figure.Value);
        // Two more than were published: neither the figure nor the difference.
        var held = shown.Restated.Single(r => r.LineNumber == Held);
        Assert.Equal(("29", "", 0L, true, false), (held.Published.Value, held.Today.Value, held.NumeratorDifference, held.Withheld, held.Changed));
        Assert.True(shown.Restated.Single(r => r.LineNumber == WithinNorm).Withheld);

        // Nor in a draft, nor in a revision, nor as the period before of the next one.
        Assert.True((await worked.Line(Held, role: "DCS")).Figure.Suppressed);
        Assert.Equal("31", (await worked.Line(Held, role: "SM")).Figure.Value);
        var revised = (await worked.Client.ReviseScorecardAsync(new() { RequestId = NewId(), ScorecardId = published.ScorecardId, Etag = published.Etag, Reason = RevisionReason.LateData, Note = "Two were late." }, worked.As("SM"))).Published;
        var second = new GetPublishedRequest { ScorecardId = revised.ScorecardId, Revision = 2 };
        Assert.True(Line((await worked.Client.GetPublishedAsync(second, worked.As("DCS"))).Scorecard, Held).Figure.Suppressed);
        Assert.Equal("31", Line((await worked.Client.GetPublishedAsync(second, worked.As("TM"))).Scorecard, Held).Figure.Value);
        Assert.True((await worked.Line(Held, "2026/27 Q3", "DCS")).Previous.Figure.Suppressed);

        // Five more are no secret.
        await worked.HoldLate(3);
        Assert.Equal("34", (await worked.Line(Held, role: "DCS")).Figure.Value);
    }

    [Theory]
    [InlineData("update scorecards.published set exact = set_byte(exact, 40, get_byte(exact, 40) # 1) where scorecard_id = @id")]
    [InlineData("update scorecards.published set shown = set_byte(shown, 40, get_byte(shown, 40) # 1) where scorecard_id = @id")]
    [InlineData("update scorecards.published set published_by = 'somebody else' where scorecard_id = @id")]
    [InlineData("update scorecards.published set published_at = published_at - interval '1 day' where scorecard_id = @id")]
    [InlineData("update scorecards.published set newest_event_id = gen_random_uuid() where scorecard_id = @id")]
    [InlineData("update scorecards.published set content_hash = sha256('x') where scorecard_id = @id")]
    [InlineData("update scorecards.published set revision = 2 where scorecard_id = @id")]
    public async Task A_snapshot_that_is_not_what_was_published_is_shown_to_nobody(string tampering)
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();
        await Get(worked, published, "SM");

        // Only whoever owns the database and takes its guard away comes as far as this.
        await using (var owner = new NpgsqlConnection(service.Reporting.Owner))
        {
            await owner.OpenAsync();
            await using var transaction = await owner.BeginTransactionAsync();
            await owner.ExecuteAsync("set local session_replication_role = replica", transaction: transaction);
            Assert.Equal(1, await owner.ExecuteAsync(tampering, new { id = Guid.Parse(published.ScorecardId) }, transaction));
            await transaction.CommitAsync();
        }

        Assert.Equal((StatusCode.FailedPrecondition, "SNAPSHOT_ALTERED"), await RefusedCall.By(() => Get(worked, published, "SM")));
        Assert.Equal("SNAPSHOT_ALTERED", (await Refusal.Of(async () => await worked.Client.RenderScorecardAsync(new() { ScorecardId = published.ScorecardId }, worked.As("SM")))).Reason);
    }

    [Theory]
    [InlineData("update scorecards.published set title = 'x'")]
    [InlineData("delete from scorecards.published")]
    [InlineData("update scorecards.published_line set value = 1")]
    [InlineData("delete from scorecards.published_line")]
    [InlineData("delete from scorecards.published_benchmark")]
    [InlineData("truncate scorecards.published_benchmark")]
    public async Task The_database_lets_nobody_change_what_was_published(string change)
    {
        foreach (var connection in new[] { service.Reporting.Owner, service.Reporting.As("reporting_app", "app-secret"), service.Reporting.As("reporting_worker", "worker-secret") })
        {
            await using var database = new NpgsqlConnection(connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(change))).SqlState);
        }
    }

    [Fact]
    public async Task Two_who_publish_at_once_publish_once()
    {
        var worked = await Over(service);
        await worked.Explain();

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            try
            {
                await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("SM", $"manager-{i}"));
                return "";
            }
            catch (RpcException refused)
            {
                return refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
            }
        }));

        Assert.Equal(["", "SCORECARD_PUBLISHED", "SCORECARD_PUBLISHED", "SCORECARD_PUBLISHED"], tries.Order(StringComparer.Ordinal));
        Assert.Equal(1, await service.Reporting.Look<int>("select count(*)::int from scorecards.published where authority = @a", new { a = worked.Authority }));
    }

    [Fact]
    public async Task Nobody_reads_another_authoritys_publications()
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();
        var other = service.As("SM", service.Reporting.NewAuthority());

        Assert.Equal("SCORECARD_NOT_FOUND", (await Refusal.Of(async () => await worked.Client.GetPublishedAsync(new() { ScorecardId = published.ScorecardId }, other))).Reason);
        Assert.Empty((await worked.Client.ListPublishedAsync(new(), other)).Published);
        Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(async () => await worked.Client.PublishScorecardAsync(worked.Publish(), worked.As("ANALYST")))).Code);
    }

    [Fact]
    public async Task What_was_published_is_listed_page_by_page()
    {
        var worked = await Over(service, []);
        foreach (var period in new[] { "2026/27 Q1", "2026/27 Q2", "2026/27 Q3" })
        {
            // Nothing was held, which is red.
            if (period == "2026/27 Q1")
                await worked.Client.SetNarrativeAsync(new(worked.Narrative(period)) { MeasureId = "G03", Part = "HELD" }, worked.As("ANALYST", "analyst-1"));
            await worked.Client.PublishScorecardAsync(worked.Publish(period), worked.As("SM"));
        }

        var first = await worked.Client.ListPublishedAsync(new() { PageSize = 2 }, worked.As("TM"));
        var rest = await worked.Client.ListPublishedAsync(new() { PageSize = 2, PageToken = first.NextPageToken }, worked.As("TM"));

        Assert.Equal(["2026/27 Q3", "2026/27 Q2", "2026/27 Q1"], first.Published.Concat(rest.Published).Select(p => p.PeriodName));
        Assert.Equal("", rest.NextPageToken);
    }

    DateOnly Today => WorkingCalendar.Today(service.Reporting.Clock);

    static AmendNarrativeRequest Amend(Narrative narrative) => new()
    {
        RequestId = NewId(),
        NarrativeId = narrative.NarrativeId,
        Etag = narrative.Etag,
        Text = "Recruited; to be within the norm again in spring.",
        OwnerRole = "FGC_MGR",
        DueDate = "2027-03-31".Date(),
    };

    static async Task<GetPublishedResponse> Get(WorkedScorecard worked, Published published, string role) =>
        await worked.Client.GetPublishedAsync(new() { ScorecardId = published.ScorecardId }, worked.As(role));

    static async Task<(int Revision, string Value)> HeldIn(WorkedScorecard worked, GetPublishedRequest request)
    {
        var answer = await worked.Client.GetPublishedAsync(request, worked.As("ANALYST"));
        return (answer.Revision, Line(answer.Scorecard, Held).Figure.Value);
    }

    async Task<List<T>> Rows<T>(string sql, string id)
    {
        await using var owner = new NpgsqlConnection(service.Reporting.Owner);
        return [.. await owner.QueryAsync<T>(sql, new { id = Guid.Parse(id) })];
    }
}

using Dapper;
using Grpc.Core;
using Npgsql;
using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class Drafting(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_draft_rates_compares_and_says_why_it_cannot_be_published()
    {
        var worked = await Over(service);

        var answer = await worked.Client.GetScorecardAsync(new() { TemplateId = worked.TemplateId, Period = Q2 }, worked.As("SM"));

        var draft = answer.Scorecard;
        Assert.Equal((Q2, "2026-07-01".Date(), "2026-09-30".Date(), 1), (draft.PeriodName, draft.PeriodStart, draft.PeriodEnd, draft.TemplateVersion));
        Assert.Equal(["Volumes", "Timeliness", "Outcomes"], draft.Sections.Select(s => s.Title));
        Assert.Equal(
            [(1, "29", Rating.Green, default), (2, "79.3", Rating.Red, default), (3, "2", Rating.Green, default), (4, "7.25", default, RatingReason.Neutral), (5, "", default, RatingReason.NoValue), (6, "93.1", Rating.Amber, default)],
            draft.Sections.SelectMany(s => s.Lines).OrderBy(l => l.LineNumber).Select(l => (l.LineNumber, l.Figure.Value, l.Rating, l.RatingReason)));
        Assert.Equal(["Line 2 (G04 WITHIN_NORM) is red and has no open narrative."], answer.Hindrances);

        var held = Line(draft, Held);
        Assert.Equal(("2026/27 Q1", "10", Movement.Better), (held.Previous.PeriodName, held.Previous.Figure.Value, held.Previous.Movement));
        Assert.Equal(("2025/26 Q2", "0", Movement.Better), (held.LastYear.PeriodName, held.LastYear.Figure.Value, held.LastYear.Movement));
        Assert.Equal(13, held.Trend.Count);
        Assert.Equal(["0", "10", "0"], held.Trend.Skip(7).Take(3).Select(t => t.Value));
        Assert.Equal(
            [
                Recount(held),
                "Better than the quarter before (2026/27 Q1): 29 against 10.",
                "Better than the same quarter last year (2025/26 Q2): 29 against 0.",
            ], held.Sentences);
        Assert.Equal("Worse than the quarter before (2026/27 Q1): 79.3% against 100.0% (23 of 29, then 10 of 10).", Line(draft, WithinNorm).Sentences[1]);
        Assert.Equal("Cannot be compared with the same quarter last year (2025/26 Q2): there was none then.", Line(draft, WithinNorm).Sentences[2]);
        Assert.Equal("Higher than the quarter before (2026/27 Q1): 7.25 against 5.00.", Line(draft, Posts).Sentences[1]);
        Assert.Contains(draft.Measures, m => m is { MeasureId: "G12", Version: 1 });
        Assert.Equal("/family-group-conferences", Assert.Single(draft.Sources).Source);
    }

    // What the months say, counted once more.
    static string Recount(ScorecardLine line)
    {
        var months = line.Trend.Select(t => int.Parse(t.Value)).ToList();
        var (fell, rose) = (months.Zip(months.Skip(1)).Count(m => m.Second < m.First), months.Zip(months.Skip(1)).Count(m => m.Second > m.First));
        return fell == rose ? $"Rose in {rose} and fell in {fell} of the last 12 months." : fell > rose ? $"Fell in {fell} of the last 12 months." : $"Rose in {rose} of the last 12 months.";
    }

    [Fact]
    public async Task Readers_of_aggregates_see_no_small_count_in_a_draft_and_no_rating_on_one()
    {
        var worked = await Over(service);

        foreach (var role in new[] { "DCS", "LEAD_MEMBER" })
        {
            var draft = await worked.Draft(role: role);
            Assert.True(draft.Withheld);
            var declined = Line(draft, Declined);
            Assert.Equal(("", 0L, true, Rating.Unspecified, RatingReason.Withheld), (declined.Figure.Value, declined.Figure.Numerator, declined.Figure.Suppressed, declined.Rating, declined.RatingReason));
            Assert.Null(declined.Figure.Exact);
            // By quarters, which are shown, and not by months.
            Assert.Equal(["0", "0", "0", "0", ""], declined.Trend.Select(t => t.Value));
            Assert.Equal(["Did not change in any of the 3 of the last 4 quarters that can be compared with the one before.", "Cannot be compared with the quarter before (2026/27 Q1): a figure is withheld.",
                "Cannot be compared with the same quarter last year (2025/26 Q2): a figure is withheld."], declined.Sentences);
            Assert.Equal(["0", "0", "0", "10", "29"], Line(draft, Held).Trend.Select(t => t.Value));
            Assert.Equal("Rose in 2 of the last 4 quarters.", Line(draft, Held).Sentences[0]);
            // Two of 29 made no plan.
            Assert.Equal((true, Rating.Unspecified), (Line(draft, Made).Figure.Suppressed, Line(draft, Made).Rating));
            Assert.Equal(("79.3", Rating.Red), (Line(draft, WithinNorm).Figure.Value, Line(draft, WithinNorm).Rating));
        }
    }

    [Theory]
    [InlineData("2026-08")]
    [InlineData("2027/28 Q1")] // runs
    [InlineData("2027/28")] // runs
    public async Task Readers_of_aggregates_are_shown_whole_quarters_and_years(string period)
    {
        var worked = await Over(service, []);

        var refused = await Refusal.Of(async () => await worked.Client.GetScorecardAsync(new() { TemplateId = worked.TemplateId, Period = period }, worked.As("DCS")));

        Assert.Equal((StatusCode.PermissionDenied, "PERIOD_NOT_WHOLE"), (refused.Code, refused.Reason));
        Assert.NotEmpty((await worked.Draft(period, "ANALYST")).Sections);
    }

    [Fact]
    public async Task A_year_that_would_give_a_quarter_away_is_withheld()
    {
        var authority = service.Reporting.NewAuthority();
        // Two declined in the second quarter, and many in the first.
        var events = OutcomeHistory.WorkedQuarter(authority).ToList();
        for (var i = 0; i < 9; i++)
            events.AddRange(OutcomeHistory.Family(authority, "2026-04-10", "2026-04-13", null, $"d{i}").Then(new FamilyGroupConferences.Events.V1.FamilyDeclined { DeclinedDate = "2026-04-20".Date() }).Events);
        var worked = await Over(service, events, authority);

        Assert.Equal("11", (await worked.Line(Declined, "2026/27", "SM")).Figure.Value);
        Assert.Equal("9", (await worked.Line(Declined, "2026/27 Q1", "DCS")).Figure.Value);
        Assert.True((await worked.Line(Declined, "2026/27", "DCS")).Figure.Suppressed);
        Assert.False((await worked.Line(Held, "2026/27", "DCS")).Figure.Suppressed);
    }

    [Fact]
    public async Task Benchmarks_are_compared_with_and_named_with_their_vintage()
    {
        var worked = await Over(service);
        await using (var owner = new NpgsqlConnection(service.Reporting.Owner))
            await owner.ExecuteAsync("""
                insert into indicators.benchmark (authority, measure_id, part, comparator, statistic, period_start, period_end, value, marker, population_base, source, published_on, known_from, known_to) values
                (@a, 'G04', 'WITHIN_NORM', 'ENGLAND', 'VALUE', '2025-04-01', '2026-03-31', 79.31034, null, 'Conferences held', 'DfE', '2026-07-16', 1, null),
                (@a, 'G04', 'WITHIN_NORM', 'ENGLAND', 'VALUE', '2024-04-01', '2025-03-31', 60, null, 'Conferences held', 'DfE', '2025-07-16', 1, null),
                (@a, 'G04', 'WITHIN_NORM', 'ENGLAND', 'VALUE', '2025-04-01', '2026-03-31', 99, null, 'Conferences held', 'DfE', '2026-07-15', 1, null),
                (@a, 'G04', 'WITHIN_NORM', 'ENGLAND', 'VALUE', '2025-04-01', '2026-03-31', 98, null, 'Conferences held', 'DfE', '2026-07-17', 1, 2),
                (@a, 'G04', 'WITHIN_NORM', 'REGION', 'MEDIAN', '2025-04-01', '2026-03-31', null, 'c', 'Conferences held', 'DfE', '2026-07-16', 1, null),
                (@a, 'G04', 'WITHIN_NORM', 'STATISTICAL_NEIGHBOURS', 'MEAN', '2026-04-01', '2027-03-31', 10, null, 'Conferences held', 'DfE', '2027-03-16', 1, null)
                """, new { a = worked.Authority });

        var line = await worked.Line(WithinNorm);

        // 23 of 29 is a hair more than what is published: neither is rounded.
        Assert.Equal([(Comparator.England, "79.31034", "", Movement.Better), (Comparator.Region, "", "c", Movement.NotComparable)], line.Benchmarks.Select(b => (b.Comparator, b.Value, b.Marker, b.Movement)));
        Assert.Contains("Better than England (2025/26, published 16 July 2026 by DfE): 79.3% against 79.31034.", line.Sentences);
        Assert.Contains("Cannot be compared with the region (median, 2025/26, published 16 July 2026 by DfE): \"c\" was published in place of a number.", line.Sentences);
    }

    [Fact]
    public async Task What_was_worked_out_is_kept_until_what_it_counts_changes()
    {
        var worked = await Over(service);
        await worked.Draft();
        var rows = await Kept(worked);
        // Each measure over thirteen months, the five quarters that end with this one, and the quarter that conferences of the first of them are compared with.
        Assert.Equal(19, rows.Keys.Count(k => k.StartsWith("G12 ", StringComparison.Ordinal)));

        // What another service announces changes nothing of it.
        await service.Reporting.Take(new History(worked.Authority).Then(new CaseOpened { ConcernDate = "2026-08-24".Date() }).Events);
        await Spoil(worked);
        Assert.Equal("", (await worked.Line(Held)).Figure.Value);

        // What its own service announces does, for all of it at once.
        await worked.HoldLate(1);
        Assert.Equal("30", (await worked.Line(Held)).Figure.Value);
        Assert.All(await Kept(worked), row => Assert.NotEqual(rows[row.Key], row.Value));
    }

    [Fact]
    public async Task What_counts_returns_alone_is_kept_when_facts_are_built_anew()
    {
        var worked = await Of(service, "C01", "CHILDREN");
        var before = await worked.Draft("2024/25");
        var rows = await Kept(worked);

        using (var rebuild = service.Client.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("OPERATOR")))
            await foreach (var _ in rebuild.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
            {
            }

        var after = await worked.Draft("2024/25");
        Assert.NotEqual(before.FactsBuild, after.FactsBuild);
        Assert.Equal(rows, await Kept(worked));
    }

    [Fact]
    public async Task What_counts_returns_is_worked_out_again_after_an_import()
    {
        var worked = await Of(service, "C01", "CHILDREN");
        var before = await worked.Line(1, "2024/25");
        Assert.Equal(("", RatingReason.Neutral), (before.Figure.Value, before.RatingReason));
        Assert.Contains("No statutory return that says what was so in the period has been imported.", before.Sentences);

        await using (var owner = new NpgsqlConnection(service.Reporting.Owner))
            await owner.ExecuteAsync("""
                insert into returns.submission (authority, submission_id, return_year, submitted_at, submitted_on, submitted_by, content_hash) values (@a, gen_random_uuid(), 2025, now(), '2025-06-30', 'staff-1', '\x00')
                """, new { a = worked.Authority });

        var after = await worked.Draft("2024/25");
        Assert.Equal("0", Line(after, 1).Figure.Value);
        Assert.Equal("SSDA903", Assert.Single(after.Loads).Kind);
    }

    /// <summary>Puts a result in the place of those kept that nobody could work out: what is read is what is kept.</summary>
    async Task Spoil(WorkedScorecard worked)
    {
        await using var owner = new NpgsqlConnection(service.Reporting.Owner);
        const string row = "where authority = @a and measure_id = 'G03' and period_start = '2026-07-01' and period_end = '2026-09-30'";
        var result = MeasureResult.Parser.ParseFrom(await owner.ExecuteScalarAsync<byte[]>($"select result from scorecards.measure_result {row}", new { a = worked.Authority }));
        result.Figures.Single(f => f.Part == "HELD").Value = "";
        Assert.Equal(1, await owner.ExecuteAsync($"update scorecards.measure_result set result = @bytes {row}", new { a = worked.Authority, bytes = Google.Protobuf.MessageExtensions.ToByteArray(result) }));
    }

    async Task<Dictionary<string, string>> Kept(WorkedScorecard worked)
    {
        await using var owner = new NpgsqlConnection(service.Reporting.Owner);
        return (await owner.QueryAsync<(string Key, string State)>("select measure_id || ' ' || period_start || ' ' || period_end, state from scorecards.measure_result where authority = @a", new { a = worked.Authority }))
            .ToDictionary(r => r.Key, r => r.State);
    }

    [Fact]
    public async Task A_template_has_versions_and_a_period_the_one_of_its_day()
    {
        var worked = await Over(service);
        var template = (await worked.Client.GetTemplateAsync(new() { TemplateId = worked.TemplateId }, worked.As("LEAD_MEMBER"))).Template;
        var next = new AddTemplateVersionRequest
        {
            RequestId = NewId(),
            TemplateId = worked.TemplateId,
            Etag = template.Etag,
            EffectiveFromDate = "2026-10-01".Date(),
            Lines = { new TemplateLine { MeasureId = "G03", Part = "HELD", Section = "Volumes", GreenLimit = "50", AmberLimit = "40", TargetSource = "Improvement plan 2027" } },
        };
        var added = (await worked.Client.AddTemplateVersionAsync(next, worked.As("ANALYST"))).Template;

        Assert.Equal([(1, "2026-04-01".Date(), "2026-09-30".Date()), (2, "2026-10-01".Date(), null)], added.Versions.Select(v => (v.Version, v.EffectiveFromDate, (Types.V1.Date?)v.EffectiveUntilDate)));
        Assert.Equal(added, (await worked.Client.AddTemplateVersionAsync(next, worked.As("ANALYST"))).Template);
        Assert.Equal((1, "25"), ((await worked.Draft()).TemplateVersion, (await worked.Line(Held)).GreenLimit));
        Assert.Equal((2, "50"), ((await worked.Draft("2026/27 Q3")).TemplateVersion, (await worked.Line(Held, "2026/27 Q3")).GreenLimit));
        Assert.Equal(2, Assert.Single((await worked.Client.ListTemplatesAsync(new(), worked.As("TM"))).Templates).Versions.Single().Version);

        Assert.Equal("ETAG_STALE", (await Refusal.Of(async () => await worked.Client.AddTemplateVersionAsync(new(next) { RequestId = NewId() }, worked.As("ANALYST")))).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", (await Refusal.Of(async () => await worked.Client.AddTemplateVersionAsync(new(next) { RequestId = NewId(), Etag = added.Etag }, worked.As("ANALYST")))).Reason);
        Assert.Equal("TEMPLATE_NOT_IN_FORCE", (await Refusal.Of(async () => await worked.Draft("2025/26 Q4"))).Reason);
        Assert.Equal("TEMPLATE_NOT_FOUND", (await Refusal.Of(async () => await worked.Client.GetTemplateAsync(new() { TemplateId = NewId() }, worked.As("TM")))).Reason);
        Assert.Equal("REQUEST_ID_REUSED", (await Refusal.Of(async () => await worked.Client.AddTemplateVersionAsync(new(next) { Etag = added.Etag }, worked.As("ANALYST")))).Reason);
    }

    [Fact]
    public async Task Every_line_that_cannot_be_is_named_at_once()
    {
        var refused = await Refusal.Of(async () => await service.Scorecards.DefineTemplateAsync(new()
        {
            RequestId = NewId(),
            Name = "Wrong",
            EffectiveFromDate = "2026-04-01".Date(),
            Lines =
            {
                new TemplateLine { MeasureId = "X99", Part = "HELD", Section = "S" },
                new TemplateLine { MeasureId = "G03", Part = "NONE", Section = "S" },
                new TemplateLine { MeasureId = "G03", Part = "HELD", Breakdown = "X", Section = "S" },
                new TemplateLine { MeasureId = "G12", Part = "HELD_PER_POST", Section = "S", GreenLimit = "1", AmberLimit = "0", TargetSource = "s" },
                new TemplateLine { MeasureId = "G04", Part = "MEDIAN_DAYS", Section = "S", GreenLimit = "50", AmberLimit = "40", TargetSource = "s" },
                new TemplateLine { MeasureId = "G01", Part = "ACCEPTED", Section = "S", GreenLimit = "80", AmberLimit = "90", TargetSource = "s" },
                new TemplateLine { MeasureId = "G06", Part = "TOOK_PART", Section = "S", GreenLimit = "80", TargetSource = "s" },
                new TemplateLine { MeasureId = "G07", Part = "PATERNAL", Section = "S", GreenLimit = "a", AmberLimit = "1e2", TargetSource = "s" },
                new TemplateLine { MeasureId = "G08", Part = "ON_TIME", Section = "", Target = "90" },
                new TemplateLine { MeasureId = "G03", Part = "TRIPLED", Section = "S", GreenLimit = "1", AmberLimit = "0", TargetSource = "s" },
                new TemplateLine { MeasureId = "G08", Part = "ON_TIME", Section = "S" },
            },
        }, service.As("ANALYST")));

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(
            [
                "lines[0].measure_id", "lines[10]", "lines[1].part", "lines[2].breakdown", "lines[3].green_limit", "lines[4].amber_limit", "lines[5].amber_limit", "lines[6].amber_limit", "lines[7].amber_limit",
                "lines[7].green_limit", "lines[8].section", "lines[8].target_source", "lines[9].green_limit",
            ], refused.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_sees_another_authoritys_scorecards()
    {
        var worked = await Over(service);
        var other = service.Reporting.NewAuthority();

        Assert.Equal("TEMPLATE_NOT_FOUND", (await Refusal.Of(async () => await worked.Client.GetScorecardAsync(new() { TemplateId = worked.TemplateId, Period = Q2 }, service.As("SM", other)))).Reason);
        Assert.Empty((await worked.Client.ListTemplatesAsync(new(), service.As("SM", other))).Templates);
        Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(async () => await worked.Client.DefineTemplateAsync(Request(), worked.As("SM")))).Code);
        Assert.Equal(StatusCode.PermissionDenied, (await Refusal.Of(async () => await worked.Client.GetScorecardAsync(new() { TemplateId = worked.TemplateId, Period = Q2 }, worked.As("CSW")))).Code);
    }

    [Fact]
    public async Task Templates_are_listed_page_by_page()
    {
        var authority = service.Reporting.NewAuthority();
        foreach (var name in new[] { "C", "A", "B", "A" })
            await Over(service, [], authority, name);

        var (names, token) = (new List<string>(), "");
        do
        {
            var page = await service.Scorecards.ListTemplatesAsync(new() { PageSize = 3, PageToken = token }, service.As("TM", authority));
            names.AddRange(page.Templates.Select(t => t.Name));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["A", "A", "B", "C"], names);
    }
}

using Grpc.Core;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests;

public sealed class Serving
{
    [Fact]
    public async Task What_is_announced_is_counted_explained_watched_and_rebuilt_to_the_same_figures()
    {
        await using var service = await Running();

        // Watched before there is anything.
        using var watch = service.Client.WatchMeasures(new() { Period = "2026/27" }, service.As("ANALYST"));
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Catalogue.All.Select(m => m.Id), watch.ResponseStream.Current.Results.Select(r => r.MeasureId));

        var history = History.WorkedCase(TestIssuer.Westmere);
        await service.Announce(history.Events);
        var median = await service.Figure("K01", "K2_MEDIAN_WEEKS", f => f.Numerator == 1);
        Assert.Equal("16.3", median.Value);

        // Only what changed is sent, until the newest figures are there.
        var changed = new Dictionary<string, MeasureResult>();
        while (!changed.TryGetValue("K01", out var seen) || seen.Figures.Single(f => f.Part == "K2_MEDIAN_DAYS").Value != "114.0")
        {
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
            foreach (var result in watch.ResponseStream.Current.Results)
                changed[result.MeasureId] = result;
        }

        Assert.DoesNotContain("K06", changed.Keys);

        // Nobody else's.
        Assert.Equal(0, (await service.Measure("K01", authority: TestIssuer.Eastholt)).Figures.Single(f => f.Part == "K2_MEDIAN_WEEKS").Numerator);

        // The rows behind it, page by page.
        var explained = new List<Explanation>();
        var token = "";
        do
        {
            var page = await service.Client.ExplainMeasureAsync(new() { MeasureId = "K05", Period = "2026/27", PageSize = 3, PageToken = token }, service.As("ANALYST"));
            Assert.Equal(4, page.TotalSize);
            explained.AddRange(page.Explanations);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(["dbs-a", "dbs-b", "dbs-a", "dbs-b"], explained.Select(e => e.SubjectId));
        Assert.All(explained, e => Assert.Equal(history.CaseId.ToString("D"), e.CaseId));
        Assert.Equal([13, 65, 13, 65], explained.Select(e => e.Days));
        Assert.Equal([true, true, false, true], explained.Select(e => e.InNumerator));
        Assert.Equal("suite.reporting.v1.ExplainMeasure K05", await service.Reporting.Look<string>("select rpc || ' ' || purpose from audit where outcome = 'OK' limit 1"));

        // A rebuild from the feed changes the build and nothing else.
        using var rebuild = service.Client.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("OPERATOR"));
        Rebuild? last = null;
        await foreach (var progress in rebuild.ResponseStream.ReadAllAsync())
            last = progress.Rebuild;
        Assert.Equal((RebuildState.Done, (long)history.Events.Count, 1L), (last!.State, last.EventsRead, last.Cases));
        var after = await service.Measure("K01");
        Assert.Equal(last.FactsBuild, after.FactsBuild);
        Assert.Equal("16.3", after.Figures.Single(f => f.Part == "K2_MEDIAN_WEEKS").Value);
        Assert.Equal(last, (await service.Client.GetRebuildAsync(new(), service.As("ANALYST"))).Rebuild);
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task Readers_of_aggregates_see_no_small_count_and_no_rows()
    {
        await using var service = await Running();
        await service.Announce(new History(TestIssuer.Westmere).Then(new CaseClosed { Code = ClosureCode.Sgo, ClosureDate = "2026-05-01".Date() }).Events);
        await service.Figure("K06", "CLOSED", f => f.Numerator == 1);

        foreach (var role in new[] { "LEAD_MEMBER", "DCS" })
        {
            var shown = (await service.Measure("K06", role)).Figures.Where(f => f.Part == "CLOSED").ToList();
            Assert.Equal(2, shown.Count);
            Assert.All(shown, f => Assert.Equal(("<5", 0L, true), (f.Value, f.Numerator, f.Suppressed)));
            Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.ExplainMeasureAsync(new() { MeasureId = "K06" }, service.As(role))));
        }

        Assert.Equal("1", (await service.Measure("K06", "TM")).Figures.First().Value);
        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.GetMeasureAsync(new() { MeasureId = "K06" }, service.As("CSW"))));
        Assert.Equal(StatusCode.Unauthenticated, await Refused(() => service.Client.ListMeasuresAsync(new())));
        Assert.Equal(StatusCode.NotFound, await Refused(() => service.Client.GetMeasureAsync(new() { MeasureId = "K99" }, service.As("ANALYST"))));
        Assert.Equal(StatusCode.NotFound, await Refused(() => service.Client.GetRebuildAsync(new(), service.As("ANALYST"))));
        Assert.Equal(StatusCode.InvalidArgument, await Refused(() => service.Client.GetMeasureAsync(new() { MeasureId = "K06", Period = "2026" }, service.As("ANALYST"))));
        Assert.Equal(67, (await service.Client.ListMeasuresAsync(new(), service.As("LEAD_MEMBER"))).Measures.Count);
    }

    [Fact]
    public async Task An_event_that_cannot_be_taken_in_is_listed_and_may_be_sent_back()
    {
        await using var service = await Running();
        var bad = new History(TestIssuer.Westmere).Then(new DecisionMade { Decision = Decision.Approve }).Events[0];
        await service.Announce(bad);

        var letter = await Wait.For(async () => (await service.Client.ListDeadLettersAsync(new(), service.As("OPERATOR"))).DeadLetters.SingleOrDefault(), "a dead letter");
        Assert.Equal(("reporting.kinship", bad.Id.ToString("D"), bad.Type), (letter.Queue, letter.EventId, letter.Type));
        Assert.Equal("HANDLER_FAILED: InvalidDataException", letter.Reason);
        Assert.NotNull(letter.DeadTime);

        var replayed = await service.Client.ReplayDeadLettersAsync(new() { RequestId = Guid.NewGuid().ToString("D"), EventIds = { letter.EventId } }, service.As("OPERATOR"));
        Assert.Equal(1, replayed.Replayed);
        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.ListDeadLettersAsync(new(), service.As("ANALYST"))));

        // Its neighbours are counted all the same.
        await service.Announce(History.WorkedCase(TestIssuer.Westmere).Events);
        await service.Figure("K01", "K2_MEDIAN_DAYS", f => f.Numerator == 1);
    }

    [Fact]
    public async Task What_FosteringRecruitment_announces_is_counted_beside_kinship_and_rebuilt_with_it()
    {
        await using var service = await Running();
        var (kinship, fostering) = (History.WorkedCase(TestIssuer.Westmere), FosteringHistory.WorkedExample(TestIssuer.Westmere));
        await service.Announce([.. kinship.Events, .. fostering]);
        await service.Figure("K01", "K2_MEDIAN_DAYS", f => f.Numerator == 1);
        await service.Figure("F04", "HOUSEHOLDS", f => f.Numerator == 1);
        await service.Figure("F06", "DECISION_MEDIAN_DAYS", f => f.Value == "206.0");

        var funnel = await service.Client.GetRecruitmentFunnelAsync(new() { Period = "2025/26" }, service.As("TM"));
        Assert.All(funnel.Funnel.Branches.Single().Steps, s => Assert.Equal(1, s.Count));
        Assert.Equal("220.0", funnel.Funnel.Branches.Single().Steps[^1].MedianDaysTotal);
        Assert.All((await service.Client.GetRecruitmentFunnelAsync(new() { Period = "2025/26" }, service.As("DCS"))).Funnel.Branches.Single().Steps, s => Assert.True(s.Suppressed));
        var sufficiency = await service.Client.GetSufficiencyAsync(new() { AsAtDate = "2027-03-29".Date() }, service.As("SM"));
        Assert.Equal(2, sufficiency.Sufficiency.Routes.Single().Vacant);
        Assert.Equal("suite.reporting.v1.GetSufficiency", await service.Reporting.Look<string>("select rpc from audit where outcome = 'OK' limit 1"));
        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.GetSufficiencyAsync(new(), service.As("RECRUIT"))));
        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.GetRecruitmentFunnelAsync(new(), service.As("RECRUIT"))));

        using var rebuild = service.Client.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("OPERATOR"));
        Rebuild? last = null;
        await foreach (var progress in rebuild.ResponseStream.ReadAllAsync())
            last = progress.Rebuild;
        Assert.Equal(RebuildState.Done, last!.State);
        Assert.Equal(
            [("/kinship-assessment", kinship.Events.Count, 1L), ("/fostering-recruitment", fostering.Count, 3L), ("/family-group-conferences", 0, 0L), ("/edge-of-care", 0, 0L)],
            last.Sources.Select(s => (s.Source, (int)s.EventsRead, s.Cases)));
        Assert.Equal("0", (await service.Measure("F05")).Figures.First().Value);

        // Events of each service are put aside beside its own queue, and listed together.
        await service.Announce(FosteringHistory.Of(TestIssuer.Westmere).Then(new FosteringRecruitment.Events.V1.ApplicationReceived()).Events.Single(),
            new History(TestIssuer.Westmere).Then(new DecisionMade { Decision = Decision.Approve }).Events.Single());
        var letters = await Wait.For(async () => await service.Client.ListDeadLettersAsync(new(), service.As("OPERATOR")) is { DeadLetters.Count: 2 } two ? two : null, "two dead letters");
        Assert.Equal(["reporting.fostering", "reporting.kinship"], letters.DeadLetters.Select(l => l.Queue).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await service.Client.ReplayDeadLettersAsync(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("OPERATOR"))).Replayed);
    }

    [Fact]
    public async Task Conferences_and_edge_of_care_are_counted_together_explained_and_told_as_journeys()
    {
        await using var service = await Running();
        var (quarter, followUp) = (OutcomeHistory.WorkedQuarter(TestIssuer.Westmere), OutcomeHistory.WorkedFollowUp(TestIssuer.Westmere));
        await service.Announce([.. quarter, .. followUp]);
        GetMeasureRequest Asked(string measure, string period) => new() { MeasureId = measure, Period = period };
        var averted = await Wait.For(async () =>
        {
            var result = (await service.Client.GetMeasureAsync(Asked("E01", "2026/27 Q1"), service.As("DCS"))).Result;
            var held = (await service.Client.GetMeasureAsync(Asked("G03", "2026/27 Q2"), service.As("DCS"))).Result;
            return held.Figures[0].Value == "29" && result.Figures.Single(f => f.Part == "SUITE_WIDE" && f.Breakdown.Length == 0).Value == "21" ? result : null;
        }, "the worked quarter and follow-up");

        // Three of twenty were not averted, and four children were helped by conferences alone: too few for a reader of aggregates.
        Assert.True(averted.Figures.Single(f => f.Part == "AVERTED").Suppressed);
        Assert.Equal("<5", averted.Figures.Single(f => f.Breakdown == "CONFERENCES").Value);
        Assert.Equal("August 2026", Asked("G03", "August 2026").Period);
        Assert.Equal((await service.Client.GetMeasureAsync(Asked("G03", "2026-08"), service.As("SM"))).Result.Figures, (await service.Client.GetMeasureAsync(Asked("G03", "August 2026"), service.As("SM"))).Result.Figures);

        // Each child once, by its key and no name.
        var explained = await service.Client.ExplainMeasureAsync(new() { MeasureId = "E01", Period = "2026/27 Q1", Part = "SUITE_WIDE", PageSize = 200 }, service.As("SM"));
        Assert.Equal(21, explained.TotalSize);
        Assert.Equal([.. Enumerable.Range(1, 17).Select(i => $"c{i:00}"), .. Enumerable.Range(1, 4).Select(i => $"g{i:00}")], explained.Explanations.Select(e => e.SubjectId).Order(StringComparer.Ordinal));

        var journey = await service.Client.GetJourneyAsync(new() { ChildKey = "c01" }, service.As("IRO"));
        Assert.Equal(["edge-of-care", "family-group-conferences"], journey.Milestones.Select(m => m.Service).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty((await service.Client.GetJourneyAsync(new() { ChildKey = "c01" }, service.As("SM", TestIssuer.Eastholt))).Milestones);
        Assert.Equal(StatusCode.PermissionDenied, await Refused(() => service.Client.GetJourneyAsync(new() { ChildKey = "c01" }, service.As("CSW"))));
        Assert.Equal(2, await service.Reporting.Look<int>("select count(*) from audit where rpc = 'suite.reporting.v1.GetJourney' and outcome = 'OK'"));

        using var rebuild = service.Client.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString("D") }, service.As("OPERATOR"));
        Rebuild? last = null;
        await foreach (var progress in rebuild.ResponseStream.ReadAllAsync())
            last = progress.Rebuild;
        Assert.Equal(RebuildState.Done, last!.State);
        Assert.Equal(quarter.Count + followUp.Count, last.EventsRead);
        Assert.Equal([0L, 0L, 36 + 10 + 6 + 9, 20], last.Sources.Select(s => s.Cases));
        Assert.Equal("21", (await service.Client.GetMeasureAsync(Asked("E01", "2026/27 Q1"), service.As("SM"))).Result.Figures.Single(f => f.Part == "SUITE_WIDE" && f.Breakdown.Length == 0).Value);
        Assert.Equal(journey.Milestones, (await service.Client.GetJourneyAsync(new() { ChildKey = "c01" }, service.As("IRO"))).Milestones);
    }

    [Fact]
    public async Task A_browser_shows_the_monthly_report_of_a_reader_with_a_token()
    {
        const string path = "/v1/monthly-reports/MONTHLY_REPORT_KIND_CONFERENCING";
        await using var service = await Running();
        await service.Announce(OutcomeHistory.WorkedQuarter(TestIssuer.Westmere));
        await Wait.For(async () => (await service.Client.GetMeasureAsync(new() { MeasureId = "G11", Period = "2026/27 Q2" }, service.As("SM"))).Result.Figures[0].Denominator == 6 ? "all" : null, "the worked quarter");

        using var page = await Get($"{path}:render?period=2026/27%20Q2&format=REPORT_FORMAT_HTML", "LEAD_MEMBER");
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", page.Content.Headers.ContentDisposition!.DispositionType);
        var html = await page.Content.ReadAsStringAsync();
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.Contains("29 conferences were held, against 10 in 2026/27 Q1", html, StringComparison.Ordinal);

        using var csv = await Get($"{path}:render?period=2026-08&format=REPORT_FORMAT_CSV", "FGC_MGR");
        Assert.Equal("text/csv; charset=utf-8", csv.Content.Headers.ContentType!.ToString());
        Assert.EndsWith("-2026-08-01-to-2026-08-31.csv", csv.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        using var data = await Get($"{path}?period=2026/27%20Q2", "SM");
        Assert.Contains("\"periodName\":", (await data.Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // The same over gRPC, and nothing for others.
        var body = await service.Client.RenderMonthlyReportAsync(new() { Kind = MonthlyReportKind.Conferencing, Period = "2026/27 Q2" }, service.As("SM"));
        Assert.StartsWith("<!DOCTYPE html>", body.Data.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await Get($"{path}:render", "ECHO_MGR", succeeds: false)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await Get($"{path}:render", "CSW", succeeds: false)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await Get($"{path}:render?period=2026/27", "SM", succeeds: false)).StatusCode);
        Assert.Equal(4, await service.Reporting.Look<int>("select count(distinct request_id) from audit where rpc like '%MonthlyReport' and outcome = 'OK' and purpose = 'CONFERENCING'"));
        Assert.Empty(service.Errors);

        async Task<HttpResponseMessage> Get(string address, string role, bool succeeds = true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("authorization", service.As(role).GetValue("authorization"));
            var response = await service.Web.SendAsync(request);
            return succeeds ? response.EnsureSuccessStatusCode() : response;
        }
    }

    static async Task<RunningService> Running()
    {
        var service = new RunningService();
        await service.InitializeAsync();
        return service;
    }

    static async Task<StatusCode> Refused<T>(Func<AsyncUnaryCall<T>> call) => (await Assert.ThrowsAsync<RpcException>(async () => await call())).StatusCode;
}

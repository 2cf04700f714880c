using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Paging;
using Suite.Reporting.Indicators;
using Suite.Reporting.Measures;
using Suite.Reporting.Tests.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Indicators;

public sealed class Importing(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    const string IndicatorHeader = "measure,part,breakdown,period_start,period_end,numerator,denominator,source\r\n";
    const string BenchmarkHeader = "measure,part,comparator,statistic,period_start,period_end,value,marker,population_base,source,published_on\n";

    readonly FakeTimeProvider _clock = new(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    readonly PageTokens _pages = new(new byte[32]);

    [Fact]
    public async Task An_indicator_is_a_measure_as_known_on_each_day_and_the_same_file_again_changes_nothing()
    {
        var authority = reporting.NewAuthority();
        var first = "\uFEFF" + IndicatorHeader
            + "C24,BELOW_90,,2025-09-01,2026-03-31,31,200,\"Virtual school, attendance\"\r\n"
            + "C26,REPEAT,,01/01/2026,31/03/2026,4,20,ChAT\r\n";
        var taken = await Import(authority, IndicatorFileKind.Indicators, first);
        Assert.Equal((2L, 2L, 0L, 0L, false), (taken.RowsRead, taken.Added, taken.Changed, taken.Vanished, taken.Unchanged));

        var again = await Import(authority, IndicatorFileKind.Indicators, first);
        Assert.Equal((2L, 0L, 0L, 0L, true, ""), (again.RowsRead, again.Added, again.Changed, again.Vanished, again.Unchanged, again.LoadId));
        Assert.Equal(1, await reporting.Look<int>("select count(*) from indicators.load where authority = @authority", new { authority }));

        _clock.Advance(TimeSpan.FromDays(30));
        var later = await Import(authority, IndicatorFileKind.Indicators, IndicatorHeader + "C24,BELOW_90,,2025-09-01,2026-03-31,36,198,\"Virtual school, attendance\"\r\n");
        Assert.Equal((0L, 1L, 0L), (later.Added, later.Changed, later.Vanished));

        Assert.Equal("18.2 36/198", await Told(null));
        Assert.Equal("15.5 31/200", await Told("2026-06-30"));
        Assert.Equal(" 0/0", await Told("2026-05-31"));
        // Sent as a whole it is one figure, and can be shown to those from whom small counts are withheld.
        var whole = Assert.Single((await Measure(authority, "C24", "2025-09-01", "2026-03-31")).Figures);
        Assert.Equal("18.2", Suppression.Apply([whole], Catalogue.Find("C24")).Single().Value);
        // Another measure of the first file still stands: this file did not name it.
        Assert.Equal("20.0", (await Measure(authority, "C26", "2026-01-01", "2026-03-31")).Figures[0].Value);
        // For another period nothing was sent.
        var other = await Measure(authority, "C24", "2025-04-01", "2026-03-31");
        Assert.Equal(("", "INDICATOR_NOT_KNOWN"), (other.Figures[0].Value, other.UnknownReason));
        Assert.Equal(later.LoadId, (await Measure(authority, "C24", "2025-09-01", "2026-03-31")).Files.Single().LoadId);

        async Task<string> Told(string? knownOn)
        {
            var figure = (await Measure(authority, "C24", "2025-09-01", "2026-03-31", knownOn)).Figures[0];
            return $"{figure.Value} {figure.Numerator}/{figure.Denominator}";
        }
    }

    [Fact]
    public async Task An_indicator_that_is_not_broken_down_is_one_figure_for_readers_of_aggregates_too()
    {
        var authority = reporting.NewAuthority();
        await Import(authority, IndicatorFileKind.Indicators, IndicatorHeader + "C26,REPEAT,,2026-01-01,2026-03-31,6,20,Case system\n");

        var exact = Assert.Single((await Measure(authority, "C26", "2026-01-01", "2026-03-31")).Figures);
        var shown = await Disclosure.For(ReportingFixture.Caller(authority, "LEAD_MEMBER"), Catalogue.Find("C26"), new("2026-01-01".Day(), "2026-03-31".Day()), (measure, period) => reporting.Measures.WorkOut(measure, period, authority, default));
        Assert.Equal(("30.0", ""), (exact.Value, exact.Breakdown));
        Assert.Equal(exact, Assert.Single(shown.Figures));
    }

    [Fact]
    public async Task A_row_that_is_gone_from_what_a_file_says_all_of_is_no_longer_known()
    {
        var authority = reporting.NewAuthority();
        await Import(authority, IndicatorFileKind.Indicators, IndicatorHeader
            + "C28,RETURNED,CHILDREN,2025-04-01,2026-03-31,60,100,Survey\nC28,RETURNED,LEAVERS,2025-04-01,2026-03-31,10,50,Survey\n");
        Assert.Equal("46.7", (await Measure(authority, "C28", "2025-04-01", "2026-03-31")).Figures[0].Value);

        var after = await Import(authority, IndicatorFileKind.Indicators, IndicatorHeader + "C28,RETURNED,CHILDREN,2025-04-01,2026-03-31,60,100,Survey\n");

        Assert.Equal((0L, 0L, 1L), (after.Added, after.Changed, after.Vanished));
        Assert.Equal(["60.0", "60.0"], (await Measure(authority, "C28", "2025-04-01", "2026-03-31")).Figures.Select(f => f.Value));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_without_what_stood_there_and_nothing_is_taken_in()
    {
        var authority = reporting.NewAuthority();
        var answer = await Import(authority, IndicatorFileKind.Indicators, IndicatorHeader
            + "C24,BELOW_90,,2025-09-01,2026-03-31,31,200,School\n"
            + "C99,BELOW_90,,2025-09-01,2026-03-31,31,200,School\n"
            + "C24,NOPE,,2026-09-01,2026-03-31,umpteen,,\n"
            + "C01,CHILDREN,,2025-09-01,2026-03-31,31,200,School\n"
            + "C24,BELOW_90,,2025-09-01,2026-03-31,32,200,School\n"
            + "C26,REPEAT,,2025-09-01,2026-03-31,21,20,School\n"
            + "C26,REPEAT\n");

        Assert.Equal(
            [
                "3 measure MEASURE_UNKNOWN", "4 part PART_UNKNOWN", "4 period_end PERIOD_REVERSED", "4 numerator NUMBER_EXPECTED", "4 source REQUIRED", "5 part PART_NOT_SENT", "6  DUPLICATE",
                "7 numerator ABOVE_DENOMINATOR", "8  CELLS",
            ],
            answer.Errors.Select(e => $"{e.Row} {e.Column} {e.Code}"));
        Assert.DoesNotContain(answer.Errors, e => e.Message.Contains("umpteen", StringComparison.Ordinal) || e.Message.Contains("C99", StringComparison.Ordinal));
        Assert.Equal(0, await reporting.Look<int>("select count(*) from indicators.load where authority = @authority", new { authority }));

        Assert.Equal(["COLUMN_MISSING"], (await Import(authority, IndicatorFileKind.Population, "mid_year,under_18,source\n2024,41000,ONS\n")).Errors.Select(e => e.Code));
        Assert.Equal(["HEADER_MISSING"], (await Import(authority, IndicatorFileKind.Population, "")).Errors.Select(e => e.Code));
        Assert.Equal(["COLUMN_UNKNOWN"], (await Import(authority, IndicatorFileKind.Population, "mid_year,under_18,source,published_on,note\n2024,41000,ONS,2025-07-30,x\n")).Errors.Select(e => e.Code));
        Assert.Equal(["ENCODING"], (await Import(authority, IndicatorFileKind.Population, [0xC3, 0x28])).Errors.Select(e => e.Code));
        Assert.Equal([(3, "NUMBER_EXPECTED"), (5, "QUOTES")], (await Import(authority, IndicatorFileKind.Population,
            "mid_year,under_18,source,published_on\n\n2024,x,ONS,2025-07-30\n,,,\n2025,41000,\"ONS,2025-07-30\n" + new string('x', 100_000))).Errors.Select(e => (e.Row, e.Code)));
    }

    [Fact]
    public async Task A_rate_is_of_the_newest_mid_year_up_to_its_day_as_published_last_and_as_known()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, new Submission(2025, new(2025, 6, 1),
            [.. Enumerable.Range(0, 7).Select(i => new EpisodeRow($"c{i}", new(2024, 1, 1), "S", "C2", "N1", "U6", "PR1", null, null, null, null, null))]));
        const string header = "mid_year,under_18,source,published_on\n";
        Assert.Equal(("", "POPULATION_NOT_KNOWN"), await Rate(null));

        _clock.SetUtcNow(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        await Import(authority, IndicatorFileKind.Population, header + "2023,1000,ONS,2024-07-15\n2024,1400,ONS,2025-07-30\n2025,2000,ONS,2025-12-01\n");
        _clock.SetUtcNow(new(2026, 8, 1, 9, 0, 0, TimeSpan.Zero));
        await Import(authority, IndicatorFileKind.Population, header + "2024,1120,ONS,2026-07-30\n");

        Assert.Equal(("62.5", ""), await Rate(null)); // 7 of 1,120
        Assert.Equal(("50.0", ""), await Rate("2026-07-31")); // 7 of 1,400, before it was revised
        var figure = (await Measure(authority, "C02", "2024-04-01", "2025-03-31")).Figures.Single();
        Assert.Equal((70_000L, 1_120L), (figure.Exact.Numerator, figure.Exact.Denominator));
        Assert.Equal([2025, 2024, 2024, 2023], (await new ListPopulations(reporting.Facts, _pages, _clock).Handle(new(), Caller(authority), default)).Populations.Select(p => p.MidYear));
        // 0.1% of 1,120 is 1.12: a threshold of 1.
        Assert.Equal(["1", "true", "false"], (await Measure(authority, "C20", "2024-04-01", "2025-03-31")).Figures.Where(f => f.Part.Contains("THRESHOLD", StringComparison.Ordinal)).Select(f => f.Value));

        async Task<(string, string)> Rate(string? knownOn)
        {
            var result = await Measure(authority, "C02", "2024-04-01", "2025-03-31", knownOn);
            return (result.Figures.Single().Value, result.UnknownReason);
        }
    }

    [Fact]
    public async Task A_benchmark_is_the_newest_vintage_of_the_newest_period_and_a_marker_is_no_nought()
    {
        var authority = reporting.NewAuthority();
        await Import(authority, IndicatorFileKind.Benchmarks, BenchmarkHeader
            + "C02,RATE,ENGLAND,VALUE,2023-04-01,2024-03-31,69,,MID_2023,DfE,2024-11-14\n"
            + "C02,RATE,ENGLAND,VALUE,2024-04-01,2025-03-31,67.5,,MID_2024,DfE,2025-11-20\n"
            + "C02,RATE,STATISTICAL_NEIGHBOURS,MEDIAN,2024-04-01,2025-03-31,c,,MID_2024,LAIT,2025-11-20\n"
            + "C02,RATE,REGION,VALUE,2024-04-01,2025-03-31,,low,MID_2024,DfE,2025-11-20\n");
        _clock.Advance(TimeSpan.FromDays(60));
        await Import(authority, IndicatorFileKind.Benchmarks, BenchmarkHeader + "C02,RATE,ENGLAND,VALUE,2024-04-01,2025-03-31,67.0,,MID_2024,DfE,2026-07-01\n");

        Assert.Equal(["ENGLAND 67.0  2026-07-01", "REGION  low 2025-11-20", "STATISTICAL_NEIGHBOURS  c 2025-11-20"], await For("2025-09-30", null));
        Assert.Equal("ENGLAND 67.5  2025-11-20", (await For("2025-09-30", "2026-07-30"))[0]);
        Assert.Equal(["ENGLAND 69  2024-11-14"], await For("2025-03-30", null));

        var listed = new List<V1.Benchmark>();
        var request = new ListBenchmarksRequest { PageSize = 2, MeasureId = "C02" };
        do
        {
            var answer = await new ListBenchmarks(reporting.Facts, _pages, _clock).Handle(request, Caller(authority), default);
            listed.AddRange(answer.Benchmarks);
            request.PageToken = answer.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(["67.0", "67.5", "69", "", ""], listed.Select(b => b.Value));
        Assert.Equal([BenchmarkMarker.Low, BenchmarkMarker.Suppressed], listed.Skip(3).Select(b => b.Marker));

        var wrong = await Import(authority, IndicatorFileKind.Benchmarks, BenchmarkHeader
            + "C02,RATE,ENGLAND,VALUE,2023-04-01,2024-03-31,69,c,MID_2023,DfE,2024-11-14\nC02,RATE,WALES,MODE,2023-04-01,2024-03-31,,q,MID_2023,DfE,2024-11-14\nC02,RATE,REGION,VALUE,2023-04-01,2024-03-31,,,MID_2023,DfE,2024-11-14\n");
        Assert.Equal(["VALUE_OR_MARKER", "MARKER_UNKNOWN", "CODE_UNKNOWN", "CODE_UNKNOWN", "VALUE_OR_MARKER"], wrong.Errors.Select(e => e.Code));

        async Task<List<string>> For(string end, string? knownOn) => await reporting.Facts.Read(authority, async view =>
            (await Benchmarks.For(view, "C02", "RATE", new(end.Day().AddMonths(-3), end.Day()), await AsKnown.Read(view, knownOn?.Day(), default), default))
                .Select(b => $"{b.Comparator} {b.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)} {b.Marker} {b.PublishedOn:yyyy-MM-dd}").ToList(), default);
    }

    [Fact]
    public async Task A_request_id_stands_for_one_file()
    {
        var (authority, request) = (reporting.NewAuthority(), Guid.NewGuid().ToString("D"));
        const string file = "mid_year,under_18,source,published_on\n2024,41000,ONS,2025-07-30\n";
        var first = await Import(authority, IndicatorFileKind.Population, file, request);

        Assert.Equal(first, await Import(authority, IndicatorFileKind.Population, file, request));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Import(authority, IndicatorFileKind.Population, file.Replace("41000", "41001", StringComparison.Ordinal), request));
        Assert.Equal(("REQUEST_ID_REUSED", StatusCode.AlreadyExists), (refused.Reason, refused.Code));
    }

    [Fact]
    public async Task A_stream_that_is_no_file_is_refused()
    {
        ImportIndicatorsRequest header = new() { Header = new() { RequestId = Guid.NewGuid().ToString("D"), Kind = IndicatorFileKind.Population } }, chunk = new() { Chunk = ByteString.CopyFromUtf8("a") };

        foreach (var (stream, field) in new (ImportIndicatorsRequest[], string)[]
                 {
                     ([], "header"), ([chunk], "header"), ([header, header], "chunk"), ([header, .. Enumerable.Repeat(new ImportIndicatorsRequest { Chunk = ByteString.CopyFrom(new byte[1 << 20]) }, 17)], "chunk"),
                     ([new() { Header = new() { RequestId = "x" } }], "header.request_id"),
                 })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Handle(reporting.NewAuthority(), stream));
            Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, refused.Fields[0].Field));
        }
    }

    [Fact]
    public async Task Files_come_over_the_wire_and_only_analysts_send_them()
    {
        await using var service = new RunningService();
        await service.InitializeAsync();
        var client = new IndicatorService.IndicatorServiceClient(service.Channel);

        var answer = await Send("ANALYST");
        Assert.Equal(1, answer.Added);
        Assert.Equal("suite.reporting.v1.ImportIndicators POPULATION", await service.Reporting.Look<string>("select rpc || ' ' || purpose from audit where outcome = 'OK' limit 1"));
        foreach (var role in new[] { "SM", "DCS", "CSW" })
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => Send(role))).StatusCode);
        Assert.Equal(41_000, (await client.ListPopulationsAsync(new(), service.As("LEAD_MEMBER"))).Populations.Single().Under18);
        Assert.Empty((await client.ListPopulationsAsync(new(), service.As("ANALYST", TestIssuer.Eastholt))).Populations);
        Assert.Empty((await client.ListBenchmarksAsync(new(), service.As("DCS"))).Benchmarks);
        Assert.Empty((await client.ListIndicatorsAsync(new(), service.As("SM"))).Indicators);
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () => await client.ListIndicatorsAsync(new(), service.As("DCS")))).StatusCode);

        // What was loaded is told to watchers like an event.
        Assert.Equal(1, await service.Reporting.Look<int>("select changes from facts_change where authority = @authority", new { authority = TestIssuer.Westmere }));
        Assert.Empty(service.Errors);

        async Task<ImportIndicatorsResponse> Send(string role)
        {
            using var call = client.ImportIndicators(service.As(role));
            await call.RequestStream.WriteAsync(new() { Header = new() { RequestId = Guid.NewGuid().ToString("D"), Kind = IndicatorFileKind.Population } });
            foreach (var piece in new[] { "mid_year,under_18,", "source,published_on\n2024,41", "000,ONS,2025-07-30\n" })
                await call.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFromUtf8(piece) });
            await call.RequestStream.CompleteAsync();
            return await call;
        }
    }

    Task<ImportIndicatorsResponse> Import(string authority, IndicatorFileKind kind, string file, string? request = null) => Import(authority, kind, Encoding.UTF8.GetBytes(file), request);

    Task<ImportIndicatorsResponse> Import(string authority, IndicatorFileKind kind, byte[] file, string? request = null) =>
        Handle(authority, [new() { Header = new() { RequestId = request ?? Guid.NewGuid().ToString("D"), Kind = kind } }, .. file.Chunk(7).Select(piece => new ImportIndicatorsRequest { Chunk = ByteString.CopyFrom(piece) })]);

    Task<ImportIndicatorsResponse> Handle(string authority, IReadOnlyList<ImportIndicatorsRequest> stream) =>
        new ImportIndicators(new(reporting.Database, _clock), new NoAudit()).Handle(new Messages(stream), Caller(authority), default);

    async Task<MeasureResult> Measure(string authority, string id, string from, string to, string? knownOn = null) =>
        await reporting.Measures.WorkOut(Catalogue.Find(id), new(from.Day(), to.Day()), authority, default, knownOn?.Day());

    static Platform.Identity.Caller Caller(string authority) => ReportingFixture.Caller(authority, "ANALYST");

    sealed class Messages(IReadOnlyList<ImportIndicatorsRequest> messages) : IAsyncStreamReader<ImportIndicatorsRequest>
    {
        int _at = -1;

        public ImportIndicatorsRequest Current => messages[_at];

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_at < messages.Count);
    }

    sealed class NoAudit : IAudit
    {
        public Task Record(AuditEntry entry, CancellationToken cancellation) => Task.CompletedTask;
    }
}

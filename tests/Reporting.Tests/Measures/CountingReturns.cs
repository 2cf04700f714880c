using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Returns;
using Suite.Reporting.Tests.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

/// <summary>
/// Five years of files go through the import as an authority's system sends them, and figures come back as its analysts ask for them. Two series by default;
/// SUITE_RECOUNTS says how many.
/// </summary>
public sealed partial class CountingReturns(CountingReturns.ServiceOnADay on) : IClassFixture<CountingReturns.ServiceOnADay>
{
    static readonly int Series = int.Parse(Environment.GetEnvironmentVariable("SUITE_RECOUNTS") ?? "2", CultureInfo.InvariantCulture);

    static readonly MeasureDefinition[] Recounted = [.. Catalogue.All.Where(m => m.Facts is LoadedSource)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Series)];

    /// <summary>Every quarter as first published, as known on some day and as restated; the same files again in another order; and what is kept of both.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Figures_of_five_years_are_those_of_a_recount_in_whatever_order_the_files_came(int seed)
    {
        var series = new RandomReturns(seed, children: 60);
        var (submissions, indicators, populations) = (series.Submissions(), series.Indicators(), series.Populations());
        object[] files = [.. submissions.Concat<object>(indicators).Concat(populations).OrderBy(On)];
        var knownOn = new DateOnly(2021, 6, 1).AddDays(new Random(seed).Next(365 * 4));
        var (authority, other) = ($"E0{seed:0000000}", $"E1{seed:0000000}");
        await on.Refer(authority, other);

        foreach (var file in files)
            await on.Send(authority, file, On(file));
        // As in life, a file that is sent again comes later: all of the others, on one day after another.
        var day = new DateOnly(2026, 7, 1);
        foreach (var file in series.Mixed(files))
            await on.Send(other, file, day = day.AddDays(1));

        var wrong = new List<string>();
        foreach (var (start, end) in RandomReturns.Quarters)
        {
            var year = ReportingYear.Of(end).StartYear + 1;
            await Equal(authority, start, end, submissions.First(s => s.Year == year).On);
            await Equal(authority, start, end, knownOn);
            await Equal(authority, start, end, null);
            // What is kept of both is the same, as looked at below: a quarter of each year is enough to see that it is read alike.
            if (start.Month == 1)
                await Equal(other, start, end, null);
        }

        Assert.True(wrong.Count == 0, $"seed {seed}: {wrong.Count} figures differ\n{string.Join("\n", wrong.Take(40))}");

        var names = submissions.SelectMany(s => s.Rows).SelectMany(r => r is WorkerRow w ? [w.Child, w.Worker] : new[] { r.Child }).Distinct().ToList();
        Assert.Equal(await Kept(authority, names), await Kept(other, names));

        async Task Equal(string authority, DateOnly start, DateOnly end, DateOnly? knownOn)
        {
            var results = await Task.WhenAll(Recounted.Select(m => on.Ask(authority, m.Id, start, end, knownOn)));
            var expected = new RecountReturns(Known(submissions), Known(indicators), Known(populations), start, end).Figures.ToList();
            var counted = Told(results);
            if (expected.SequenceEqual(counted))
                return;
            var of = $"{(authority == other ? "mixed " : "")}{start:yyyy-MM-dd} to {end:yyyy-MM-dd} as known {knownOn:yyyy-MM-dd}";
            wrong.AddRange(expected.Except(counted).Select(line => $"{of}: {line}"));
            wrong.AddRange(counted.Except(expected).Select(line => $"{of}: not {line}"));
            wrong.AddRange(counted.GroupBy(line => line).Where(l => l.Count() > 1).Select(l => $"{of}: twice {l.Key}"));

            List<T> Known<T>(IEnumerable<T> sent) where T : notnull => [.. sent.Where(f => knownOn is null || On(f) <= knownOn).OrderBy(f => On(f))];
        }
    }

    [Fact]
    public void The_series_has_something_to_count_for_every_part()
    {
        var series = new RandomReturns(1, children: 60);
        var (submissions, indicators, populations) = (series.Submissions(), series.Indicators(), series.Populations());
        var told = RandomReturns.Quarters.SelectMany(q => new RecountReturns(submissions, indicators, populations, q.Start, q.End).Figures).ToList();

        foreach (var measure in Recounted)
            foreach (var part in measure.Parts)
                Assert.True(told.Exists(t => t.StartsWith($"{measure.Id} {part.Code}", StringComparison.Ordinal) && !t.EndsWith(" 0/0", StringComparison.Ordinal) && !t.Contains("'' 0/", StringComparison.Ordinal)), $"{measure.Id} {part.Code}");
        foreach (var answer in new[] { "BELOW_THRESHOLD = 'true'", "BELOW_THRESHOLD = 'false'", "ABOVE_THRESHOLD = 'true'", "ABOVE_THRESHOLD = 'false'" })
            Assert.Contains(told, t => t.Contains(answer, StringComparison.Ordinal));
        // Rows come late, change and vanish.
        foreach (var year in submissions.GroupBy(s => s.Year))
        {
            var (first, last) = (year.First().Rows.ToHashSet(), year.Last().Rows.ToHashSet());
            Assert.NotEmpty(first.Except(last));
            Assert.NotEmpty(last.Except(first));
        }
    }

    static DateOnly On(object file) => file switch
    {
        Submission s => s.On,
        IndicatorFile i => i.On,
        PopulationFile p => p.On,
        _ => throw new InvalidOperationException($"{file} is no file."),
    };

    /// <summary>As <see cref="RecountReturns"/> tells figures.</summary>
    static List<string> Told(IEnumerable<MeasureResult> results) =>
    [
        .. results.SelectMany(r => r.Figures.Select(f => $"{r.MeasureId} {f.Part}{(f.Breakdown.Length == 0 ? "" : " " + f.Breakdown)} = '{f.Value}' {f.Numerator}/{f.Denominator}"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Every row that is kept, with which submission of its year brought it and which ended it: what does not depend on the order of years. Children and workers by name, as each authority has
    /// keys of its own.
    /// </summary>
    async Task<string> Kept(string authority, IEnumerable<string> names)
    {
        var nameOf = names.ToDictionary(name => on.Service.Service<Pseudonyms>().KeyOf(authority, name));
        await using var connection = new NpgsqlConnection(on.Service.Reporting.Owner);
        var lines = new List<string>();
        foreach (var table in ReturnTables.All.Select(t => t.StoredAs))
            lines.AddRange(await connection.QueryAsync<string>($"""
                with load as (select load_no, row_number() over (partition by return_year order by load_no) as nth from returns.submission where authority = @authority)
                select '{table} ' || (to_jsonb(t) - 'authority' || jsonb_build_object('known_from', f.nth, 'known_to', u.nth))::text
                  from returns.{table} t join load f on f.load_no = t.known_from left join load u on u.load_no = t.known_to
                 where t.authority = @authority
                """, new { authority }));
        foreach (var table in new[] { "indicator", "population" })
            lines.AddRange(await connection.QueryAsync<string>(
                $"select '{table} ' || (to_jsonb(t) - 'authority' - 'known_from' || jsonb_build_object('known_to', known_to is null))::text from indicators.{table} t where authority = @authority", new { authority }));
        Assert.True(lines.Count > 1_000);
        return string.Join('\n', lines.Select(line => Keys().Replace(line, key => nameOf[key.Value])).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("(?<=\"(child|worker)_key\": \")[^\"]*")]
    private static partial Regex Keys();

    /// <summary>The running service, on whatever day a file is sent.</summary>
    public sealed class ServiceOnADay : IAsyncLifetime
    {
        readonly DayClock _clock = new();
        readonly Dictionary<string, Metadata> _tokens = [];

        internal RunningService Service { get; }

        public ServiceOnADay() => Service = new() { Clock = _clock };

        public ValueTask InitializeAsync() => Service.InitializeAsync();

        public ValueTask DisposeAsync()
        {
            Assert.Empty(Service.Errors);
            return Service.DisposeAsync();
        }

        /// <summary>Says which areas and postcodes there are.</summary>
        internal async Task Refer(params IEnumerable<string> authorities)
        {
            foreach (var authority in authorities)
            {
                await Service.Returns.SetReturnAreasAsync(new() { RequestId = Guid.NewGuid().ToString("D"), OwnCodes = { "E06000001" }, AdjoiningCodes = { "E06000002" } }, As(authority));
                using var call = Service.Returns.ImportPostcodes(As(authority));
                foreach (var message in PostcodesOfTests.Messages(PostcodesOfTests.File + EpisodeRow.MorePostcodes))
                    await call.RequestStream.WriteAsync(message);
                await call.RequestStream.CompleteAsync();
                Assert.Equal(8, (await call.ResponseStream.ReadAllAsync().LastAsync()).Reference.Postcodes);
            }
        }

        // To sign a token takes longer than to answer with a figure.
        Metadata As(string authority) => _tokens.TryGetValue(authority, out var token) ? token : _tokens[authority] = Service.As("ANALYST", authority);

        internal Task Send(string authority, object file, DateOnly day)
        {
            _clock.Day = day;
            return file switch
            {
                Submission submission => Import(authority, submission.Paper()),
                IndicatorFile indicators => Import(authority, IndicatorFileKind.Indicators,
                    ["measure,part,breakdown,period_start,period_end,numerator,denominator,source", .. indicators.Rows.Select(r => r.Line)]),
                PopulationFile population => Import(authority, IndicatorFileKind.Population,
                    ["mid_year,under_18,source,published_on", .. population.Under18ByMidYear.Select(e => FormattableString.Invariant($"{e.Key},{e.Value},ONS,{population.On:yyyy-MM-dd}"))]),
                _ => throw new InvalidOperationException($"{file} is no file."),
            };
        }

        internal async Task<MeasureResult> Ask(string authority, string measure, DateOnly start, DateOnly end, DateOnly? knownOn)
        {
            var request = new GetMeasureRequest { MeasureId = measure, PeriodStart = start.ToMessage(), PeriodEnd = end.ToMessage(), AsKnownDate = knownOn.ToMessage() };
            return (await Service.Client.GetMeasureAsync(request, As(authority))).Result;
        }

        // As a client does: tells what comes, sends the files piece by piece, and reads what is answered up to the summary, which is the last.
        async Task Import(string authority, PaperReturn paper)
        {
            using var call = Service.Returns.ImportReturn(As(authority));
            var answers = Answers();
            foreach (var message in PaperReturn.Messages(paper.Year, paper.Files()))
                await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
            var (summary, refusals) = await answers;
            Assert.True(summary?.Outcome is ImportOutcome.Imported or ImportOutcome.Unchanged, $"{paper.Year}: {string.Join("; ", refusals)}");

            async Task<(ReturnSummary?, List<string>)> Answers()
            {
                var refusals = new List<string>();
                try
                {
                    await foreach (var answer in call.ResponseStream.ReadAllAsync())
                    {
                        refusals.AddRange((answer.Findings?.Findings ?? []).Where(f => f.Severity is FindingSeverity.Refusal).Select(f => $"{f.RuleCode} {f.Table} {f.Row} {f.Column}"));
                        if (answer.Summary is { } summary)
                            return (summary, refusals);
                    }
                }
                catch (RpcException refused)
                {
                    refusals.Add(refused.Status.Detail);
                }

                return (null, refusals);
            }
        }

        async Task Import(string authority, IndicatorFileKind kind, IEnumerable<string> lines)
        {
            using var call = Service.Indicators.ImportIndicators(As(authority));
            await call.RequestStream.WriteAsync(new() { Header = new() { RequestId = Guid.NewGuid().ToString("D"), Kind = kind } });
            await call.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(string.Join("\r\n", lines), Encoding.UTF8) });
            await call.RequestStream.CompleteAsync();
            var answer = await call.ResponseAsync;
            Assert.True(answer.Errors.Count == 0, string.Join("; ", answer.Errors));
        }

        // Only what time it is: nothing of the service waits by it.
        sealed class DayClock : TimeProvider
        {
            public DateOnly Day { get; set; } = new(2020, 1, 1);

            public override DateTimeOffset GetUtcNow() => new(Day, new(12, 0), TimeSpan.Zero);
        }
    }
}

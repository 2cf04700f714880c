using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Google.Protobuf;
using Npgsql;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Messaging;
using Suite.Reporting;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Conferences;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// A scorecard of 30 measures over one quarter, with its comparisons and trends, from the store, beside the same 30 measures over that quarter worked out from
/// the facts: of an authority with 1 million facts and of one with 5 million. The measures of kinship and of conferences find rows; those of fostering none.
/// </summary>
sealed class ScorecardPart(Surroundings surroundings, BenchOptions options, Results results) : FactsPart(surroundings)
{
    public const string Store = "scorecard-store", Scan = "scorecard-scan", Pass = "scorecard-pass", Fill = "scorecard-fill", Event = "scorecard-event";

    /// <summary>In millions of facts, unless told otherwise.</summary>
    public static readonly int[] Sizes = [1, 5];

    const int BaseCases = 1_000, Measures = 30;

    static readonly ReportingPeriod Quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    // Each an authority of its own.
    readonly (string Name, string Authority, int Facts)[] _sizes = [("1m", TestIssuer.Westmere, options.Facts), ("5m", TestIssuer.Eastholt, options.Facts * 5)];

    // Every table that holds facts here, with its last column.
    readonly List<(string Table, string Last)> _tables = [];

    readonly ScorecardTemplate _template = new() { Id = Guid.NewGuid(), Name = "Thirty measures" };

    readonly MeterListener _metrics = new();

    FactsReader _facts = null!;
    ScorecardWriter _writer = null!;
    long _workedOut;

    public override IEnumerable<Run> Runs =>
    [
        .. _sizes.Select(size => new Run($"{Store}@{size.Name}", async add =>
        {
            var before = Interlocked.Read(ref _workedOut);
            await Time(add, () => _writer.WorkOut(_template, Quarter, size.Authority, CancellationToken.None));
            add("worked_out", Interlocked.Read(ref _workedOut) - before);
        })),
        .. _sizes.Select(size => new Run($"{Scan}@{size.Name}", add => Time(add, () => ScanFacts(size.Authority)))),
        .. _sizes.Select(size => new Run($"{Pass}@{size.Name}", add => Time(add, () => PassOver(size.Authority)))),
    ];

    public override async Task Prepare()
    {
        _metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ReportingMetrics.Meter && instrument.Name == "suite.reporting.measure.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        _metrics.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _workedOut));
        _metrics.Start();
        await PrepareDatabase();
        _facts = new(Database);
        var query = new MeasureQuery(_facts, Metrics, TimeProvider.System);
        _writer = new(new MeasureStore(_facts, query, Database, TimeProvider.System), query, TimeProvider.System);
        _template.Add(new(2026, 4, 1), [.. ThirtyMeasures.Select(m => new LineOfTemplate(m.Id, m.Parts[0].Code, "", "All", m.Name, Polarity.Neutral, "", "", "", ""))], DateTimeOffset.UnixEpoch);
        var consumer = new FactConsumer(Metrics, TimeProvider.System);
        foreach (var (name, authority, facts) in _sizes)
        {
            foreach (var events in Histories.Of(authority, BaseCases * Histories.EventsPerCase).Concat(Conferences(authority)).Chunk(500))
                await Take(consumer, events);
            await Multiply(authority, facts);
            // What nobody looked at before is worked out from the facts, once; and after an event once more what counts its source.
            await Time((_, ms) => results.Add(0, $"{Fill}@{name}.ms", ms), () => _writer.WorkOut(_template, Quarter, authority, CancellationToken.None));
            if (name != _sizes[0].Name)
                continue;
            await Take(consumer, Histories.Of(authority, 1, BaseCases + 1));
            await Time((_, ms) => results.Add(0, $"{Event}@{name}.ms", ms), () => _writer.WorkOut(_template, Quarter, authority, CancellationToken.None));
        }
    }

    static IEnumerable<MeasureDefinition> ThirtyMeasures =>
        Catalogue.All.Where(m => m.Id[0] is 'K' or 'G' or 'F').OrderBy(m => m.Id[0] switch { 'K' => 0, 'G' => 1, _ => 2 }).ThenBy(m => m.Id, StringComparer.Ordinal).Take(Measures);

    static async Task Time<T>(Action<string, double> add, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        add("ms", watch.Elapsed.TotalMilliseconds);
    }

    Task<int> ScanFacts(string authority) => _facts.Read(authority, async view =>
    {
        var figures = 0;
        foreach (var measure in ThirtyMeasures)
            figures += (await MeasureQuery.Figures(measure, Quarter, view, CancellationToken.None)).Count;
        return figures;
    }, CancellationToken.None);

    /// <summary>Reads each row of the authority's facts once and works nothing out.</summary>
    Task<int> PassOver(string authority) => _facts.Read(authority, async view =>
    {
        await using var batch = new NpgsqlBatch(view.Connection);
        foreach (var (table, last) in _tables)
            batch.BatchCommands.Add(new($"select count({last}) from {view.Slot}.{table} where authority = $1") { Parameters = { new NpgsqlParameter<string> { TypedValue = authority } } });
        return await batch.ExecuteNonQueryAsync();
    }, CancellationToken.None);

    /// <summary>The rows of the authority as often as it takes, under other records' ids.</summary>
    async Task Multiply(string authority, int facts)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        var tables = new List<(string Table, string Columns, string Values)>();
        _tables.Clear();
        await using (var read = new NpgsqlCommand("""
            select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position),
                   string_agg(case column_name when 'case_id' then 'md5(case_id::text || n)::uuid' else quote_ident(column_name) end, ', ' order by ordinal_position),
                   (array_agg(quote_ident(column_name) order by ordinal_position desc))[1]
              from information_schema.columns
             where table_schema = 'facts_a'
             group by table_name having bool_or(column_name = 'case_id' and data_type = 'uuid') and bool_or(column_name = 'authority')
            """, connection))
        await using (var rows = await read.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                if (FactSources.TableNames.Contains(rows.GetString(0)))
                {
                    tables.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
                    _tables.Add((rows.GetString(0), rows.GetString(3)));
                }

        var count = 0L;
        foreach (var (table, _, _) in tables)
            count += (long)(await Scalar(connection, $"select count(*) from facts_a.{table} where authority = '{authority}'"))!;
        var copies = (facts / count).ToString(CultureInfo.InvariantCulture);
        foreach (var (table, columns, values) in tables)
            await Execute($"insert into facts_a.{table} ({columns}) select {values} from facts_a.{table}, generate_series(2, {copies}) as n where authority = '{authority}'");
        await Execute("analyze");
    }

    public override async ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        await base.DisposeAsync();
    }

    static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Invented conferences, from the referral to the agreed plan, spread over the year.</summary>
    static IEnumerable<ReceivedEvent> Conferences(string authority)
    {
        for (var number = 0; number < BaseCases; number++)
        {
            var referred = new DateOnly(2026, 4, 1).AddDays(number % 300);
            var id = Guid.CreateVersion7();
            IMessage[] happened =
            [
                new ConferenceReferred { ChildKeys = { $"conference-child-{number}" }, Reason = ReferralReason.PreventCare, OfferedDate = referred.ToMessage(), ReferredDate = referred.ToMessage() },
                new ReferralScreened { Accepted = true, ScreenedDate = referred.AddDays(1).ToMessage() },
                new FamilyConsented { ConsentedDate = referred.AddDays(3).ToMessage() },
                new ConferenceHeld
                {
                    SessionId = "s1", HeldDate = referred.AddDays(30).ToMessage(), AcceptedDate = referred.AddDays(1).ToMessage(), DaysFromAcceptance = 29, WithinNorm = true,
                    ChildrenFourAndOver = 1, ChildrenFourAndOverParticipating = 1, PaternalParticipants = number % 2, FeedbackAsked = 3,
                },
                new PlanMade { PlanId = "p1", Revision = 1, MadeDate = referred.AddDays(30).ToMessage() },
                new PlanAnswered { PlanId = "p1", Decision = PlanDecision.Agreed, DecisionDate = referred.AddDays(33).ToMessage() },
            ];
            for (var i = 0; i < happened.Length; i++)
                yield return new(Guid.CreateVersion7(), ConferenceEvents.Source.Name, EventType.Of(happened[i]), id.ToString("D"),
                    new DateTimeOffset(referred, new TimeOnly(9, 0), TimeSpan.Zero).AddHours(i), i + 1, authority, "FGC_COORD", "", EventData.Write(happened[i]));
        }
    }
}

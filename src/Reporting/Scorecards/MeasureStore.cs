using System.Collections.Concurrent;
using Google.Protobuf;
using Npgsql;
using Suite.Platform.Tenancy;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>A measure over a period.</summary>
readonly record struct Wanted(MeasureDefinition Measure, ReportingPeriod Period)
{
    public (string Id, ReportingPeriod Period) Key => (Measure.Id, Period);
}

/// <summary>Exact results by measure and period, all of one state of what they count.</summary>
sealed class WorkedOut : Dictionary<(string Measure, ReportingPeriod Period), MeasureResult>;

/// <summary>
/// Measures worked out once for each state of what they count, whoever asks on whichever replica. A state is the build of the facts and how often events of the
/// measure's own sources changed them, if it counts events, and the last load of what it counts of returns and indicators: another state is another result, so
/// nothing here is ever old.
/// </summary>
sealed class MeasureStore(FactsReader facts, MeasureQuery measures, ServiceDatabase database, TimeProvider clock)
{
    // Goes up whenever the same state could be stored as other bytes.
    const int Form = 2;

    static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    // One at a time works out what is missing for an authority: the others then find it.
    readonly ConcurrentDictionary<string, SemaphoreSlim> _working = new();

    /// <summary>Reads what is wanted, works out what is not there, and lets the caller read more in the same transaction.</summary>
    public async Task<T> Read<T>(string authority, IReadOnlyCollection<Wanted> wanted, Func<FactsView, WorkedOut, Task<T>> then, CancellationToken cancellation) where T : class
    {
        var answer = await facts.Read(authority, async view =>
        {
            var states = await States(view, wanted, cancellation);
            var held = await Held(view, states, cancellation);
            return held.Count == states.Count ? await then(view, held) : null;
        }, cancellation);
        if (answer is not null)
            return answer;

        var gate = _working.GetOrAdd(authority, _ => new(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            List<(Wanted Wanted, string State, MeasureResult Result)> fresh = [];
            answer = await facts.Read(authority, async view =>
            {
                fresh.Clear();
                var states = await States(view, wanted, cancellation);
                var held = await Held(view, states, cancellation);
                foreach (var (missing, state) in states.Where(s => !held.ContainsKey(s.Wanted.Key)))
                {
                    var result = await measures.WorkOut(missing.Measure, missing.Period, null, view, cancellation);
                    fresh.Add((missing, state, result));
                    held[missing.Key] = result;
                }

                return await then(view, held);
            }, cancellation);
            await Keep(authority, fresh, cancellation);
            return answer!;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What each of them counts, in the state in which this reader sees it.</summary>
    static async Task<IReadOnlyList<(Wanted Wanted, string State)>> States(FactsView view, IReadOnlyCollection<Wanted> wanted, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select source, changes from facts_source_change where authority = $1
            union all
            select $2, coalesce(max(load_no), 0) from returns.submission where authority = $1
            union all
            select $3, coalesce(max(load_no), 0) from indicators.load where authority = $1
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = LoadedSource.Returns.Name },
                new NpgsqlParameter<string> { TypedValue = LoadedSource.Indicators.Name },
            },
        };
        var changes = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var rows = await read.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                changes[rows.GetString(0)] = rows.GetInt64(1);

        return [.. wanted.DistinctBy(w => w.Key).OrderBy(w => w.Measure.Id, StringComparer.Ordinal).ThenBy(w => w.Period.Start).ThenBy(w => w.Period.End).Select(w => (w, State(w.Measure)))];

        string State(MeasureDefinition measure) =>
            string.Join('|', measure.Sources.Select(s => s.Name).Order(StringComparer.Ordinal).Select(s => changes.GetValueOrDefault(s)).Prepend(Form).Select(n => n.ToString())
                .Prepend(measure.IsLoaded ? "" : view.Build));
    }

    static async Task<WorkedOut> Held(FactsView view, IReadOnlyList<(Wanted Wanted, string State)> states, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select w.ordinal::int - 1, m.result
              from unnest($2, $3, $4, $5, $6) with ordinality as w (measure_id, version, period_start, period_end, state, ordinal)
              join scorecards.measure_result m
                on m.authority = $1 and m.measure_id = w.measure_id and m.version = w.version and m.period_start = w.period_start and m.period_end = w.period_end and m.state = w.state
            """, view.Connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = view.Authority } } };
        AddKeys(read.Parameters, states);
        var held = new WorkedOut();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var result = MeasureResult.Parser.ParseFrom(rows.GetFieldValue<byte[]>(1));
            // One that counts no facts stays as it is when they are built anew; it says of which build it was read.
            result.FactsBuild = view.Build;
            held[states[rows.GetInt32(0)].Wanted.Key] = result;
        }

        return held;
    }

    async Task Keep(string authority, List<(Wanted Wanted, string State, MeasureResult Result)> fresh, CancellationToken cancellation)
    {
        if (fresh.Count == 0)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select set_config('suite.authority', $1, true)") { Parameters = { new NpgsqlParameter<string> { TypedValue = authority } } });
        var keep = new NpgsqlBatchCommand("""
            insert into scorecards.measure_result as held (authority, measure_id, version, period_start, period_end, state, result, worked_at)
            select $1, w.*, $8 from unnest($2, $3, $4, $5, $6, $7) as w
            on conflict (authority, measure_id, version, period_start, period_end) do update
            set state = excluded.state, result = excluded.result, worked_at = excluded.worked_at
            """)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = authority } } };
        AddKeys(keep.Parameters, [.. fresh.Select(f => (f.Wanted, f.State))]);
        keep.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. fresh.Select(f => f.Result.ToByteArray())] });
        keep.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now });
        batch.BatchCommands.Add(keep);
        // Periods that nobody asks for any more, such as each day of one that still ran.
        batch.BatchCommands.Add(new("delete from scorecards.measure_result where authority = $1 and worked_at < $2")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<DateTime> { TypedValue = now - Kept } },
        });
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    static void AddKeys(NpgsqlParameterCollection parameters, IReadOnlyList<(Wanted Wanted, string State)> states)
    {
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. states.Select(s => s.Wanted.Measure.Id)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. states.Select(s => s.Wanted.Measure.Version)] });
        parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. states.Select(s => s.Wanted.Period.Start)] });
        parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. states.Select(s => s.Wanted.Period.End)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. states.Select(s => s.State)] });
    }
}

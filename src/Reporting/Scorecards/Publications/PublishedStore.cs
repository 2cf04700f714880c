using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Errors;
using Suite.Platform.Tenancy;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>What was published: read, and written once. The database lets nobody change it.</summary>
sealed class PublishedStore(ServiceDatabase database)
{
    const string Columns = """
        authority, scorecard_id, revision, template_id, template_version, title, period_name, period_start, period_end, published_at, published_by, reason, note, run_id,
        newest_event_time, newest_event_id, exact, shown, previous_hash, content_hash
        """;

    /// <summary>All publications of a scorecard, in order, each as it was published or not at all; with the version of its record.</summary>
    public async Task<(IReadOnlyList<Snapshot> Snapshots, long Version)> Of(string authority, Guid scorecard, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand($"""
            select {Columns}, (select c.version from cases c where c.authority = $1 and c.case_id = $2 and c.kind = 'scorecard')
              from scorecards.published where authority = $1 and scorecard_id = $2 order by revision
            """, tenant.Connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<Guid> { TypedValue = scorecard } } };
        var (snapshots, version) = (new List<Snapshot>(), 0L);
        await using (var rows = await read.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
            {
                snapshots.Add(Read(rows));
                version = rows.IsDBNull(20) ? 0 : rows.GetInt64(20);
            }

        if (snapshots.Count == 0)
            throw Refuse.NotFound(Publication.NotFoundReason, "There is no such scorecard.");
        return (Intact(snapshots), version);
    }

    /// <summary>What is known about publications, without the snapshots themselves.</summary>
    public static async Task<IReadOnlyList<Published>> Heads(NpgsqlConnection connection, string authority, IReadOnlyList<Guid> scorecards, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand($"""
            select {Columns.Replace("exact, shown", "''::bytea, ''::bytea", StringComparison.Ordinal)},
                   (select c.version from cases c where c.authority = $1 and c.case_id = p.scorecard_id and c.kind = 'scorecard')
              from scorecards.published p where authority = $1 and scorecard_id = any($2) order by scorecard_id, revision
            """, connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<Guid[]> { TypedValue = [.. scorecards] } } };
        var heads = new List<(Snapshot Head, long Version)>();
        await using (var rows = await read.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                heads.Add((Read(rows), rows.GetInt64(20)));
        var of = heads.ToLookup(h => h.Head.ScorecardId);
        return [.. scorecards.Select(id => of[id].Select(h => h.Head).ToList().ToMessage(of[id].First().Version))];
    }

    /// <summary>One publication of each scorecard of a template, by period: the first, or the newest.</summary>
    public async Task<IReadOnlyList<(Guid Scorecard, int Revision)>> Listed(string authority, Guid template, DateOnly from, DateOnly until, bool first, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand("""
            select scorecard_id, case when $5 then min(revision) else max(revision) end
              from scorecards.published
             where authority = $1 and template_id = $2 and period_end between $3 and $4
             group by scorecard_id, period_start, period_end
             order by period_end, period_start, scorecard_id
            """, tenant.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<Guid> { TypedValue = template },
                new NpgsqlParameter<DateOnly> { TypedValue = from }, new NpgsqlParameter<DateOnly> { TypedValue = until }, new NpgsqlParameter<bool> { TypedValue = first },
            },
        };
        var found = new List<(Guid, int)>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            found.Add((rows.GetGuid(0), rows.GetInt32(1)));
        return found;
    }

    public async Task<bool> IsPublished(string authority, Guid template, DateOnly start, DateOnly end, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand("select exists (select from scorecards.published where authority = $1 and template_id = $2 and period_start = $3 and period_end = $4)", tenant.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<Guid> { TypedValue = template },
                new NpgsqlParameter<DateOnly> { TypedValue = start }, new NpgsqlParameter<DateOnly> { TypedValue = end },
            },
        };
        return (bool)(await read.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>A snapshot that is not what was published is shown to nobody, nor are those after it, whose hashes rest on it.</summary>
    public static IReadOnlyList<Snapshot> Intact(IReadOnlyList<Snapshot> snapshots)
    {
        ReadOnlySpan<byte> before = [];
        var expected = 1;
        foreach (var snapshot in snapshots)
        {
            if (snapshot.Revision != expected++ || !snapshot.IsIntact || !before.SequenceEqual(snapshot.PreviousHash))
                throw Refuse.Precondition("SNAPSHOT_ALTERED", "The snapshot is not what was published: its hash is another one. It is not shown; the audit trail and the backups tell what happened.");
            before = snapshot.Hash;
        }

        return snapshots;
    }

    static Snapshot Read(NpgsqlDataReader row) => new()
    {
        Authority = row.GetString(0),
        ScorecardId = row.GetGuid(1),
        Revision = row.GetInt32(2),
        TemplateId = row.GetGuid(3),
        TemplateVersion = row.GetInt32(4),
        Title = row.GetString(5),
        PeriodName = row.GetString(6),
        PeriodStart = row.GetFieldValue<DateOnly>(7),
        PeriodEnd = row.GetFieldValue<DateOnly>(8),
        PublishedAt = row.GetFieldValue<DateTimeOffset>(9),
        PublishedBy = row.GetString(10),
        Reason = row.GetString(11),
        Note = row.GetString(12),
        RunId = row.GetGuid(13),
        Newest = row.IsDBNull(14) ? null : new(row.GetFieldValue<DateTimeOffset>(14), row.GetGuid(15)),
        Exact = row.GetFieldValue<byte[]>(16),
        Shown = row.GetFieldValue<byte[]>(17),
        PreviousHash = row.GetFieldValue<byte[]>(18),
        Hash = row.GetFieldValue<byte[]>(19),
    };

    /// <summary>What is written of a publication: the snapshot, and its shown lines for other tools.</summary>
    public static IReadOnlyList<NpgsqlBatchCommand> Insert(Snapshot snapshot)
    {
        var lines = snapshot.Read(withholds: true).Sections.SelectMany(s => s.Lines.Select(l => (s.Title, Line: l))).ToList();
        return
        [
            new($"""
                insert into scorecards.published ({Columns}, published_on)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                """)
            {
                Parameters =
                {
                    new() { Value = snapshot.Authority }, new() { Value = snapshot.ScorecardId }, new() { Value = snapshot.Revision }, new() { Value = snapshot.TemplateId },
                    new() { Value = snapshot.TemplateVersion }, new() { Value = snapshot.Title }, new() { Value = snapshot.PeriodName }, new() { Value = snapshot.PeriodStart },
                    new() { Value = snapshot.PeriodEnd }, new() { Value = snapshot.PublishedAt.UtcDateTime }, new() { Value = snapshot.PublishedBy }, new() { Value = snapshot.Reason },
                    new() { Value = snapshot.Note }, new() { Value = snapshot.RunId },
                    new() { Value = (object?)snapshot.Newest?.At.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    new() { Value = (object?)snapshot.Newest?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new() { Value = snapshot.Exact }, new() { Value = snapshot.Shown }, new() { Value = snapshot.PreviousHash }, new() { Value = snapshot.Hash },
                    new() { Value = WorkingCalendar.LondonDate(snapshot.PublishedAt) },
                },
            },
            Rows("published_line", """
                line_number int, section text, measure_id text, measure_version int, part text, breakdown text, name text, unit text, polarity text, value numeric, withheld boolean,
                numerator bigint, denominator bigint, rating text, rating_reason text, target numeric, green_limit numeric, amber_limit numeric, target_source text,
                previous_value numeric, previous_movement text, last_year_value numeric, last_year_movement text, owner_role text, owner_post text, due_on date
                """, snapshot, lines.Select(l => Row(l.Title, l.Line))),
            Rows("published_benchmark", """
                line_number int, comparator text, statistic text, period_start date, period_end date, value numeric, marker text, population_base text, source text, published_on date
                """, snapshot, lines.SelectMany(l => l.Line.Benchmarks.Select(b => Row(l.Line.LineNumber, b)))),
        ];
    }

    static NpgsqlBatchCommand Rows(string table, string columns, Snapshot snapshot, IEnumerable<JsonObject> rows)
    {
        var names = string.Join(", ", columns.Split(',').Select(c => c.Trim().Split(' ')[0]));
        return new($"insert into scorecards.{table} (authority, scorecard_id, revision, {names}) select $1, $2, $3, r.* from jsonb_to_recordset($4) as r ({columns})")
        {
            Parameters =
            {
                new() { Value = snapshot.Authority }, new() { Value = snapshot.ScorecardId }, new() { Value = snapshot.Revision },
                new() { Value = new JsonArray([.. rows]).ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
    }

    static JsonObject Row(string section, ScorecardLine line) => new()
    {
        ["line_number"] = line.LineNumber,
        ["section"] = section,
        ["measure_id"] = line.MeasureId,
        ["measure_version"] = line.MeasureVersion,
        ["part"] = line.Figure.Part,
        ["breakdown"] = line.Figure.Breakdown,
        ["name"] = line.Name,
        ["unit"] = line.Figure.Unit.ToCode(),
        ["polarity"] = line.Polarity.ToCode(),
        ["value"] = Number(line.Figure),
        ["withheld"] = line.Figure.Suppressed,
        // What is withheld is not nought.
        ["numerator"] = line.Figure.Suppressed ? null : line.Figure.Numerator,
        ["denominator"] = line.Figure.Suppressed ? null : line.Figure.Denominator,
        ["rating"] = line.Rating.ToCode(),
        ["rating_reason"] = line.RatingReason is RatingReason.Unspecified ? "" : line.RatingReason.ToCode(),
        ["target"] = Number(line.Target),
        ["green_limit"] = Number(line.GreenLimit),
        ["amber_limit"] = Number(line.AmberLimit),
        ["target_source"] = line.TargetSource,
        ["previous_value"] = line.Previous is { } previous ? Number(previous.Figure) : null,
        ["previous_movement"] = line.Previous is { } before ? before.Movement.ToCode() : "",
        ["last_year_value"] = line.LastYear is { } lastYear ? Number(lastYear.Figure) : null,
        ["last_year_movement"] = line.LastYear is { } then ? then.Movement.ToCode() : "",
        ["owner_role"] = line.Narrative?.OwnerRole ?? "",
        ["owner_post"] = line.Narrative?.OwnerPost ?? "",
        ["due_on"] = line.Narrative is { } narrative ? narrative.DueDate.Read().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
    };

    static JsonObject Row(int line, BenchmarkComparison benchmark) => new()
    {
        ["line_number"] = line,
        ["comparator"] = benchmark.Comparator.ToCode(),
        ["statistic"] = benchmark.Statistic.ToCode(),
        ["period_start"] = benchmark.PeriodStart.Read().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["period_end"] = benchmark.PeriodEnd.Read().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["value"] = Number(benchmark.Value),
        ["marker"] = benchmark.Marker,
        ["population_base"] = benchmark.PopulationBase,
        ["source"] = benchmark.Source,
        ["published_on"] = benchmark.PublishedDate.Read().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    static JsonNode? Number(Figure figure) => figure switch
    {
        { Suppressed: true } => null,
        { Value: "true" } => 1,
        { Value: "false" } => 0,
        _ => Number(figure.Value),
    };

    static JsonNode? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;
}

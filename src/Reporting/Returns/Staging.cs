using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Tenancy;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>
/// A return on its way in, in temporary tables of one session: they hold any number of rows outside this process, nobody else sees them, and
/// they are gone when the session is, however it ends. Every statement is a short transaction of its own; only the last step, elsewhere, is one.
/// </summary>
sealed class Staging : IAsyncDisposable
{
    const int FindingsAtOnce = 1_000;
    const string TemporaryPlaces = "('T0', 'T1', 'T2', 'T3', 'T4')";

    readonly NpgsqlConnection _connection;
    readonly string _authority;
    readonly ReturnYear _year;
    readonly List<Finding> _findings = [];
    bool _locked;

    Staging(NpgsqlConnection connection, string authority, ReturnYear year) => (_connection, _authority, _year) = (connection, authority, year);

    public NpgsqlConnection Connection => _connection;

    public long Refusals { get; private set; }

    public long Warnings { get; private set; }

    public static async Task<Staging> Open(ServiceDatabase database, string authority, ReturnYear year, CancellationToken cancellation)
    {
        var connection = await database.App.OpenConnectionAsync(cancellation);
        var staging = new Staging(connection, authority, year);
        try
        {
            // A pooled session keeps what it had.
            await staging.Run("discard temp", cancellation);
            await staging.Run("create temporary table finding (severity text not null, table_no int not null, row_no int not null, column_name text not null, rule_code text not null, child_key text not null)", cancellation);
            foreach (var table in ReturnTables.All)
                await staging.Run($"create temporary table {StageOf(table)} (row_no int not null, {string.Join(", ", staging.ColumnsOf(table).Select(c => $"{c.Name} {c.Type}"))})", cancellation);
            return staging;
        }
        catch
        {
            await staging.DisposeAsync();
            throw;
        }
    }

    /// <summary>Header and episodes are staged beside the tables that the rules look at, which know more of each row.</summary>
    public static string StageOf(ReturnTableSpec table) => table.Id is ReturnTable.Header or ReturnTable.Episodes ? "in_" + table.Name : table.Name;

    IReadOnlyList<(string Name, string Type)> ColumnsOf(ReturnTableSpec table) => _year.Has(table.Id) ? ReturnFile.Staged(table, _year) : ReturnFile.Staged(table, new(ReturnYear.Last));

    public void Found(Finding finding)
    {
        _findings.Add(finding);
        if (finding.Severity is FindingSeverity.Refusal)
            Refusals++;
        else
            Warnings++;
    }

    /// <summary>Writes findings away once there are many.</summary>
    public Task Keep(CancellationToken cancellation) => _findings.Count < FindingsAtOnce ? Task.CompletedTask : KeepAll(cancellation);

    async Task KeepAll(CancellationToken cancellation)
    {
        if (_findings.Count == 0)
            return;
        await using (var writer = await _connection.BeginBinaryImportAsync("copy finding (severity, table_no, row_no, column_name, rule_code, child_key) from stdin (format binary)", cancellation))
        {
            foreach (var finding in _findings)
            {
                await writer.StartRowAsync(cancellation);
                await writer.WriteAsync(Platform.Api.Codes.Of(finding.Severity), NpgsqlDbType.Text, cancellation);
                await writer.WriteAsync((int)finding.Table.Id, NpgsqlDbType.Integer, cancellation);
                await writer.WriteAsync(finding.Row, NpgsqlDbType.Integer, cancellation);
                await writer.WriteAsync(finding.Column, NpgsqlDbType.Text, cancellation);
                await writer.WriteAsync(finding.Rule, NpgsqlDbType.Text, cancellation);
                await writer.WriteAsync(finding.ChildKey, NpgsqlDbType.Text, cancellation);
            }

            await writer.CompleteAsync(cancellation);
        }

        _findings.Clear();
    }

    public async Task Write(ReturnTableSpec table, IReadOnlyList<ReturnRow> rows, CancellationToken cancellation)
    {
        var columns = ColumnsOf(table);
        await using var writer = await _connection.BeginBinaryImportAsync(
            $"copy {StageOf(table)} (row_no, {string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellation);
            await writer.WriteAsync(row.Row, NpgsqlDbType.Integer, cancellation);
            foreach (var cell in row.Cells)
            {
                await (cell switch
                {
                    null => writer.WriteNullAsync(cancellation),
                    string text => writer.WriteAsync(text, NpgsqlDbType.Text, cancellation),
                    DateOnly day => writer.WriteAsync(day, NpgsqlDbType.Date, cancellation),
                    bool flag => writer.WriteAsync(flag, NpgsqlDbType.Boolean, cancellation),
                    int number => writer.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
                    decimal miles => writer.WriteAsync(miles, NpgsqlDbType.Numeric, cancellation),
                    _ => throw new InvalidOperationException($"No type is known for {cell.GetType()}."),
                });
            }
        }

        await writer.CompleteAsync(cancellation);
    }

    /// <summary>Waits until nobody else takes in a return of the authority; told if it has to wait.</summary>
    public async Task Lock(Func<Task> waits, CancellationToken cancellation)
    {
        const string key = "(hashtext('returns'), hashtext($1))";
        if (!await Take($"select pg_try_advisory_lock{key}"))
        {
            await waits();
            while (!await Take($"select pg_try_advisory_lock{key}"))
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        _locked = true;

        async Task<bool> Take(string sql)
        {
            await using var take = new NpgsqlCommand(sql, _connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = _authority } } };
            return (bool)(await take.ExecuteScalarAsync(cancellation))!;
        }
    }

    /// <summary>
    /// Makes what the rules look at. Children of whom a row could not be read are left out, as what is said of them would be wrong: nothing of
    /// the return is taken in anyway.
    /// </summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await KeepAll(cancellation);
        foreach (var table in ReturnTables.All)
        {
            await Run($"delete from {StageOf(table)} where child_key in (select child_key from finding where severity = 'REFUSAL' and child_key <> '')", cancellation);
            await Run($"create index on {StageOf(table)} (child_key)", cancellation);
            await Run($"analyze {StageOf(table)}", cancellation);
        }

        // Where an asylum-seeking child came from is no home to measure from.
        await Run("update in_episodes set distance_miles = null where child_key in (select child_key from uasc)", cancellation);

        await using (var batch = new NpgsqlBatch(_connection) { Timeout = 0 })
        {
            batch.BatchCommands.Add(ReturnSql.Authority(_authority));
            foreach (var (name, sql) in Before())
                batch.BatchCommands.Add(new($"create temporary table {name} as {sql}"));
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var (name, sql) in Wide())
        {
            await Run($"create temporary table {name} as {sql}", cancellation);
            await Run($"create index on {name} (child_key)", cancellation);
            await Run($"analyze {name}", cancellation);
        }

        foreach (var (name, _) in Before().Where(t => t.Name != "reference"))
        {
            await Run($"create index on {name} (child_key)", cancellation);
            await Run($"analyze {name}", cancellation);
        }
    }

    // What stands for the year before, and whether there are postcodes.
    IEnumerable<(string Name, string Sql)> Before()
    {
        var stands = string.Create(CultureInfo.InvariantCulture, $"where return_year = {_year.Year - 1} and known_to is null and authority = current_setting('suite.authority')");
        yield return ("last_header", $"select child_key, sex, born_on, ethnicity, child_born_on from returns.child {stands}");
        yield return ("last_open",
            $"select child_key, started_on, reason_started, legal_status, need, placement, provider from returns.episode {stands} and ended_on is null and legal_status not in ('V3', 'V4')");
        yield return ("last_uasc", $"select child_key, ceased_on from returns.uasc {stands}");
        yield return ("last_oc3", $"select child_key, in_touch from returns.care_leaver {stands}");
        yield return ("last_missing", $"select child_key, started_on, ended_on from returns.missing {stands}");
        yield return ("reference", "select coalesce(sum(postcodes), 0) as postcodes from returns.postcode_load where serves and authority = current_setting('suite.authority')");
    }

    IEnumerable<(string Name, string Sql)> Wide()
    {
        var after = $"date '{_year.End.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
        var start = $"date '{_year.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
        yield return ("header", "select h.*, exists (select from uasc u where u.child_key = h.child_key) as is_uasc from in_header h");
        yield return ("episodes", $"""
            select *, nth > 1 and before_reason_ended = 'X1' and before_ended_on = started_on as continues,
                   (placement, provider, urn, placement_mark) is not distinct from (before_placement, before_provider, before_urn, before_mark) as same_place_as_before,
                   before_placement in {TemporaryPlaces} as before_temporary, coalesce(after_placement in {TemporaryPlaces}, false) as after_temporary,
                   count(*) filter (where nth = 1 or reason_started = 'S' or before_reason_ended is distinct from 'X1') over (partition by child_key order by nth) as stay
              from (select e.*, h.born_on, h.sex, coalesce(h.is_uasc, false) as is_uasc,
                           e.legal_status in ('V3', 'V4') as short_break, e.placement in {TemporaryPlaces} as temporary, coalesce(e.ended_on, {after}) as until,
                           row_number() over each_child as nth,
                           lag(e.started_on) over each_child as before_started_on, lag(e.ended_on) over each_child as before_ended_on, lag(e.reason_ended) over each_child as before_reason_ended,
                           lag(e.legal_status) over each_child as before_legal_status, lag(e.need) over each_child as before_need, lag(e.placement) over each_child as before_placement,
                           lag(e.placement, 2) over each_child as before2_placement, lag(e.provider) over each_child as before_provider, lag(e.urn) over each_child as before_urn,
                           lag(e.placement_mark) over each_child as before_mark,
                           lead(e.started_on) over each_child as after_started_on, lead(e.reason_started) over each_child as after_reason_started, lead(e.placement) over each_child as after_placement
                      from in_episodes e
                      left join (select distinct on (child_key) child_key, born_on, sex, is_uasc from header order by child_key, row_no) h using (child_key)
                    window each_child as (partition by e.child_key order by e.started_on, coalesce(e.ended_on, 'infinity'), e.row_no)) each_episode
            """);
        yield return ("stays", """
            select child_key, stay, min(started_on) as started_on, (array_agg(ended_on order by nth desc))[1] as ended_on, (array_agg(reason_ended order by nth desc))[1] as reason_ended,
                   (array_agg(reason_started order by nth))[1] = 'S' as begins, bool_or(short_break) as short_break, stay = max(stay) over (partition by child_key) as newest
              from episodes group by child_key, stay
            """);
        yield return ("long_stays", $"select child_key from stays where started_on <= {start} and ended_on is null and not short_break");
    }

    /// <summary>Asks a rule about what was sent, and keeps the breaches.</summary>
    public async Task Check(Rule rule, CancellationToken cancellation)
    {
        await using var check = new NpgsqlCommand($"""
            insert into finding (severity, table_no, row_no, column_name, rule_code, child_key)
            select '{Platform.Api.Codes.Of(rule.Severity)}', {(int)rule.Table}, row_no, '{rule.Column}', '{rule.Code}', child_key from ({rule.SqlFor(_year)}) breaches
            """, _connection)
        { CommandTimeout = 0 };
        var breaches = await check.ExecuteNonQueryAsync(cancellation);
        if (rule.Severity is FindingSeverity.Refusal)
            Refusals += breaches;
        else
            Warnings += breaches;
    }

    /// <summary>What was found, refusals first, then by table and row.</summary>
    public async IAsyncEnumerable<Finding> Findings(int mostOfEach, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await KeepAll(cancellation);
        await using var read = new NpgsqlCommand("""
            select severity, table_no, row_no, column_name, rule_code, child_key
              from (select *, row_number() over (partition by severity order by table_no, row_no, rule_code, column_name) as nth from finding) every
             where nth <= $1
             order by severity, nth
            """, _connection)
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter<int> { TypedValue = mostOfEach } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            yield return new(rows.GetString(4), rows.GetString(0) == "REFUSAL" ? FindingSeverity.Refusal : FindingSeverity.Warning,
                ReturnTables.Of((ReturnTable)rows.GetInt32(1)), rows.GetInt32(2), rows.GetString(3), rows.GetString(5));
        }
    }

    async Task Run(string sql, CancellationToken cancellation)
    {
        await using var run = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await run.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_connection.State is System.Data.ConnectionState.Open)
            {
                if (_locked)
                    await Run("select pg_advisory_unlock_all()", CancellationToken.None);
                await Run("discard temp", CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // The session is gone, and its tables and lock with it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }
}

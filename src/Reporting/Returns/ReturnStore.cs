using System.Data.Common;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>Reads and writes submissions, under the callers' role: row-level security shows it one authority.</summary>
sealed class ReturnStore(ServiceDatabase database, TimeProvider clock)
{
    const string SubmissionColumns = """
        s.submission_id, s.return_year, s.load_no, s.submitted_at, s.submitted_by,
        not exists (select from returns.submission n where n.authority = s.authority and n.return_year = s.return_year and n.load_no > s.load_no),
        (select count(*) from returns.finding f where f.authority = s.authority and f.load_no = s.load_no),
        array(select t.table_name from returns.submission_table t where t.authority = s.authority and t.load_no = s.load_no order by t.table_name),
        array(select array[t.rows_read, t.added, t.changed, t.vanished] from returns.submission_table t where t.authority = s.authority and t.load_no = s.load_no order by t.table_name)
        """;

    public ServiceDatabase Database => database;

    public TimeProvider Clock => clock;

    /// <summary>The answer that a request id got; null if it is new. Another request under it is refused.</summary>
    public async Task<byte[]?> Remembered(Caller caller, Guid requestId, IMessage declaration, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        await using var read = new NpgsqlCommand("select fingerprint, answer from requests where authority = $1 and request_id = $2", tenant.Connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = caller.Authority }, new NpgsqlParameter<Guid> { TypedValue = requestId } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        return rows.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(Fingerprint(caller, declaration))
            ? rows.GetFieldValue<byte[]>(1)
            : throw Refuse.Exists("REQUEST_ID_REUSED", "This request id was used for another request.");
    }

    /// <summary>Remembers an answer, in the transaction of what it answers.</summary>
    public NpgsqlBatchCommand Remember(Caller caller, Guid requestId, IMessage declaration, Guid about, byte[] answer) => new(
        "insert into requests (authority, request_id, fingerprint, case_id, answer, made_at) values ($1, $2, $3, $4, $5, $6)")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = caller.Authority },
            new NpgsqlParameter<Guid> { TypedValue = requestId },
            new NpgsqlParameter<byte[]> { TypedValue = Fingerprint(caller, declaration) },
            new NpgsqlParameter<Guid> { TypedValue = about },
            new NpgsqlParameter<byte[]> { TypedValue = answer },
            new NpgsqlParameter<DateTime> { TypedValue = clock.GetUtcNow().UtcDateTime },
        },
    };

    // Whose request it was is part of what it was.
    static byte[] Fingerprint(Caller caller, IMessage declaration) =>
        SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes($"{declaration.Descriptor.FullName}\n{caller.Subject}\n"), .. declaration.ToByteArray()]);

    /// <summary>
    /// Compares what was staged with what stands for the year, and writes what differs: one transaction, at the end of which either all of it
    /// is known or nothing.
    /// </summary>
    /// <param name="read">The tables that were sent, with the rows of each.</param>
    public async Task<ReturnSummary> TakeIn(Staging staging, ReturnYear year, ReturnDeclaration declaration, Guid requestId, IReadOnlyList<(ReturnTableSpec Table, long Rows)> read,
        Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var connection = staging.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var authority = new NpgsqlBatch(connection, transaction) { BatchCommands = { ReturnSql.Authority(caller.Authority) } })
            await authority.ExecuteNonQueryAsync(cancellation);

        var before = await Newest(connection, transaction, caller.Authority, year.Year, cancellation);
        var submissionId = Guid.CreateVersion7(now);
        var loadNo = (long)(await Scalar(connection, transaction, """
            insert into returns.submission (authority, submission_id, return_year, submitted_at, submitted_on, submitted_by, content_hash)
            values ($1, $2, $3, $4, $5, $6, $7) returning load_no
            """, cancellation,
            new NpgsqlParameter<string> { TypedValue = caller.Authority },
            new NpgsqlParameter<Guid> { TypedValue = submissionId },
            new NpgsqlParameter<int> { TypedValue = year.Year },
            new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime },
            new NpgsqlParameter<DateOnly> { TypedValue = WorkingCalendar.Today(clock) },
            new NpgsqlParameter<string> { TypedValue = caller.Subject },
            new NpgsqlParameter<byte[]> { TypedValue = ContentHash(declaration) }))!;

        var summary = new ReturnSummary { Warnings = staging.Warnings };
        foreach (var (table, rows) in read)
            summary.Tables.Add(await Diff(connection, transaction, table, rows, caller.Authority, year.Year, loadNo, cancellation));

        if (before is not null && summary.Tables.All(t => t.Added == 0 && t.Changed == 0 && t.Vanished == 0))
        {
            await transaction.RollbackAsync(cancellation);
            summary.Outcome = declaration.DryRun ? ImportOutcome.DryRun : ImportOutcome.Unchanged;
            summary.Submission = before;
            summary.Warnings = before.Warnings;
            if (!declaration.DryRun)
                await RememberAlone(connection, caller, requestId, declaration, Guid.Parse(before.SubmissionId), summary, cancellation);
            return summary;
        }

        if (declaration.DryRun)
        {
            await transaction.RollbackAsync(cancellation);
            summary.Outcome = ImportOutcome.DryRun;
            return summary;
        }

        summary.Outcome = ImportOutcome.Imported;
        summary.Submission = new()
        {
            SubmissionId = submissionId.ToString("D"),
            Kind = ReturnKind.Ssda903,
            ReturnYear = year.Year,
            LoadNumber = loadNo,
            SubmitTime = Timestamp.FromDateTimeOffset(now),
            SubmittedBy = caller.Subject,
            Newest = true,
            Tables = { summary.Tables },
            Warnings = staging.Warnings,
        };
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        foreach (var change in summary.Tables)
        {
            batch.BatchCommands.Add(new("insert into returns.submission_table (authority, load_no, table_name, rows_read, added, changed, vanished) values ($1, $2, $3, $4, $5, $6, $7)")
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = caller.Authority },
                    new NpgsqlParameter<long> { TypedValue = loadNo },
                    new NpgsqlParameter<string> { TypedValue = ReturnTables.Of(change.Table).Name },
                    new NpgsqlParameter<long> { TypedValue = change.RowsRead },
                    new NpgsqlParameter<long> { TypedValue = change.Added },
                    new NpgsqlParameter<long> { TypedValue = change.Changed },
                    new NpgsqlParameter<long> { TypedValue = change.Vanished },
                },
            });
        }

        batch.BatchCommands.Add(new("""
            insert into returns.finding (authority, load_no, finding_no, rule_code, severity, table_name, row_no, column_name, child_key)
            select $1, $2, row_number() over (order by f.table_no, f.row_no, f.rule_code, f.column_name), f.rule_code, f.severity, t.name, f.row_no, f.column_name, nullif(f.child_key, '')
              from finding f join unnest($3, $4) as t (no, name) on t.no = f.table_no
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = caller.Authority },
                new NpgsqlParameter<long> { TypedValue = loadNo },
                new NpgsqlParameter<int[]> { TypedValue = [.. ReturnTables.All.Select(t => (int)t.Id)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. ReturnTables.All.Select(t => t.Name)] },
            },
        });
        batch.BatchCommands.Add(Remember(caller, requestId, declaration, submissionId, summary.ToByteArray()));
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return summary;
    }

    async Task RememberAlone(NpgsqlConnection connection, Caller caller, Guid requestId, ReturnDeclaration declaration, Guid about, ReturnSummary summary, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { ReturnSql.Authority(caller.Authority), Remember(caller, requestId, declaration, about, summary.ToByteArray()) },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    // Rows that are the same stay as they are; those that changed or are gone are closed; new ones and new versions are added.
    static async Task<TableChange> Diff(NpgsqlConnection connection, NpgsqlTransaction transaction, ReturnTableSpec table, long rows, string authority, int year, long loadNo, CancellationToken cancellation)
    {
        var stage = Staging.StageOf(table);
        var key = string.Concat(table.Key.Select(k => $" and s.{k} = k.{k}"));
        string Row(string of) => string.Join(", ", table.Values.Select(v => $"{of}.{v}"));
        string columns = string.Join(", ", table.Key.Concat(table.Values)), staged = string.Join(", ", table.Key.Concat(table.Values).Select(c => $"s.{c}"));
        NpgsqlParameter[] Parameters() =>
        [
            new NpgsqlParameter<string> { TypedValue = authority },
            new NpgsqlParameter<int> { TypedValue = year },
            new NpgsqlParameter<long> { TypedValue = loadNo },
        ];

        await using var close = new NpgsqlCommand($"""
            with closed as (
                update returns.{table.StoredAs} k set known_to = $3
                 where k.authority = $1 and k.return_year = $2 and k.known_to is null
                   and not exists (select from {stage} s where s.child_key = k.child_key{key} and ({Row("s")}) is not distinct from ({Row("k")}))
                returning k.*
            )
            select count(*), count(*) filter (where exists (select from {stage} s where s.child_key = k.child_key{key})) from closed k
            """, connection, transaction)
        { CommandTimeout = 0 };
        close.Parameters.AddRange(Parameters());
        long closed, changed;
        await using (var counts = await close.ExecuteReaderAsync(cancellation))
        {
            await counts.ReadAsync(cancellation);
            (closed, changed) = (counts.GetInt64(0), counts.GetInt64(1));
        }

        await using var add = new NpgsqlCommand($"""
            insert into returns.{table.StoredAs} (authority, return_year, child_key, {columns}, known_from)
            select $1, $2, s.child_key, {staged}, $3
              from {stage} s
             where not exists (select from returns.{table.StoredAs} k where k.authority = $1 and k.return_year = $2 and k.known_to is null and k.child_key = s.child_key{key})
            """, connection, transaction)
        { CommandTimeout = 0 };
        add.Parameters.AddRange(Parameters());
        var added = await add.ExecuteNonQueryAsync(cancellation);
        return new() { Table = table.Id, RowsRead = rows, Added = added - changed, Changed = changed, Vanished = closed - changed };
    }

    // Of the declared files, whatever their order.
    static byte[] ContentHash(ReturnDeclaration declaration)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in declaration.Files.OrderBy(f => f.Table))
        {
            hash.AppendData([(byte)file.Table]);
            hash.AppendData(file.Sha256.Span);
        }

        return hash.GetHashAndReset();
    }

    static async Task<ReturnSubmission?> Newest(NpgsqlConnection connection, NpgsqlTransaction transaction, string authority, int year, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(
            $"select {SubmissionColumns} from returns.submission s where s.authority = $1 and s.return_year = $2 order by s.load_no desc limit 1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<int> { TypedValue = year } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? Submission(rows) : null;
    }

    public async Task<ReturnSubmission> Get(string authority, Guid submissionId, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand($"select {SubmissionColumns} from returns.submission s where s.authority = $1 and s.submission_id = $2", tenant.Connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<Guid> { TypedValue = submissionId } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? Submission(rows) : throw Refuse.NotFound("RETURN_NOT_FOUND", "There is no such submission.");
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ReturnSubmission>> List(string authority, int year, long before, int limit, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand(
            $"select {SubmissionColumns} from returns.submission s where s.authority = $1 and ($2 = 0 or s.return_year = $2) and s.load_no < $3 order by s.load_no desc limit $4", tenant.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = authority },
                new NpgsqlParameter<int> { TypedValue = year },
                new NpgsqlParameter<long> { TypedValue = before },
                new NpgsqlParameter<int> { TypedValue = limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var submissions = new List<ReturnSubmission>();
        while (await rows.ReadAsync(cancellation))
            submissions.Add(Submission(rows));
        return submissions;
    }

    /// <summary>Findings after a place, in their order, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<(int No, Finding Finding)> Findings, long Total)> Findings(string authority, long loadNo, string rule, string table, int after, int limit, CancellationToken cancellation)
    {
        const string which = "from returns.finding where authority = $1 and load_no = $2 and ($3 = '' or rule_code = $3) and ($4 = '' or table_name = $4)";
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand($"""
            select finding_no, rule_code, severity, table_name, row_no, column_name, coalesce(child_key, ''), (select count(*) {which})
            {which} and finding_no > $5 order by finding_no limit $6
            """, tenant.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = authority },
                new NpgsqlParameter<long> { TypedValue = loadNo },
                new NpgsqlParameter<string> { TypedValue = rule },
                new NpgsqlParameter<string> { TypedValue = table },
                new NpgsqlParameter<int> { TypedValue = after },
                new NpgsqlParameter<int> { TypedValue = limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var findings = new List<(int, Finding)>();
        var total = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            total = rows.GetInt64(7);
            findings.Add((rows.GetInt32(0), new(rows.GetString(1), rows.GetString(2) == "REFUSAL" ? FindingSeverity.Refusal : FindingSeverity.Warning,
                ReturnTables.Of(rows.GetString(3)), rows.GetInt32(4), rows.GetString(5), rows.GetString(6))));
        }

        return (findings, total);
    }

    public async Task<ReturnAreas> Areas(string authority, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand("select code, kind from returns.area where authority = $1 order by code", tenant.Connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var areas = new ReturnAreas();
        while (await rows.ReadAsync(cancellation))
            (rows.GetString(1) == "OWN" ? areas.OwnCodes : areas.AdjoiningCodes).Add(rows.GetString(0));
        return areas;
    }

    /// <summary>Null if none are loaded.</summary>
    public async Task<PostcodeReference?> Postcodes(string authority, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(authority, cancellation);
        await using var read = new NpgsqlCommand("select edition, postcodes, left_out, loaded_at from returns.postcode_load where authority = $1 and serves", tenant.Connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new() { Edition = rows.GetString(0), Postcodes = rows.GetInt64(1), LeftOut = rows.GetInt64(2), LoadTime = Timestamp.FromDateTimeOffset(rows.GetFieldValue<DateTimeOffset>(3)) }
            : null;
    }

    static async Task<object?> Scalar(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(cancellation);
    }

    static ReturnSubmission Submission(DbDataReader row)
    {
        var names = row.GetFieldValue<string[]>(7);
        var counts = names.Length == 0 ? new long[0, 0] : row.GetFieldValue<long[,]>(8);
        return new()
        {
            SubmissionId = row.GetGuid(0).ToString("D"),
            Kind = ReturnKind.Ssda903,
            ReturnYear = row.GetInt32(1),
            LoadNumber = row.GetInt64(2),
            SubmitTime = Timestamp.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(3)),
            SubmittedBy = row.GetString(4),
            Newest = row.GetBoolean(5),
            Warnings = row.GetInt64(6),
            Tables =
            {
                names.Select((name, i) => new TableChange { Table = ReturnTables.Of(name).Id, RowsRead = counts[i, 0], Added = counts[i, 1], Changed = counts[i, 2], Vanished = counts[i, 3] })
                    .OrderBy(t => t.Table),
            },
        };
    }
}

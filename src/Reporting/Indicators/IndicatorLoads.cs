using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Keeps what files said: a row that changed or vanished ends with the load that said so, and stays readable as known before it.</summary>
sealed class IndicatorLoads(ServiceDatabase database, TimeProvider clock)
{
    public async Task<ImportIndicatorsResponse> Take(FileKind kind, Guid requestId, byte[] contentHash, IndicatorCsv csv, Caller caller, CancellationToken cancellation)
    {
        var fingerprint = SHA256.HashData([.. Encoding.UTF8.GetBytes($"suite.reporting.v1.ImportIndicators\n{caller.Subject}\n{kind.Code}\n"), .. contentHash]);
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var tenant = Command("select set_config('suite.authority', $1, true)", Text(caller.Authority)))
            await tenant.ExecuteNonQueryAsync(cancellation);
        // One load of an authority at a time: their numbers are the order in which they became known.
        await using (var turn = Command("select pg_advisory_xact_lock(hashtextextended('indicators ' || $1, 0))", Text(caller.Authority)))
            await turn.ExecuteNonQueryAsync(cancellation);

        if (await Remembered() is { } answered)
            return answered;

        var now = clock.GetUtcNow();
        var answer = await Write(now);
        // Nothing to keep of a file that changed nothing but its answer.
        if (answer.Unchanged)
        {
            await transaction.RollbackAsync(cancellation);
            await using var again = await connection.BeginTransactionAsync(cancellation);
            await using (var tenant = new NpgsqlCommand("select set_config('suite.authority', $1, true)", connection, again) { Parameters = { Text(caller.Authority) } })
                await tenant.ExecuteNonQueryAsync(cancellation);
            await Remember(again, answer, now);
            await again.CommitAsync(cancellation);
            return answer;
        }

        await Remember(transaction, answer, now);
        await transaction.CommitAsync(cancellation);
        return answer;

        NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddRange(parameters);
            return command;
        }

        async Task<ImportIndicatorsResponse?> Remembered()
        {
            await using var read = Command("select fingerprint, answer from requests where authority = $1 and request_id = $2", Text(caller.Authority), new NpgsqlParameter<Guid> { TypedValue = requestId });
            await using var rows = await read.ExecuteReaderAsync(cancellation);
            if (!await rows.ReadAsync(cancellation))
                return null;
            return rows.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(fingerprint)
                ? ImportIndicatorsResponse.Parser.ParseFrom(rows.GetFieldValue<byte[]>(1))
                : throw Refuse.Exists("REQUEST_ID_REUSED", "This request id was used for another request.");
        }

        async Task Remember(NpgsqlTransaction within, ImportIndicatorsResponse answer, DateTimeOffset at)
        {
            await using var remember = new NpgsqlCommand("insert into requests (authority, request_id, fingerprint, case_id, answer, made_at) values ($1, $2, $3, $2, $4, $5)", connection, within)
            {
                Parameters =
                {
                    Text(caller.Authority), new NpgsqlParameter<Guid> { TypedValue = requestId }, new NpgsqlParameter<byte[]> { TypedValue = fingerprint },
                    new NpgsqlParameter<byte[]> { TypedValue = answer.ToByteArray() }, new NpgsqlParameter<DateTime> { TypedValue = at.UtcDateTime },
                },
            };
            await remember.ExecuteNonQueryAsync(cancellation);
        }

        async Task<ImportIndicatorsResponse> Write(DateTimeOffset at)
        {
            var loadId = Guid.CreateVersion7(at);
            await using var begin = Command("""
                insert into indicators.load (authority, load_id, kind, content_hash, submitted_at, submitted_on, submitted_by) values ($1, $2, $3, $4, $5, $6, $7) returning load_no
                """,
                Text(caller.Authority), new NpgsqlParameter<Guid> { TypedValue = loadId }, Text(kind.Code), new NpgsqlParameter<byte[]> { TypedValue = contentHash },
                new NpgsqlParameter<DateTime> { TypedValue = at.UtcDateTime }, new NpgsqlParameter<DateOnly> { TypedValue = WorkingCalendar.LondonDate(at) }, Text(caller.Subject));
            var loadNo = (long)(await begin.ExecuteScalarAsync(cancellation))!;

            await using var merge = Command(Merge(kind), Text(caller.Authority), new NpgsqlParameter<long> { TypedValue = loadNo });
            for (var at_ = 0; at_ < kind.Columns.Count; at_++)
                merge.Parameters.Add(Column(kind.Columns[at_].Type, at_));
            await using var rows = await merge.ExecuteReaderAsync(cancellation);
            await rows.ReadAsync(cancellation);
            var (vanished, changed, added) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
            var same = vanished + changed + added == 0;
            return new() { LoadId = same ? "" : loadId.ToString("D"), RowsRead = csv.RowsRead, Added = added, Changed = changed, Vanished = vanished, Unchanged = same };
        }

        NpgsqlParameter Column(string type, int at) => type switch
        {
            "date" => Array(csv.Rows.Select(r => (DateOnly?)r[at])),
            "int" => Array(csv.Rows.Select(r => (int?)r[at])),
            "bigint" => Array(csv.Rows.Select(r => (long?)r[at])),
            "numeric" => Array(csv.Rows.Select(r => (decimal?)r[at])),
            _ => new NpgsqlParameter { Value = csv.Rows.Select(r => (string?)r[at]).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        };

        static NpgsqlParameter Array<T>(IEnumerable<T> values) => new NpgsqlParameter<T[]> { TypedValue = [.. values] };

        static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };
    }

    static string Merge(FileKind kind)
    {
        var columns = string.Join(", ", kind.Columns.Select(c => c.Stored));
        return $"""
            with said as (
                select * from unnest({string.Join(", ", kind.Columns.Select((c, at) => $"${at + 3}::{c.Type}[]"))}) as s ({columns})
            ), vanished as (
                update {kind.Table} t set known_to = $2
                 where t.authority = $1 and t.known_to is null
                   and exists (select from said s where {Equal(kind.Scope)})
                   and not exists (select from said s where {Equal(kind.Key)})
                returning 1
            ), changed as (
                update {kind.Table} t set known_to = $2
                  from said s
                 where t.authority = $1 and t.known_to is null and {Equal(kind.Key)} and {Differ(kind.Values)}
                returning 1
            ), added as (
                insert into {kind.Table} (authority, {columns}, known_from)
                select $1, {string.Join(", ", kind.Columns.Select(c => "s." + c.Stored))}, $2
                  from said s
                 where not exists (select from {kind.Table} t where t.authority = $1 and t.known_to is null and {Equal(kind.Key)} and not {Differ(kind.Values)})
                returning 1
            )
            select (select count(*) from vanished), (select count(*) from changed), (select count(*) from added) - (select count(*) from changed)
            """;

        static string Equal(IEnumerable<string> columns) => $"({string.Join(" and ", columns.Select(c => $"t.{c} = s.{c}"))})";

        static string Differ(IEnumerable<string> columns) => $"({string.Join(" or ", columns.Select(c => $"t.{c} is distinct from s.{c}"))})";
    }
}

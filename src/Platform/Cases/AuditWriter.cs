using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Cases;

/// <summary>Writes the append-only audit trail under the service's app role, which may insert there and nothing else.</summary>
sealed class AuditWriter(ServiceDatabase database, TimeProvider clock) : IAudit
{
    public async Task Record(AuditEntry entry, CancellationToken cancellation)
    {
        await using var connection = await database.App.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { ServiceDatabase.SetAuthority(entry.Caller.Authority), Line(entry, clock.GetUtcNow()) },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public static NpgsqlBatchCommand Line(AuditEntry entry, DateTimeOffset at) =>
        new(
            """
            insert into audit (at, authority, subject, actor, roles, rpc, case_id, request_id, outcome, reason, purpose)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """)
        {
            Parameters =
            {
                new() { Value = at.UtcDateTime }, new() { Value = entry.Caller.Authority }, new() { Value = entry.Caller.Subject },
                new() { Value = entry.Caller.Actor ?? "" }, new() { Value = string.Join(',', entry.Caller.Roles.Order(StringComparer.Ordinal)) },
                new() { Value = entry.Rpc }, new() { Value = (object?)entry.CaseId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = (object?)entry.RequestId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = entry.Outcome }, new() { Value = entry.Reason }, new() { Value = entry.Purpose },
            },
        };
}

using Npgsql;
using NpgsqlTypes;

namespace Suite.Platform.Cases;

/// <summary>How an aggregate of any kind is written.</summary>
static class CaseRow
{
    // A unique violation of one of these is a lost race; one of any other index is a rule of the service.
    static readonly HashSet<string> Keys = ["cases_pkey", "events_pkey", "requests_pkey", "due_items_pkey"];

    /// <summary>Another command was faster on the same record, or the same request came twice.</summary>
    public static bool IsLostRace(PostgresException thrown) =>
        thrown.SqlState == PostgresErrorCodes.UniqueViolation && Keys.Contains(thrown.ConstraintName ?? "");

    public static NpgsqlBatchCommand Insert<TCase>(TCase @case, string authority, Moment moment) where TCase : class, ICase<TCase> =>
        new("insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at) values ($1, $2, $7, $3, $4, $5, $6, $6)")
        {
            Parameters =
            {
                new() { Value = @case.Id }, new() { Value = authority }, new() { Value = @case.Version }, new() { Value = TCase.SchemaVersion },
                new() { Value = @case.ToDocument(), NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = moment.Now.UtcDateTime }, new() { Value = TCase.Kind },
            },
        };

    // A lost race updates nothing here; the events' primary key then refuses the whole batch.
    public static NpgsqlBatchCommand Update<TCase>(TCase @case, string authority, long before, Moment moment) where TCase : class, ICase<TCase> =>
        new("update cases set version = $4, schema_version = $5, document = $6, changed_at = $7 where case_id = $1 and authority = $2 and version = $3")
        {
            Parameters =
            {
                new() { Value = @case.Id }, new() { Value = authority }, new() { Value = before }, new() { Value = @case.Version },
                new() { Value = TCase.SchemaVersion }, new() { Value = @case.ToDocument(), NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = moment.Now.UtcDateTime },
            },
        };
}

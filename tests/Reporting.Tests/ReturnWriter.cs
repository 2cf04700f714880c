using Dapper;
using Npgsql;

namespace Suite.Reporting.Tests;

/// <summary>Writes submissions into the tables of returns: what changed or vanished ends with the load that said so.</summary>
sealed class ReturnWriter(string owner) : IReturnTaker
{
    readonly Dictionary<(string Authority, int Year), IReadOnlyList<ReturnRow>> _standing = [];

    static ReturnWriter() => SqlMapper.AddTypeHandler(new Dates());

    public async Task Take(string authority, Submission submission)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var load = await connection.ExecuteScalarAsync<long>("""
            insert into returns.submission (authority, submission_id, return_year, submitted_at, submitted_on, submitted_by, content_hash)
            values (@authority, gen_random_uuid(), @Year, @On::timestamp + interval '12 hours', @On, 'staff-1', '') returning load_no
            """, new { authority, submission.Year, submission.On }, transaction);

        var before = _standing.GetValueOrDefault((authority, submission.Year), []).ToDictionary(Id);
        var after = submission.Rows.ToDictionary(Id);
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (_, gone) in before.Where(b => !after.TryGetValue(b.Key, out var now) || now != b.Value))
            batch.BatchCommands.Add(Command($"update returns.{gone.Table} set known_to = $1 where known_to is null and {Where(gone, 2)}", [load, .. Known(gone)]));
        foreach (var (_, row) in after.Where(a => !before.TryGetValue(a.Key, out var was) || was != a.Value))
        {
            List<(string Column, object? Value)> columns = [.. row.Key, .. row.Values];
            batch.BatchCommands.Add(Command(
                $"insert into returns.{row.Table} (known_from, authority, return_year, child_key{string.Concat(columns.Select(c => ", " + c.Column))}) values ({string.Join(", ", Enumerable.Range(1, columns.Count + 4).Select(i => "$" + i))})",
                [load, authority, submission.Year, row.Child, .. columns.Select(c => c.Value)]));
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        _standing[(authority, submission.Year)] = submission.Rows;

        object?[] Known(ReturnRow row) => [authority, submission.Year, row.Child, .. row.Key.Select(k => k.Value)];
    }

    static string Id(ReturnRow row) => $"{row.Table} {row.Child} {string.Join(' ', row.Key.Select(k => k.Value))}";

    static string Where(ReturnRow row, int first) =>
        $"authority = ${first} and return_year = ${first + 1} and child_key = ${first + 2}" + string.Concat(row.Key.Select((k, i) => $" and {k.Column} = ${first + 3 + i}"));

    static NpgsqlBatchCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }

    sealed class Dates : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(System.Data.IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value);
    }
}

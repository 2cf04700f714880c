using Npgsql;

namespace Suite.Platform.Messaging;

/// <summary>
/// The right to publish for a service: a session-level advisory lock on a connection of its own, which does nothing else
/// but wait, so that its loss is noticed at once.
/// </summary>
sealed class RelayLock : IAsyncDisposable
{
    static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    readonly NpgsqlConnection _connection;
    readonly string _service;
    readonly CancellationTokenSource _lost = new();
    readonly CancellationTokenSource _release = new();
    readonly Task _watch;

    RelayLock(NpgsqlConnection connection, string service)
    {
        _connection = connection;
        _service = service;
        _watch = Watch();
    }

    /// <summary>Cancelled when the connection breaks: somebody else may publish from then on.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Null if another instance holds it.</summary>
    public static async Task<RelayLock?> TryTake(NpgsqlDataSource worker, string service, CancellationToken cancellation)
    {
        var connection = await worker.OpenConnectionAsync(cancellation);
        try
        {
            if (await Ask(connection, "select pg_try_advisory_lock(hashtext('suite.relay'), hashtext($1))", service, cancellation))
                return new(connection, service);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    async Task Watch()
    {
        try
        {
            while (true)
            {
                // Returns early with an error when the server ends the session.
                await _connection.WaitAsync(AskEvery, _release.Token);
                // Finds a line that is dead without having been closed.
                if (!await Ask(_connection, """
                    select exists (select from pg_locks
                                    where locktype = 'advisory' and granted and pid = pg_backend_pid()
                                      and classid::bigint = hashtext('suite.relay')::bigint & 4294967295 and objid::bigint = hashtext($1)::bigint & 4294967295)
                    """, _service, _release.Token))
                    break;
            }
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or InvalidOperationException or IOException or TimeoutException)
        {
            // Lost, or released below.
        }

        await _lost.CancelAsync();
    }

    static async Task<bool> Ask(NpgsqlConnection connection, string sql, string service, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = service });
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _release.CancelAsync();
        await _watch;
        try
        {
            await Ask(_connection, "select pg_advisory_unlock(hashtext('suite.relay'), hashtext($1))", _service, CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            // The session is gone and the lock with it.
        }

        await _connection.DisposeAsync();
        _lost.Dispose();
        _release.Dispose();
    }
}

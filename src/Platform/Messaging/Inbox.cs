using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Suite.Platform.Messaging;

/// <summary>Remembers which events a consumer has handled.</summary>
static class Inbox
{
    /// <summary>Marks the events as seen in the transaction and returns those that were not seen before, in the order given.</summary>
    public static async Task<List<ReceivedEvent>> Fresh(string consumer, IReadOnlyList<ReceivedEvent> events, NpgsqlConnection connection,
        NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        // In one order everywhere: two consumers with events in common wait for each other and never deadlock.
        var ordered = events.Select(e => (e.Source, e.Id)).Distinct().OrderBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.Id).ToArray();
        await using var mark = new NpgsqlCommand("""
            insert into inbox (consumer, source, event_id)
            select $1, source, event_id from unnest($2::text[], $3::uuid[]) as arrived (source, event_id)
            on conflict do nothing
            returning source, event_id
            """, connection, transaction);
        mark.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
        mark.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ordered.Select(e => e.Source)] });
        mark.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ordered.Select(e => e.Id)] });

        var unseen = new HashSet<(string, Guid)>(ordered.Length);
        await using (var rows = await mark.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                unseen.Add((rows.GetString(0), rows.GetGuid(1)));

        // Removing takes the first of two equal ones.
        return [.. events.Where(e => unseen.Remove((e.Source, e.Id)))];
    }
}

/// <summary>
/// Forgets handled events after a while. A duplicate that comes later still does no harm: it is older than what the facts
/// hold, and the sequence of its case says so.
/// </summary>
sealed partial class InboxPurge(string consumer, NpgsqlDataSource worker, TimeSpan keepFor, ILogger<InboxPurge> log) : BackgroundService
{
    const int Chunk = 10_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        try
        {
            do
            {
                try
                {
                    await Purge(stoppingToken);
                }
                catch (Exception e) when (Outage.OfDatabase(e))
                {
                    NotPurged(consumer, Outage.Describe(e));
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>In small transactions: a long one would hold back every outbox of the cluster.</summary>
    public async Task<int> Purge(CancellationToken cancellation)
    {
        var purged = 0;
        while (true)
        {
            // The database's clock wrote seen_at: a technical time, whatever the time of the business is.
            await using var delete = worker.CreateCommand("""
                delete from inbox
                 where consumer = $1
                   and (consumer, source, event_id) in (select consumer, source, event_id from inbox where consumer = $1 and seen_at < now() - $2 limit $3)
                """);
            delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
            delete.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = keepFor });
            delete.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Chunk });
            var gone = await delete.ExecuteNonQueryAsync(cancellation);
            purged += gone;
            if (gone < Chunk)
                return purged;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox of {Consumer} could not be purged ({Failure}); it is tried again in an hour")]
    partial void NotPurged(string consumer, string failure);
}

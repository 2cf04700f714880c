using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Platform.Tenancy;

namespace Suite.Reporting.Scorecards;

/// <summary>What everything behind an authority's scorecards was like at one look.</summary>
/// <param name="Facts">How often events and imports changed them.</param>
/// <param name="Acts">How often templates and narratives changed.</param>
readonly record struct ScorecardState(string Build, long Facts, long Acts);

/// <summary>
/// Looks every 250 ms whether facts, imports, templates or narratives changed, for all who watch at once, and not at all while nobody does.
/// </summary>
sealed partial class ScorecardChanges(ServiceDatabase database, ILogger<ScorecardChanges> log) : BackgroundService
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    readonly ConcurrentDictionary<string, ScorecardState> _states = new();
    volatile TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _watchers;

    public ScorecardState Of(string authority) => _states.GetValueOrDefault(authority);

    /// <summary>Watches until disposed.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _watchers);
        return new Watcher(this);
    }

    /// <summary>Completes with the next look.</summary>
    public Task NextLook(CancellationToken cancellation) => _looked.Task.WaitAsync(cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (Volatile.Read(ref _watchers) == 0)
                    continue;
                try
                {
                    await Look(stoppingToken);
                }
                catch (Exception e) when (e is NpgsqlException or TimeoutException)
                {
                    NotSeen(e.GetType().Name);
                    continue;
                }

                Interlocked.Exchange(ref _looked, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    // Whoever has a template has a row in scorecards.change.
    async Task Look(CancellationToken cancellation)
    {
        await using var read = database.Worker.CreateCommand("""
            select a.authority, s.build, coalesce(f.changes, 0), a.changes
              from scorecards.change a cross join facts_serving s left join facts_change f on f.authority = a.authority
            """);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            _states[rows.GetString(0)] = new(rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3));
    }

    sealed class Watcher(ScorecardChanges changes) : IDisposable
    {
        int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                Interlocked.Decrement(ref changes._watchers);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether scorecards changed could not be read ({Failure}); watchers get them later")]
    partial void NotSeen(string failure);
}

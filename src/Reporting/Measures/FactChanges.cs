using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Platform.Tenancy;

namespace Suite.Reporting.Measures;

/// <summary>What the facts of an authority were like at one look: the build that served, and how often events and imports had changed them.</summary>
readonly record struct FactsState(string Build, long Changes);

/// <summary>The same with what else is on scorecards.</summary>
/// <param name="Acts">How often templates and narratives had changed.</param>
readonly record struct ScorecardState(FactsState Facts, long Acts);

/// <summary>
/// Looks every 250 ms whether facts, templates or narratives changed, whichever instance took that in, and tells those who wait. It looks for all
/// watchers of measures and scorecards at once, and not at all while nobody watches.
/// </summary>
sealed partial class FactChanges(ServiceDatabase database, ILogger<FactChanges> log) : BackgroundService
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    readonly ConcurrentDictionary<string, (long Facts, long Acts)> _changes = new();
    volatile string _build = "";
    volatile TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _watchers;

    public FactsState Of(string authority) => new(_build, _changes.GetValueOrDefault(authority).Facts);

    public ScorecardState ScorecardsOf(string authority)
    {
        var (facts, acts) = _changes.GetValueOrDefault(authority);
        return new(new(_build, facts), acts);
    }

    /// <summary>Watches until disposed.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _watchers);
        return new Watcher(this);
    }

    /// <summary>Completes with the next look.</summary>
    public async Task NextLook(CancellationToken cancellation) => await _looked.Task.WaitAsync(cancellation);

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

    async Task Look(CancellationToken cancellation)
    {
        await using var read = database.Worker.CreateCommand("""
            select s.build, c.authority, c.facts, c.acts
              from facts_serving s
              left join (select authority, coalesce(f.changes, 0) as facts, coalesce(a.changes, 0) as acts from facts_change f full join scorecards.change a using (authority)) c on true
            """);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            _build = rows.GetString(0);
            if (!rows.IsDBNull(1))
                _changes[rows.GetString(1)] = (rows.GetInt64(2), rows.GetInt64(3));
        }
    }

    sealed class Watcher(FactChanges changes) : IDisposable
    {
        int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                Interlocked.Decrement(ref changes._watchers);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether anything changed could not be read ({Failure}); watchers get figures and scorecards later")]
    partial void NotSeen(string failure);
}

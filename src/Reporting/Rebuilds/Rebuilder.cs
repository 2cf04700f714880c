using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Reporting.Facts;

namespace Suite.Reporting.Rebuilds;

/// <summary>Pace and patience of a rebuild.</summary>
sealed record RebuildOptions
{
    /// <summary>Events in one transaction. Long ones would hold back every outbox of the cluster; most events change one to three rows.</summary>
    public int ChunkSize { get; init; } = 2_000;

    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan BetweenAttempts { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A feed or database that is away so many attempts in a row fails the rebuild; the old facts serve on.</summary>
    public int Attempts { get; init; } = 120;
}

/// <summary>
/// Works on the rebuild that runs, whoever asked for it. Several instances may run; the one that holds the lock works. What it
/// wrote is stored with the feeds' positions, so after a crash another instance, or the same one, goes on from there.
/// </summary>
sealed partial class Rebuilder(RebuildStore store, IEventFeeds feeds, RebuildOptions options, ReportingMetrics metrics, ILogger<Rebuilder> log) : BackgroundService
{
    const long Lock = 0x52656275696c64;

    readonly SemaphoreSlim _started = new(0, 1);

    /// <summary>Called after a rebuild was started here; without it the next look finds it.</summary>
    public void Wake()
    {
        try
        {
            _started.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkIfAny(stoppingToken);
                await _started.WaitAsync(options.LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Asked to stop; the rebuild goes on where it is.
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                Interrupted(e.GetType().Name);
                await Task.Delay(options.BetweenAttempts, CancellationToken.None);
            }
        }
    }

    /// <summary>Takes the running rebuild to its end, unless there is none or another instance works on it.</summary>
    internal async Task WorkIfAny(CancellationToken cancellation)
    {
        if (await store.TheRunning(cancellation) is null)
            return;
        await using var owner = await store.Worker.OpenConnectionAsync(cancellation);
        if (!await TryLock(owner, cancellation))
            return;
        if (await store.TheRunning(cancellation) is { } rebuild)
        {
            await store.TakeUp(rebuild.Build, cancellation);
            TakenUp(rebuild.Build, rebuild.EventsRead);
            await Work(rebuild, cancellation);
        }
    }

    async Task Work(StoredRebuild rebuild, CancellationToken cancellation)
    {
        var at = rebuild;
        var reading = "";
        for (var failures = 0; ;)
        {
            try
            {
                // Every event was announced before it was taken in, or is written to both slots when it is taken in: once no
                // feed has anything more, the new tables hold all that the old ones hold.
                while (true)
                {
                    var before = at.EventsRead;
                    foreach (var source in FactSources.All)
                    {
                        reading = source.Service;
                        if (await ReadToEnd(at, source, cancellation) is not { } reached)
                            return;
                        at = reached;
                        failures = 0;
                    }

                    if (at.EventsRead == before)
                        break;
                }

                reading = "";
                at = await store.CountCases(at, cancellation);
                await store.Switching(at, cancellation);
                await store.Switch(at, cancellation);
                Done(at.Build, at.EventsRead, at.Cases);
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument)
            {
                await Fail(at.Build, reading, "FEED_POSITION_UNKNOWN");
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.PermissionDenied or StatusCode.Unauthenticated)
            {
                await Fail(at.Build, reading, "FEED_NOT_ALLOWED");
                return;
            }
            catch (Exception e) when (e is Google.Protobuf.InvalidProtocolBufferException or InvalidDataException or FormatException or Google.Protobuf.InvalidJsonException)
            {
                await Fail(at.Build, reading, "EVENT_UNREADABLE");
                return;
            }
            catch (Exception e) when (e is RpcException or NpgsqlException or TimeoutException or IOException or HttpRequestException && !cancellation.IsCancellationRequested)
            {
                Waits(at.Build, reading, e.GetType().Name);
                if (++failures == options.Attempts)
                {
                    await Fail(at.Build, reading, "FEED_UNAVAILABLE");
                    return;
                }

                await Task.Delay(options.BetweenAttempts, cancellation);
                if (await store.Find(at.Build, cancellation) is not { Runs: true } stored)
                    return;
                at = stored;
            }
        }
    }

    /// <summary>Null if another instance moved the rebuild on. While a chunk is being written, the next one is read and merged.</summary>
    async Task<StoredRebuild?> ReadToEnd(StoredRebuild from, FactSource source, CancellationToken cancellation)
    {
        var chunk = new List<ReceivedEvent>(options.ChunkSize);
        var position = from.Of(source).Position;
        var writing = Task.FromResult<StoredRebuild?>(from);
        try
        {
            await foreach (var fed in feeds.Read(source, position, cancellation))
            {
                chunk.Add(fed.Event);
                position = fed.Position;
                if (chunk.Count == options.ChunkSize && !await Write())
                    return null;
            }

            if (chunk.Count > 0 && !await Write())
                return null;
            return await writing;
        }
        finally
        {
            // However reading ended, nobody goes on from the stored position while this chunk may still move it.
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<bool> Write()
        {
            var read = new ReadChunk(position, chunk.Count, FactSources.Merge(chunk));
            chunk.Clear();
            if (await writing is not { } at)
                return false;
            // Also when asked to stop: what was read is written, in the time of one transaction.
            writing = Task.Run(() => Store(at, read), CancellationToken.None);
            return true;
        }

        async Task<StoredRebuild?> Store(StoredRebuild at, ReadChunk read)
        {
            var stored = await store.Advance(at, source, read, CancellationToken.None);
            metrics.Rebuilding(stored?.EventsRead ?? at.EventsRead, read.Events);
            return stored;
        }
    }

    async Task Fail(Guid build, string reading, string reason)
    {
        Failed(build, reason, reading);
        await store.Fail(build, reason, CancellationToken.None);
    }

    // Held by the session: it is free again when this instance dies, whatever it was doing.
    static async Task<bool> TryLock(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", owner) { Parameters = { new NpgsqlParameter<long> { TypedValue = Lock } } };
        return (bool)(await take.ExecuteScalarAsync(cancellation))!;
    }

    public override void Dispose()
    {
        _started.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rebuild {Build} of the facts is taken up after {EventsRead} events")]
    partial void TakenUp(Guid build, long eventsRead);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rebuild {Build} of the facts is done and serves: {EventsRead} events, {Cases} cases")]
    partial void Done(Guid build, long eventsRead, long cases);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rebuild {Build} waits while reading {Source} ({Failure})")]
    partial void Waits(Guid build, string source, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rebuild {Build} failed ({Reason}) while reading {Source}; the old facts serve on")]
    partial void Failed(Guid build, string reason, string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rebuilds were interrupted ({Failure})")]
    partial void Interrupted(string failure);
}

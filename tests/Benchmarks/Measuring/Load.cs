using System.Diagnostics;

namespace Suite.Benchmarks.Measuring;

/// <summary>Callers: either each calls again once answered, or calls come at a fixed rate whatever happens.</summary>
static class Load
{
    static readonly TimeSpan RunIn = TimeSpan.FromMilliseconds(100);

    /// <summary>So many callers at once, each with one call under way. Counts what is answered in the time given.</summary>
    /// <param name="call">Told the caller's number.</param>
    /// <param name="during">Told when measuring begins and when it ends, for what is measured beside the calls.</param>
    public static async Task<ClosedLoop> Closed(int callers, double seconds, Func<int, Task> call, Action<bool>? during = null)
    {
        var (measuring, ended) = (false, false);
        var took = new List<double>[callers];
        var tasks = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            took[caller] = new(4096);
            while (!Volatile.Read(ref ended))
            {
                var counts = Volatile.Read(ref measuring);
                var startedAt = Stopwatch.GetTimestamp();
                await call(caller);
                if (counts && Volatile.Read(ref measuring))
                    took[caller].Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
            }
        })).ToArray();

        await Task.Delay(RunIn);
        during?.Invoke(true);
        var watch = Stopwatch.StartNew();
        Volatile.Write(ref measuring, true);
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(seconds)), Task.WhenAll(tasks));
        Volatile.Write(ref measuring, false);
        var elapsed = watch.Elapsed.TotalSeconds;
        during?.Invoke(false);
        Volatile.Write(ref ended, true);
        await Task.WhenAll(tasks);

        var all = took.SelectMany(t => t).ToArray();
        return new(all.Length / elapsed, all.Length, Latencies.Of(all));
    }

    /// <summary>
    /// So many calls that nobody counts, by 64 callers: the first thousands of a process cost up to ten times what the later
    /// ones cost, and on a slow machine they are not over in any fixed time.
    /// </summary>
    public static Task Warm(int calls, Func<int, Task> call) => Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
    {
        for (var i = 0; i < calls / 64; i++)
            await call(caller);
    })));

    /// <summary>Calls at a rate. Latency counts from the moment at which the call was due, so that a server that stalls cannot hide it.</summary>
    /// <param name="call">Told the call's number and when it was due.</param>
    public static async Task<Latencies> Open(int rate, double seconds, double skipSeconds, Func<int, DateTimeOffset, Task> call)
    {
        var total = (int)(rate * seconds);
        var took = new double[total];
        var tasks = new Task[total];
        var begin = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < total; i++)
        {
            var number = i;
            var due = TimeSpan.FromSeconds(i / (double)rate);
            while (watch.Elapsed < due)
                await Task.Delay(1);
            tasks[i] = Task.Run(async () =>
            {
                await call(number, begin + due);
                took[number] = (watch.Elapsed - due).TotalMilliseconds;
            });
        }

        await Task.WhenAll(tasks);
        return Latencies.Of(took.Skip((int)(rate * skipSeconds)));
    }
}

readonly record struct ClosedLoop(double Rate, int Count, Latencies Latencies);

using System.Diagnostics;

namespace Suite.Testing;

/// <summary>Waits for a condition instead of sleeping, and says what was missing when it never came.</summary>
public static class Wait
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <param name="because">What is expected, as it completes "waited for …".</param>
    /// <param name="seen">What there is instead; asked once, when time is up.</param>
    public static Task Until(Func<bool> condition, string because, TimeSpan? timeout = null, Func<string>? seen = null) =>
        Until(() => Task.FromResult(condition()), because, timeout, seen);

    /// <inheritdoc cref="Until(Func{bool}, string, TimeSpan?, Func{string}?)"/>
    public static async Task Until(Func<Task<bool>> condition, string because, TimeSpan? timeout = null, Func<string>? seen = null) =>
        await For(async () => await condition() ? condition : null, because, timeout, seen);

    /// <summary>The first answer that is not null. A probe that throws is asked again: what is tested may still be starting.</summary>
    public static async Task<T> For<T>(Func<Task<T?>> probe, string because, TimeSpan? timeout = null, Func<string>? seen = null)
        where T : class
    {
        var limit = timeout ?? Default;
        var elapsed = Stopwatch.StartNew();
        Exception? last = null;

        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                // A probe that hangs must not outlast the limit.
                var left = limit - elapsed.Elapsed;
                if (await probe().WaitAsync(left > FirstPause ? left : FirstPause) is { } answer)
                    return answer;
                last = null;
            }
            catch (Exception e)
            {
                last = e;
            }

            if (elapsed.Elapsed >= limit)
                throw new TimeoutException(
                    $"Waited {limit.TotalSeconds:0.#} s for {because}, in vain."
                    + (seen is null ? "" : $" Seen instead: {seen()}.")
                    + (last is null ? "" : $" The last attempt failed: {last.Message}"), last);

            await Task.Delay(pause);
        }
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

sealed record ConsoleLine(int Number, string Text, bool IsError);

/// <summary>One instance's console, kept across restarts: numbered lines, each starting with its time.</summary>
sealed class ConsoleLog(TimeProvider clock) : ILogger
{
    const int Kept = 10_000;

    readonly Lock _lock = new();
    readonly Queue<ConsoleLine> _lines = new();
    TaskCompletionSource _more = NewSignal();
    int _last;

    /// <summary>Adds a line that already starts with its time, as DCP's do.</summary>
    public void Append(string text, bool isError = false)
    {
        TaskCompletionSource signal;
        lock (_lock)
        {
            _lines.Enqueue(new(++_last, text, isError));
            if (_lines.Count > Kept)
                _lines.Dequeue();
            (signal, _more) = (_more, NewSignal());
        }

        signal.TrySetResult();
    }

    /// <summary>Adds a line of the AppHost's own.</summary>
    public void Say(string text, bool isError = false) =>
        Append($"{clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)} [apphost] {text}", isError);

    public async IAsyncEnumerable<IReadOnlyList<ConsoleLine>> ReadAsync(bool follow, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = 0;
        while (true)
        {
            ConsoleLine[] fresh;
            Task more;
            lock (_lock)
            {
                fresh = [.. _lines.Where(line => line.Number > seen)];
                more = _more.Task;
            }

            if (fresh.Length > 0)
            {
                seen = fresh[^1].Number;
                yield return fresh;
            }
            else if (!follow)
            {
                yield break;
            }
            else
            {
                await more.WaitAsync(ct);
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Say(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception.Message}", logLevel >= LogLevel.Error);
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Suite.Testing;

/// <summary>One line that a service logged.</summary>
public sealed record LogLine(string Category, LogLevel Level, string Text, Exception? Exception);

/// <summary>Keeps what a service logs: a test fails on errors it did not expect, and looks for values that must not be there.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    public ConcurrentQueue<LogLine> Lines { get; } = [];

    public IEnumerable<LogLine> Errors => Lines.Where(l => l.Level >= LogLevel.Error);

    public IEnumerable<LogLine> Warnings => Lines.Where(l => l.Level == LogLevel.Warning);

    /// <summary>Everything that was logged, with exceptions, as one text to search.</summary>
    public string All => string.Join('\n', Lines.Select(l => $"{l.Category} {l.Level} {l.Text} {l.Exception}"));

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new(category, logLevel, formatter(state, exception), exception));
    }
}

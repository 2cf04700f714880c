using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Suite.Testing;

/// <summary>The errors that a service logged and no test expected.</summary>
sealed class ErrorLog : ILoggerProvider
{
    readonly ConcurrentQueue<string> _errors = new();
    readonly ConcurrentBag<string> _expected = [];

    public IEnumerable<string> Unexpected => _errors.Where(error => !_expected.Any(text => error.Contains(text, StringComparison.Ordinal)));

    /// <summary>From now on a publish may be cut short: the bus calls that a fault, the relay publishes it again at the next start.</summary>
    public bool Stopping { get; set; }

    public void Expect(string text) => _expected.Add(text);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    sealed class Logger(string category, ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && !(log.Stopping && category == "MassTransit"))
                log._errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}

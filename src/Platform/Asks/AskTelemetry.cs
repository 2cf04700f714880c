using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Suite.Platform.Asks;

/// <summary>Traces and metrics of the asks. Tags are kinds and statuses only.</summary>
public sealed class AskTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Suite.Asks";

    internal static readonly ActivitySource Activities = new(Name);

    readonly ConcurrentDictionary<string, (long Waiting, double OldestSeconds)> _waiting = new(StringComparer.Ordinal);
    readonly Counter<long> _calls;

    internal AskTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("suite.asks.waiting", () => _waiting.Select(kind => new Measurement<long>(kind.Value.Waiting, Kind(kind.Key))), "{ask}", "Asks of another service that are not answered yet");
        meter.CreateObservableGauge("suite.asks.oldest_age", () => _waiting.Select(kind => new Measurement<double>(kind.Value.OldestSeconds, Kind(kind.Key))), "s", "Age of the oldest ask that is not answered yet");
        _calls = meter.CreateCounter<long>("suite.asks.calls", "{call}", "Attempts to have an ask answered, by how they ended");
    }

    internal void Called(string kind, string status) => _calls.Add(1, Kind(kind), new("suite.status", status));

    internal void Waits(IReadOnlyDictionary<string, (long Waiting, double OldestSeconds)> now)
    {
        foreach (var kind in _waiting.Keys.Except(now.Keys))
            _waiting[kind] = (0, 0);
        foreach (var (kind, waits) in now)
            _waiting[kind] = waits;
    }

    static KeyValuePair<string, object?> Kind(string kind) => new("suite.ask", kind);
}

using System.Diagnostics.Metrics;

namespace Suite.Reporting;

/// <summary>Business metrics of the service.</summary>
sealed class ReportingMetrics
{
    public const string Meter = "Suite.Reporting";

    readonly Counter<long> _applied;
    readonly Histogram<double> _lag;
    readonly Counter<long> _rebuilt;
    readonly UpDownCounter<long> _watchers;
    readonly Histogram<double> _computed;
    long _rebuildEvents;

    public ReportingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _applied = meter.CreateCounter<long>("suite.reporting.events.applied", "{event}", "Events taken into the facts");
        _lag = meter.CreateHistogram<double>("suite.reporting.feed.lag", "s", "From recording the oldest event of a batch to taking it into the facts");
        _rebuilt = meter.CreateCounter<long>("suite.reporting.rebuild.events", "{event}", "Events read by rebuilds");
        _watchers = meter.CreateUpDownCounter<long>("suite.reporting.watchers", "{stream}", "Streams that wait for figures to change");
        _computed = meter.CreateHistogram<double>("suite.reporting.measure.duration", "s", "Working out one measure");
        meter.CreateObservableGauge("suite.reporting.rebuild.progress", () => Interlocked.Read(ref _rebuildEvents), "{event}", "Events that the newest rebuild of this instance has read");
    }

    public void Applied(int events, TimeSpan lag)
    {
        _applied.Add(events);
        _lag.Record(Math.Max(0, lag.TotalSeconds));
    }

    public void Rebuilding(long eventsRead, int inThisChunk)
    {
        Interlocked.Exchange(ref _rebuildEvents, eventsRead);
        _rebuilt.Add(inThisChunk);
    }

    public void Watching(int change) => _watchers.Add(change);

    public void Computed(string measure, TimeSpan took) => _computed.Record(took.TotalSeconds, new KeyValuePair<string, object?>("suite.measure", measure));
}

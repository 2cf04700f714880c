using System.Diagnostics.Metrics;

namespace Suite.Platform.Telemetry;

/// <summary>What the front door counts: refusals by reason, and requests that could not be read.</summary>
public sealed class CallMetrics
{
    public const string MeterName = "Suite.Calls";

    readonly Counter<long> _refusals;
    readonly Counter<long> _readFailures;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refusals = meter.CreateCounter<long>("suite.refusals", "{refusal}", "Calls that were refused, by RPC and reason.");
        _readFailures = meter.CreateCounter<long>("suite.read_failures", "{request}", "Requests that could not be read, by RPC and kind.");
    }

    public void Refused(string rpc, string reason) => _refusals.Add(1, new("rpc", rpc), new("reason", reason));

    public void Unreadable(string rpc, string kind) => _readFailures.Add(1, new("rpc", rpc), new("kind", kind));
}

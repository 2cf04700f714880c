using System.Collections.Concurrent;
using Suite.Platform.Messaging;

namespace Suite.Platform.Asks;

/// <summary>Wakes this process's relay of one kind of ask after a commit.</summary>
public sealed class AskSignals : IDisposable
{
    readonly ConcurrentDictionary<(string CaseKind, string AskKind), EventSignal> _signals = [];

    internal EventSignal Of(string caseKind, string askKind) => _signals.GetOrAdd((caseKind, askKind), static _ => new());

    public void Dispose()
    {
        foreach (var signal in _signals.Values)
            signal.Dispose();
    }
}

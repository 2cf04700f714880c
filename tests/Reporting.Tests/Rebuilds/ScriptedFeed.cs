using System.Runtime.CompilerServices;
using Suite.Reporting.Rebuilds;

namespace Suite.Reporting.Tests.Rebuilds;

/// <summary>A feed of given events; positions are their numbers. Before each event a test may do something, or break the feed.</summary>
sealed class ScriptedFeed(IReadOnlyList<ReceivedEvent> events) : IEventFeed
{
    /// <summary>From where it was read, each time.</summary>
    public List<string> Asked { get; } = [];

    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async IAsyncEnumerable<FedEvent> Read(string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Asked.Add(afterPosition);
        for (var i = afterPosition.Length == 0 ? 0 : int.Parse(afterPosition); i < events.Count; i++)
        {
            await Before(i);
            cancellation.ThrowIfCancellationRequested();
            yield return new($"{i + 1}", events[i]);
        }
    }
}

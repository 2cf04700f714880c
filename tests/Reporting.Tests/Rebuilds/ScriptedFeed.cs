using System.Runtime.CompilerServices;
using Suite.Reporting.Facts;
using Suite.Reporting.Rebuilds;

namespace Suite.Reporting.Tests.Rebuilds;

/// <summary>Feeds of given events; positions are their numbers in the source. Before each event a test may do something, or break the feed.</summary>
sealed class ScriptedFeed(IReadOnlyList<ReceivedEvent> events) : IEventFeeds
{
    /// <summary>From where it was read, each time.</summary>
    public List<string> Asked { get; } = [];

    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async IAsyncEnumerable<FedEvent> Read(FactSource source, string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Asked.Add(afterPosition);
        var own = events.Where(e => e.Source == source.Name).ToList();
        for (var i = afterPosition.Length == 0 ? 0 : int.Parse(afterPosition); i < own.Count; i++)
        {
            await Before(i);
            cancellation.ThrowIfCancellationRequested();
            yield return new($"{i + 1}", own[i]);
        }
    }
}

using Suite.Platform.Errors;
using Suite.Reporting.Facts;

namespace Suite.Reporting.DeadEvents;

/// <summary>The queues of this service that may have dead letters.</summary>
static class DeadLetterQueues
{
    /// <summary>The one that is asked for, or all of them, always in the same order.</summary>
    public static IReadOnlyList<string> Asked(Fields fields, string queue)
    {
        var all = FactSources.All.Select(source => source.Queue).ToList();
        fields.Require(queue.Length == 0 || all.Contains(queue), "queue", $"must be one of {string.Join(", ", all)}, or empty for all of them");
        return queue.Length == 0 ? all : [queue];
    }
}

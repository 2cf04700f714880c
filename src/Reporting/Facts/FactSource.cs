using System.Collections.Frozen;
using Google.Protobuf;
using Suite.Reporting.Measures;

namespace Suite.Reporting.Facts;

/// <summary>What an event of one kind does to the facts.</summary>
readonly record struct FactOfType(string Type, Action<ReceivedEvent, EventMeta, FactBatch> Apply);

/// <summary>A service whose events become facts.</summary>
sealed class FactSource(string service, string queue, IReadOnlyList<FactTable> tables, IReadOnlyList<FactTable> records,
    IReadOnlyList<FactOfType> counted, IReadOnlyList<string> uncounted) : IMeasureSource
{
    readonly FrozenDictionary<string, Action<ReceivedEvent, EventMeta, FactBatch>> _facts = counted.ToFrozenDictionary(f => f.Type, f => f.Apply);

    /// <summary>Its name in the suite.</summary>
    public string Service => service;

    /// <summary>As its CloudEvents and its feed name it.</summary>
    public string Name { get; } = "/" + service;

    /// <summary>The queue on which its events arrive: one source that fails or falls behind holds up no other.</summary>
    public string Queue => queue;

    /// <summary>What its events fill.</summary>
    public IReadOnlyList<FactTable> Tables => tables;

    /// <summary>Those with one row for each of its records.</summary>
    public IReadOnlyList<FactTable> Records => records;

    public IEnumerable<string> Counted => _facts.Keys;

    /// <summary>Known, and counted by no figure.</summary>
    public IReadOnlyList<string> Uncounted => uncounted;

    /// <summary>Merges what an event says; one of a kind that this build does not know says nothing: an older build beside a newer announcer.</summary>
    public void Apply(ReceivedEvent happened, FactBatch facts)
    {
        if (_facts.TryGetValue(happened.Type, out var apply))
            apply(happened, new(happened.Authority, happened.CaseId, happened.Sequence), facts);
        facts.Include(happened);
    }

    public static FactOfType Fact<TEvent>(IFactOf<TEvent> fact) where TEvent : IMessage<TEvent>, new() =>
        new(EventType.Of<TEvent>(), (happened, meta, facts) => fact.Apply(happened.Read<TEvent>(), meta, facts));
}

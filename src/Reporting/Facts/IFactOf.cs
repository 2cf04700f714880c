using Google.Protobuf;

namespace Suite.Reporting.Facts;

/// <summary>What one kind of event changes in the facts. Reads no clock and no database and keeps nothing.</summary>
interface IFactOf<TEvent> where TEvent : IMessage<TEvent>
{
    void Apply(TEvent happened, EventMeta meta, FactBatch facts);
}

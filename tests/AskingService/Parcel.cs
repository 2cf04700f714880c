using System.Text.Json;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Identity;

namespace Suite.AskingService;

/// <summary>The smallest case that asks another service for something: each parcel of it is to be delivered once.</summary>
public sealed class Parcel : ICase<Parcel>
{
    public const string Deliver = "DELIVER";

    public static string Kind => "parcel";

    public static int SchemaVersion => 1;

    public Guid Id { get; set; }
    public long Version { get; set; }

    /// <summary>What is still to be delivered: the ask's id and who wants it.</summary>
    public Dictionary<Guid, string> Open { get; set; } = [];

    public List<string> Answers { get; set; } = [];

    public static Parcel FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => JsonSerializer.Deserialize<Parcel>(document)!;

    public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this);

    public bool WatchedByClock => true;

    public IReadOnlyList<DueItem> DueItems() => [];

    public IReadOnlyList<Ask> Asks() => [.. Open.Select(open => new Ask(open.Key, Deliver, open.Value))];

    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) => [];

    public bool MayBeKnownTo(Caller caller) => true;

    public IReadOnlyList<IMessage> RecordDelivery(Guid ask, string answer)
    {
        if (Open.Remove(ask))
            Answers.Add(answer);
        return [new CaseAllocated { Team = answer }];
    }
}

using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Suite.Feed.V1;

namespace Suite.Platform.Messaging;

/// <summary>An event as a consumer gets it, from the broker or from a feed: both give the same.</summary>
/// <param name="Source">The announcing service, for example <c>/kinship-assessment</c>.</param>
/// <param name="Subject">Opaque id of the case.</param>
/// <param name="Sequence">The case's version after this event; events arrive late and out of order, so the greater one wins.</param>
/// <param name="Data">The event message as proto JSON.</param>
public sealed record ReceivedEvent(Guid Id, string Source, string Type, string Subject, DateTimeOffset Time, long Sequence,
    string Authority, string ActorRole, string TraceParent, string Data)
{
    public Guid CaseId => Guid.Parse(Subject);

    /// <summary>The event message; fields that this build does not know are left out.</summary>
    public T Read<T>() where T : IMessage<T>, new() => EventData.Read<T>(Data);

    public JsonElement ReadJson() => JsonElement.Parse(Data);

    public static ReceivedEvent From(CloudEvent announced) => new(announced.Id, announced.Source, announced.Type, announced.Subject,
        announced.Time, announced.Sequence, announced.Authority, announced.ActorRole, announced.TraceParent, announced.Data);

    public static ReceivedEvent From(Event fed) => new(Guid.Parse(fed.Id, CultureInfo.InvariantCulture), fed.Source, fed.Type, fed.Subject,
        fed.Time.ToDateTimeOffset(), fed.Sequence, fed.Authority, fed.ActorRole, fed.TraceParent, fed.Data);
}

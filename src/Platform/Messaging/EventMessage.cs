using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Suite.Platform.Messaging;

/// <summary>An event on the wire: MassTransit carries the bytes and adds nothing to them.</summary>
sealed class EventMessage(ReadOnlyMemory<byte> body)
{
    public ReadOnlyMemory<byte> Body { get; } = body;
}

/// <summary>
/// Bodies go out and come in as they are, with content type <c>application/cloudevents+json</c> and without MassTransit's
/// envelope or headers. Reading never fails here, so that an unreadable message takes the consumer's one path for poison.
/// </summary>
sealed class EventMessageSerializer : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    static readonly ContentType CloudEvents = new(CloudEvent.ContentType);

    public ContentType ContentType => CloudEvents;

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class
    {
        if (context.Message is not EventMessage message)
            throw new NotSupportedException("Only events of the suite are published.");

        // MassTransit's own activity would add its headers; the trace travels in the event.
        foreach (var (name, _) in context.Headers.GetAll().ToList())
            if (name.StartsWith("MT-", StringComparison.Ordinal))
                context.Headers.Set(name, (string?)null);

        return new BytesMessageBody(message.Body.ToArray());
    }

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new Received(new EventMessage(body.GetBytes()), new Envelope(headers, destinationAddress));

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public void Probe(ProbeContext context) => context.CreateScope("cloudevents");

    /// <summary>
    /// Each delivery is a message of its own: MassTransit's batches drop a second message with a known id unread, and what
    /// is a duplicate is for the inbox to say.
    /// </summary>
    sealed class Envelope(Headers headers, Uri? destination) : MessageContext
    {
        public Guid? MessageId { get; } = NewId.NextGuid();
        public Guid? RequestId => null;
        public Guid? CorrelationId => null;
        public Guid? ConversationId => null;
        public Guid? InitiatorId => null;
        public DateTime? ExpirationTime => null;
        public Uri? SourceAddress => null;
        public Uri? DestinationAddress => destination;
        public Uri? ResponseAddress => null;
        public Uri? FaultAddress => null;
        public DateTime? SentTime => null;
        public Headers Headers => headers;
        public HostInfo Host => null!;
    }

    sealed class Received(EventMessage message, MessageContext context)
        : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [MessageUrn.ForTypeString<EventMessage>()])
    {
        public override bool TryGetMessage<T>(out T? found) where T : class => (found = message as T) is not null;

        public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? found) =>
            (found = messageType.IsInstanceOfType(message) ? message : null) is not null;

        public override IMessageSerializer GetMessageSerializer() => throw Never();

        public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T overlay) => throw Never();

        public override IMessageSerializer GetMessageSerializer(object other, string[] messageTypes) => throw Never();

        public override Dictionary<string, object> ToDictionary<T>(T? other) where T : class => throw Never();

        static NotSupportedException Never() => new("Events are not passed on by MassTransit.");
    }
}

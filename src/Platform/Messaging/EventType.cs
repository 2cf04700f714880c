using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Suite.Types.V1;

namespace Suite.Platform.Messaging;

/// <summary>The CloudEvents type under which an event message is announced, as its proto says.</summary>
public static class EventType
{
    static readonly ConcurrentDictionary<MessageDescriptor, string?> Known = new();

    public static string Of(IMessage happened) => Of(happened.Descriptor);

    public static string Of<T>() where T : IMessage<T>, new() => Of(new T().Descriptor);

    public static string Of(MessageDescriptor message) =>
        Find(message) ?? throw new InvalidOperationException($"{message.FullName} has no option (suite.type.v1.event_type) and cannot be announced.");

    /// <summary>Null if the message is no event.</summary>
    public static string? Find(MessageDescriptor message) => Known.GetOrAdd(message, static m =>
        m.GetOptions() is { } options && options.HasExtension(EventExtensions.EventType) ? options.GetExtension(EventExtensions.EventType) : null);
}

using Google.Protobuf;

namespace Suite.Platform.Messaging;

/// <summary>
/// Event messages as proto JSON. Only protobuf's own formatter is used: System.Text.Json leaves a protobuf repeated field
/// empty without a word.
/// </summary>
public static class EventData
{
    static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);

    // A newer announcer may have added fields.
    static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static string Write(IMessage happened) => Formatter.Format(happened);

    public static T Read<T>(string json) where T : IMessage<T>, new() => Parser.Parse<T>(json);
}

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suite.Platform.Messaging;

/// <summary>An announced event in the shape of CloudEvents 1.0, structured JSON.</summary>
/// <param name="Source">The announcing service, for example <c>/kinship-assessment</c>.</param>
/// <param name="Subject">Opaque id of the case.</param>
/// <param name="Sequence">The case's version after this event.</param>
/// <param name="TraceParent">W3C trace context of the call that caused it; empty if there was none.</param>
/// <param name="Data">The event message as proto JSON.</param>
public sealed record CloudEvent(Guid Id, string Source, string Type, string Subject, DateTimeOffset Time, long Sequence,
    string Authority, string ActorRole, string TraceParent, string Data)
{
    public const string ContentType = "application/cloudevents+json";

    static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(512 + Data.Length);
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", Id);
            json.WriteString("source", Source);
            json.WriteString("type", Type);
            json.WriteString("subject", Subject);
            json.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("authority", Authority);
            // The CloudEvents sequence extension is a text whose order as text is the order of the events.
            json.WriteString("sequence", Sequence.ToString("D10", CultureInfo.InvariantCulture));
            json.WriteString("actorrole", ActorRole);
            if (TraceParent.Length > 0)
                json.WriteString("traceparent", TraceParent);
            json.WritePropertyName("data");
            json.WriteRawValue(Data, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what another service announced; refuses with <see cref="UnreadableEventException"/> what is no event of the suite.</summary>
    public static CloudEvent FromJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
                throw new UnreadableEventException("NOT_AN_OBJECT");
            if (Text(root, "specversion") is not "1.0")
                throw new UnreadableEventException("UNKNOWN_SPECVERSION");
            if (!Guid.TryParse(Text(root, "id"), out var id))
                throw new UnreadableEventException("ID_NOT_A_UUID");
            if (!DateTimeOffset.TryParse(Text(root, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                throw new UnreadableEventException("TIME_UNREADABLE");
            if (!long.TryParse(Text(root, "sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
                throw new UnreadableEventException("SEQUENCE_UNREADABLE");
            if (!root.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Object)
                throw new UnreadableEventException("DATA_MISSING");

            return new(id, Required("source"), Required("type"), Required("subject"), time, sequence, Required("authority"),
                Text(root, "actorrole") ?? "", Text(root, "traceparent") ?? "", data.GetRawText());

            string Required(string name) => Text(root, name) is { Length: > 0 } text ? text : throw new UnreadableEventException("ATTRIBUTE_MISSING");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The parser's message repeats what it read.
            throw new UnreadableEventException("NOT_JSON");
        }
    }

    static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A message that is no CloudEvent of the suite. Says which rule it breaks, never what it holds.</summary>
public sealed class UnreadableEventException(string reason) : Exception($"The message is no event of the suite: {reason}.")
{
    public string Reason { get; } = reason;
}

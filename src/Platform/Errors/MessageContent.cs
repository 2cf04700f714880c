using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Suite.Platform.Errors;

/// <summary>
/// Finds what protobuf lets through and nothing behind it can store: NUL characters in texts (PostgreSQL has none) and
/// timestamps and durations outside their documented range, at any depth of a message.
/// </summary>
static class MessageContent
{
    const int MaxFindings = 100;
    const long FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799, MaxDuration = 315_576_000_000;

    static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Plans = new();

    public static void Check(IMessage message)
    {
        if (PlanOf(message.Descriptor).Length == 0)
            return;
        List<FieldViolation>? found = null;
        Message(message, "", ref found);
        if (found is not null)
            throw Refuse.Fields(found, "UNREADABLE_REQUEST");
    }

    static void Message(IMessage message, string path, ref List<FieldViolation>? found)
    {
        if (message is Timestamp { Seconds: < FirstSecond or > LastSecond } or Timestamp { Nanos: < 0 or > 999_999_999 })
        {
            Add(ref found, path, "must be an instant between the years 1 and 9999");
            return;
        }

        if (message is Duration { Seconds: < -MaxDuration or > MaxDuration } or Duration { Nanos: < -999_999_999 or > 999_999_999 })
        {
            Add(ref found, path, "must be a duration of at most 10,000 years");
            return;
        }

        foreach (var field in PlanOf(message.Descriptor))
        {
            if (found?.Count >= MaxFindings)
                return;
            var value = field.Accessor.GetValue(message);
            var name = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            switch (value)
            {
                case null:
                    break;
                case string or IMessage:
                    Value(value, name, ref found);
                    break;
                case IDictionary map:
                    // The key is the caller's own text: it is not repeated in the path.
                    foreach (DictionaryEntry entry in map)
                    {
                        Value(entry.Key, $"{name}[]", ref found);
                        Value(entry.Value!, $"{name}[]", ref found);
                    }

                    break;
                case IList list:
                    for (var i = 0; i < list.Count; i++)
                        Value(list[i]!, $"{name}[{i}]", ref found);
                    break;
                default:
                    break;
            }
        }
    }

    static void Value(object value, string path, ref List<FieldViolation>? found)
    {
        if (value is string text)
        {
            if (text.Contains('\0', StringComparison.Ordinal))
                Add(ref found, path, "must not contain NUL characters");
        }
        else if (value is IMessage message)
        {
            Message(message, path, ref found);
        }
    }

    static void Add(ref List<FieldViolation>? found, string path, string description)
    {
        if ((found ??= []).Count < MaxFindings)
            found.Add(new(path, description));
    }

    // Texts and messages, and lists and maps of them; a map is a message of key and value.
    static FieldDescriptor[] PlanOf(MessageDescriptor type) => Plans.GetOrAdd(type, static t =>
        [.. t.Fields.InDeclarationOrder().Where(f => f.FieldType is FieldType.String or FieldType.Message or FieldType.Group)]);
}

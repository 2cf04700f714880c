using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Suite.Types.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Suite.Conventions.Tests;

/// <summary>What subscribers without .NET read, made of the protos: a JSON Schema per event, one AsyncAPI document, the tables of the catalogue.</summary>
static partial class EventDocuments
{
    const string Folder = "docs/events";

    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every generated file with what must be in it, by its path in the tree.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(
    [
        .. Repository.Events.Select(e => KeyValuePair.Create($"{Folder}/{SchemaOf(e.Type)}", Text(Schema(e.Type, e.Message)))),
        new($"{Folder}/asyncapi.json", Text(AsyncApi())),
        new($"{Folder}/README.md", Catalogue(File.ReadAllText(Path.Combine(Repository.Root, Folder, "README.md")))),
    ]);

    /// <summary>Generated files that are there and belong to no event.</summary>
    public static IEnumerable<string> Left() => Repository.Files($"{Folder}/schemas", "*").Select(Repository.Relative).Where(path => !All.ContainsKey(path));

    /// <summary>The service that announces a message, as its exchange and the CloudEvents source name it.</summary>
    static string ServiceOf(MessageDescriptor message) => message.File.Package.Split('.')[1].Replace('_', '-');

    static string SchemaOf(string type) => $"schemas/{type}.schema.json";

    static string Text(JsonObject json) => json.ToJsonString(Written) + "\n";

    static JsonObject Schema(string type, MessageDescriptor message)
    {
        var shared = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var data = Message(message, shared);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:suite:event:{type}",
            ["title"] = message.Name,
            ["description"] = ProtoComments.Of(message.FullName),
            ["type"] = "object",
            ["required"] = new JsonArray("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "authority", "sequence", "actorrole", "data"),
            ["properties"] = new JsonObject
            {
                ["specversion"] = new JsonObject { ["const"] = "1.0" },
                ["id"] = Described("The same wherever the event is seen: drop what you have seen.", "string", "uuid"),
                ["source"] = new JsonObject { ["description"] = "The announcing service.", ["const"] = "/" + ServiceOf(message) },
                ["type"] = new JsonObject { ["const"] = type },
                ["subject"] = Described("The opaque id of the record that the event is about.", "string", "uuid"),
                ["time"] = Described("When it was recorded, UTC.", "string", "date-time"),
                ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
                ["authority"] = new JsonObject { ["description"] = "The council, as a code.", ["type"] = "string", ["minLength"] = 1 },
                ["sequence"] = new JsonObject
                {
                    ["description"] = "The record's version after the event: grows by one with each of its events, and sorts as text.",
                    ["type"] = "string",
                    ["pattern"] = "^[0-9]{10,}$",
                },
                ["actorrole"] = Described("Role in which the person or service acted.", "string"),
                ["traceparent"] = Described("W3C trace context of the call that caused it; not there if there was none.", "string"),
                ["data"] = data,
            },
            ["$defs"] = new JsonObject(shared.Select(definition => KeyValuePair.Create<string, JsonNode?>(definition.Key, definition.Value))),
        };
    }

    static JsonObject Described(string description, string type, string? format = null)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = type };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    // Nothing is required, because proto JSON leaves out what is empty, zero or false; and what a later release adds is allowed.
    static JsonObject Message(MessageDescriptor message, SortedDictionary<string, JsonObject> shared) => new()
    {
        ["description"] = "Proto JSON of the message; a field that is empty, zero or false is left out. A later release may add fields.",
        ["type"] = "object",
        ["properties"] = new JsonObject(message.Fields.InDeclarationOrder().Select(field => KeyValuePair.Create<string, JsonNode?>(field.JsonName, Field(field, shared)))),
    };

    static JsonObject Field(FieldDescriptor field, SortedDictionary<string, JsonObject> shared)
    {
        if (field.IsMap)
            throw new NotSupportedException($"{field.FullName}: say here how a map is described.");
        var schema = new JsonObject { ["description"] = ProtoComments.Of(field.FullName), ["x-class"] = ClassOf(field) };
        var value = Value(field, shared);
        if (field.IsRepeated)
            (schema["type"], schema["items"]) = ("array", value);
        else
            foreach (var (name, part) in value.ToList())
            {
                value.Remove(name);
                schema[name] = part;
            }

        return schema;
    }

    static JsonObject Value(FieldDescriptor field, SortedDictionary<string, JsonObject> shared)
    {
        switch (field.FieldType)
        {
            case FieldType.String:
                return new() { ["type"] = "string" };
            case FieldType.Bool:
                return new() { ["type"] = "boolean" };
            case FieldType.Int32:
                return new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue };
            case FieldType.Int64:
                return new() { ["type"] = "string", ["pattern"] = "^-?[0-9]{1,19}$" };
            case FieldType.Enum:
                return Shared(field.EnumType.FullName, () => new()
                {
                    ["description"] = ProtoComments.Of(field.EnumType.FullName) + "\n" +
                        string.Join('\n', field.EnumType.Values.Select(value => $"{value.Name}: {ProtoComments.Of($"{field.EnumType.FullName}.{value.Name}")}")),
                    ["enum"] = new JsonArray([.. field.EnumType.Values.Select(value => JsonValue.Create(value.Name))]),
                });
            case FieldType.Message when field.MessageType == Timestamp.Descriptor:
                return new() { ["type"] = "string", ["format"] = "date-time" };
            case FieldType.Message when field.MessageType == Date.Descriptor:
                return Shared(Date.Descriptor.FullName, () => new()
                {
                    ["description"] = ProtoComments.Of(Date.Descriptor.FullName),
                    ["type"] = "object",
                    ["required"] = new JsonArray("year", "month", "day"),
                    ["properties"] = new JsonObject { ["year"] = Between(1, 9999), ["month"] = Between(1, 12), ["day"] = Between(1, 31) },
                });
            case FieldType.Message:
                return Shared(field.MessageType.FullName, () =>
                {
                    var message = Message(field.MessageType, shared);
                    message["description"] = ProtoComments.Of(field.MessageType.FullName);
                    return message;
                });
            default:
                throw new NotSupportedException($"{field.FullName}: say here how {field.FieldType} is written in JSON.");
        }

        JsonObject Shared(string name, Func<JsonObject> make)
        {
            if (!shared.ContainsKey(name))
                shared.Add(name, make());
            return new() { ["$ref"] = $"#/$defs/{name}" };
        }

        static JsonObject Between(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
    }

    /// <summary>What a field can tell: an opaque id, a keyed hash of a person, a code, a day or instant, a count, yes or no.</summary>
    static string ClassOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String when field.Name.EndsWith("_id", StringComparison.Ordinal) => "id",
        FieldType.String when field.Name.EndsWith("_key", StringComparison.Ordinal) || field.Name.EndsWith("_keys", StringComparison.Ordinal) => "key",
        FieldType.String or FieldType.Enum => "code",
        FieldType.Message when field.MessageType == Date.Descriptor => "date",
        FieldType.Message when field.MessageType == Timestamp.Descriptor => "time",
        FieldType.Message => "list of " + string.Join(", ", field.MessageType.Fields.InDeclarationOrder().Select(ClassOf).Distinct()),
        FieldType.Int32 or FieldType.Int64 => "count",
        FieldType.Bool => "flag",
        _ => throw new NotSupportedException($"{field.FullName}: say here what a field of type {field.FieldType} can tell."),
    };

    static JsonObject AsyncApi()
    {
        var services = Repository.Events.GroupBy(e => ServiceOf(e.Message)).OrderBy(service => service.Key, StringComparer.Ordinal).ToList();
        return new()
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Children's services suite: events",
                ["version"] = "1",
                ["description"] = "What the services of the suite announce: CloudEvents 1.0 in structured JSON, at least once, in no certain order. The type of an event ends with its version; " +
                    "within one, fields and codes are added and never taken away or changed. Generated from the protos.",
                ["license"] = new JsonObject { ["name"] = "MIT" },
            },
            ["defaultContentType"] = "application/cloudevents+json",
            ["servers"] = new JsonObject
            {
                ["development"] = new JsonObject { ["host"] = "localhost:5672", ["protocol"] = "amqp", ["protocolVersion"] = "0-9-1", ["description"] = "RabbitMQ as ./run starts it; a subscriber has an account of its own." },
            },
            ["channels"] = new JsonObject(services.Select(service => KeyValuePair.Create<string, JsonNode?>(service.Key, new JsonObject
            {
                ["address"] = $"{service.Key}.events",
                ["title"] = $"What {service.Key} announces",
                ["description"] = "A durable topic exchange. The routing key is the event's type.",
                ["messages"] = new JsonObject(service.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Type, new JsonObject { ["$ref"] = $"#/components/messages/{e.Type}" }))),
                ["bindings"] = new JsonObject
                {
                    ["amqp"] = new JsonObject
                    {
                        ["is"] = "routingKey",
                        ["exchange"] = new JsonObject { ["name"] = $"{service.Key}.events", ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false, ["vhost"] = "/" },
                        ["bindingVersion"] = "0.3.0",
                    },
                },
            }))),
            ["operations"] = new JsonObject(services.Select(service => KeyValuePair.Create<string, JsonNode?>($"announce.{service.Key}", new JsonObject
            {
                ["action"] = "send",
                ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{service.Key}" },
                ["summary"] = $"{service.Key} announces what happened.",
            }))),
            ["components"] = new JsonObject
            {
                ["messages"] = new JsonObject(Repository.Events.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Type, new JsonObject
                {
                    ["name"] = e.Type,
                    ["title"] = e.Message.Name,
                    ["summary"] = ProtoComments.Of(e.Message.FullName),
                    ["contentType"] = "application/cloudevents+json",
                    ["payload"] = new JsonObject { ["$ref"] = $"./{SchemaOf(e.Type)}" },
                    ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["messageType"] = e.Type, ["bindingVersion"] = "0.3.0" } },
                }))),
            },
        };
    }

    /// <summary>The catalogue with each service's table made anew between its marks; the rest of it is written by hand.</summary>
    static string Catalogue(string present)
    {
        var tables = Repository.Events.GroupBy(e => ServiceOf(e.Message)).ToDictionary(service => service.Key, Table);
        var made = Marked().Replace(present, mark =>
            tables.Remove(mark.Groups[1].Value, out var table) ? $"<!-- events of {mark.Groups[1].Value} -->\n{table}<!-- end -->" : "");
        return tables.Count == 0 ? made : throw new InvalidOperationException($"{Folder}/README.md has no mark for the events of {string.Join(", ", tables.Keys)}.");
    }

    static string Table(IEnumerable<(string Type, MessageDescriptor Message)> events)
    {
        var table = new StringBuilder("\n| Type | Message | When | Data |\n|---|---|---|---|\n");
        foreach (var (type, message) in events)
            table.Append(CultureInfo.InvariantCulture, $"| [`{type}`]({SchemaOf(type)}) | `{message.Name}` | {ProtoComments.Of(message.FullName).Replace('\n', ' ')} | ")
                .AppendJoin(", ", message.Fields.InDeclarationOrder().Select(field => $"`{field.JsonName}` {(field.IsRepeated && field.FieldType is not FieldType.Message ? $"{ClassOf(field)}s" : ClassOf(field))}"))
                .Append(" |\n");
        return table.Append('\n').ToString();
    }

    [GeneratedRegex(@"<!-- events of ([a-z-]+) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suite.EdgeOfCare.Records;

/// <summary>How a record is written: camelCase names, enums by name, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(Episode))]
[JsonSerializable(typeof(Reunification))]
[JsonSerializable(typeof(Standards))]
sealed partial class RecordDocument : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suite.FamilyGroupConferences.Records;

/// <summary>How a record is written: camelCase names, enums by name, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(Conference))]
[JsonSerializable(typeof(FgdmOffer))]
[JsonSerializable(typeof(Coordinator))]
[JsonSerializable(typeof(Standards))]
sealed partial class RecordDocument : JsonSerializerContext;

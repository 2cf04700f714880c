using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suite.FosteringRecruitment.Records;

/// <summary>How a record is written: camelCase names, enums by name, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(Enquiry))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(Panel))]
[JsonSerializable(typeof(Household))]
[JsonSerializable(typeof(Constellation))]
[JsonSerializable(typeof(ReferenceData))]
sealed partial class RecordDocument : JsonSerializerContext;

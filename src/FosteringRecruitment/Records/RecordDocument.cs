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
sealed partial class RecordDocument : JsonSerializerContext
{
    public static TRecord Read<TRecord>(ReadOnlySpan<byte> document, int schemaVersion) => schemaVersion switch
    {
        1 => (TRecord)JsonSerializer.Deserialize(document, Default.GetTypeInfo(typeof(TRecord))!)!,
        _ => throw new InvalidOperationException($"This build does not know documents of schema version {schemaVersion}."),
    };

    public static byte[] Write<TRecord>(TRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Default.GetTypeInfo(typeof(TRecord))!);
}

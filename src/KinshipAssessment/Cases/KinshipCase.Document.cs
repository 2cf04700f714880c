using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public static KinshipCase FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => schemaVersion switch
    {
        // Version 2 added the registration of approved carers, version 3 help asked of other services and the service that opened the
        // case: an earlier case has none. An earlier build refuses a later document rather than write it back without them.
        1 or 2 or 3 => JsonSerializer.Deserialize(document, CaseDocument.Default.KinshipCase)!,
        _ => throw new InvalidOperationException($"This build does not know documents of schema version {schemaVersion}."),
    };

    public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this, CaseDocument.Default.KinshipCase);
}

/// <summary>How a case is written: camelCase names, enums by name, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(KinshipCase))]
sealed partial class CaseDocument : JsonSerializerContext;

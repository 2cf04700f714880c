using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public static KinshipCase FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => schemaVersion switch
    {
        // Version 2 added the registration of approved carers: a case of version 1 has none.
        1 or 2 => JsonSerializer.Deserialize(document, CaseDocument.Default.KinshipCase)!,
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

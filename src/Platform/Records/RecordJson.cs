using System.Text.Json;
using System.Text.Json.Serialization;
using Suite.Platform.Cases;

namespace Suite.Platform.Records;

/// <summary>Reads and writes documents as a service's own JSON context shapes them.</summary>
public static class RecordJson
{
    /// <summary>A document of the version that is written today; a kind that has older ones lifts them before.</summary>
    public static TRecord Read<TRecord>(this JsonSerializerContext json, ReadOnlySpan<byte> document, int schemaVersion) where TRecord : Record, ICase<TRecord> =>
        schemaVersion == TRecord.SchemaVersion
            ? (TRecord)JsonSerializer.Deserialize(document, json.GetTypeInfo(typeof(TRecord))!)!
            : throw new InvalidOperationException($"This build does not know documents of schema version {schemaVersion}.");

    public static byte[] Write<TRecord>(this JsonSerializerContext json, TRecord record) where TRecord : Record =>
        JsonSerializer.SerializeToUtf8Bytes(record, json.GetTypeInfo(typeof(TRecord))!);
}

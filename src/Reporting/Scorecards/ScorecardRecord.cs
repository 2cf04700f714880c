using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Reporting.Scorecards.Actions;
using Suite.Reporting.Scorecards.Narratives;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.Scorecards.Templates;

namespace Suite.Reporting.Scorecards;

/// <summary>
/// What the records behind scorecards have in common: they hold nothing about a person, whoever may ask may know, and no clock watches them. They read no clock
/// and no database.
/// </summary>
abstract class ScorecardRecord
{
    public required Guid Id { get; init; }

    [JsonIgnore]
    public long Version { get; set; }

    [JsonIgnore]
    public bool WatchedByClock => false;

    public IReadOnlyList<DueItem> DueItems() => [];

    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) => [];

    public bool MayBeKnownTo(Caller caller) => true;
}

/// <summary>How a record is written: camelCase names, enums by name, nothing that is null. Indexes name some of these names.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Replace)]
[JsonSerializable(typeof(ScorecardTemplate))]
[JsonSerializable(typeof(LineNarrative))]
[JsonSerializable(typeof(Publication))]
[JsonSerializable(typeof(CommitteeAsk))]
sealed partial class ScorecardDocument : JsonSerializerContext
{
    public static T Read<T>(ReadOnlySpan<byte> document, int schemaVersion) where T : ScorecardRecord, ICase<T> =>
        schemaVersion == T.SchemaVersion
            ? (T)JsonSerializer.Deserialize(document, Default.GetTypeInfo(typeof(T))!)!
            : throw new InvalidOperationException($"This build does not know documents of schema version {schemaVersion}.");

    public static byte[] Write<T>(T record) where T : ScorecardRecord => JsonSerializer.SerializeToUtf8Bytes(record, Default.GetTypeInfo(typeof(T))!);
}

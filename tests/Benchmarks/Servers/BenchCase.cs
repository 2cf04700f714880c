using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf;
using Suite.Benchmarks.V1;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Types.V1;

namespace Suite.Benchmarks.Servers;

/// <summary>A small case: a document of about 300 bytes, one deadline that stays, and an event of about 300 bytes for each change.</summary>
sealed class BenchCase : ICase<BenchCase>
{
    static readonly DateOnly Due = new(2099, 12, 31);

    static string ICase<BenchCase>.Kind => "case";

    public static int SchemaVersion => 1;

    public Guid Id { get; set; }

    [JsonIgnore]
    public long Version { get; set; }

    public string Kind { get; set; } = "opened";

    public string Officer { get; set; } = "officer-17";

    public string Office { get; set; } = "North-3";

    public string Reason { get; set; } = "documents complete, legal basis checked";

    public string Note { get; set; } = "second review by supervisor required; appeal was announced by telephone and is to be confirmed in writing";

    /// <summary>Each look of the clock changes it; cases for commands are left alone by time.</summary>
    public bool PassesTime { get; set; }

    [JsonIgnore]
    public bool WatchedByClock => true;

    public static BenchCase FromDocument(ReadOnlySpan<byte> document, int schemaVersion) =>
        JsonSerializer.Deserialize(document, BenchDocument.Default.BenchCase)!;

    public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this, BenchDocument.Default.BenchCase);

    public IReadOnlyList<DueItem> DueItems() => [new("DECISION_DUE", "", Due, "Bench 1", [])];

    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now)
    {
        if (!PassesTime)
            return [];
        (Kind, Reason) = (BenchText.Kind, BenchText.Reason);
        return [Happened()];
    }

    public bool MayBeKnownTo(Caller caller) => caller.Authority == BenchGrpc.Authority;

    public RecordResponse ToMessage() => new() { CaseId = Id.ToString("D"), Etag = CommandFields.EtagOf(Version), Kind = Kind };

    public IMessage Happened() => new CheckProgressed
    {
        CheckId = Id.ToString("D"),
        Type = CheckType.DbsEnhancedBarred,
        SubjectKind = PersonKind.ProposedCarer,
        Progress = CheckProgress.Moved,
        ProgressDate = new Date { Year = 2026, Month = 9, Day = 28 },
        SubmittedDate = new Date { Year = 2026, Month = 9, Day = 1 },
        ReceivedDate = new Date { Year = 2026, Month = 9, Day = 28 },
        PoliceForce = "fictitious-constabulary",
        Required = true,
    };
}

/// <summary>What a caller writes into a case.</summary>
static class BenchText
{
    public const string Kind = "decision_recorded";
    public const string Reason = "documents complete, legal basis checked, partly granted";
}

[JsonSerializable(typeof(BenchCase))]
sealed partial class BenchDocument : JsonSerializerContext;

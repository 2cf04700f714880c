using Suite.FamilyGroupConferences.Records;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>An independent coordinator and their post over time.</summary>
sealed partial class Coordinator : ConferencesRecord, ICase<Coordinator>
{
    public static int SchemaVersion => 1;

    public static string Kind => "coordinator";

    public static string NotFoundReason => "COORDINATOR_NOT_FOUND";

    public static string? DuplicateReason(string index) => index is "coordinators_subject" ? "COORDINATOR_EXISTS" : null;

    public static Coordinator FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Coordinator>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    /// <summary>Nothing about a family: whoever may ask may know.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["CSW", "TM", "FGC_COORD", "FGC_MGR", "DCS", "INSPECTOR"];

    public string Subject { get; init; } = "";
    public string Name { get; set; } = "";
    public List<string> Languages { get; init; } = [];

    /// <summary>Earliest first; nought from the day they stop.</summary>
    public List<Capacity> Capacities { get; init; } = [];
}

sealed record Capacity(DateOnly From, int FteHundredths);

using Suite.EdgeOfCare.Records;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reference;

/// <summary>The authority's dated local standards. Entries are added, never changed: what was done under them stays.</summary>
sealed partial class Standards : EdgeOfCareRecord, ICase<Standards>
{
    public static int SchemaVersion => 1;

    public static string Kind => "standards";

    public static string NotFoundReason => "STANDARDS_NOT_FOUND";

    public static Standards FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Standards>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public override IReadOnlyList<string> KnownToRoles => ["ECHO_MGR", "ECHO_PRAC", "TM", "CSW", "NOM", "IRO", "DCS", "INSPECTOR"];

    /// <summary>Earliest first; without the built-in ones.</summary>
    public List<LocalStandards> Entries { get; init; } = [];
}

/// <summary>Local standards from a day on.</summary>
sealed record LocalStandards(DateOnly From, int FirstVisitWorkingDays, int CrisisResponseHours, int MediumFromMinutes, int HighAboveMinutes, int CareRiskEvidenceWorkingDays, int ReEntryMonths);

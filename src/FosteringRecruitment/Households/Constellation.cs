using Suite.FosteringRecruitment.Records;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Households;

/// <summary>A Mockingbird constellation. Households say which one they belong to; this says that it exists.</summary>
sealed partial class Constellation : FosteringRecord, ICase<Constellation>
{
    public static int SchemaVersion => 1;

    public static string Kind => "constellation";

    public static string NotFoundReason => "CONSTELLATION_NOT_FOUND";

    public static Constellation FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Constellation>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "NOM", "DCS", "INSPECTOR"];

    public string Name { get; set; } = "";
    public DateOnly OpenedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
}

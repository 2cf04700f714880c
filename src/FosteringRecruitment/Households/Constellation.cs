using Suite.FosteringRecruitment.Records;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Households;

/// <summary>A Mockingbird constellation. Households say which one they belong to; this says that it exists.</summary>
sealed partial class Constellation : Record, ICase<Constellation>
{
    public static int SchemaVersion => 1;

    public static string Kind => "constellation";

    public static string NotFoundReason => "CONSTELLATION_NOT_FOUND";

    public static Constellation FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Read<Constellation>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Write(this);

    public string Name { get; set; } = "";
    public DateOnly OpenedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
}

using Suite.FamilyGroupConferences.Records;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>An authority's dated standards, and from when the duty to offer binds. What is past is never changed.</summary>
sealed partial class Standards : ConferencesRecord, IOnePerAuthority<Standards>
{
    public static int SchemaVersion => 1;

    public static string Kind => "standards";

    public static string NotFoundReason => "STANDARDS_NOT_FOUND";

    public static Standards FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Standards>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    /// <summary>Nothing about a family: whoever may ask may know.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["CSW", "TM", "FGC_COORD", "FGC_MGR", "DCS", "INSPECTOR"];

    /// <summary>As set, earliest first; before the first the built-in ones hold.</summary>
    public List<Standard> Set { get; init; } = [];

    /// <summary>As set, in the order in which they were set: the last one holds.</summary>
    public List<Duty> Duties { get; init; } = [];
}

/// <summary>Local standards from a day on; the defaults are those of guidance and of comparable authorities.</summary>
sealed record Standard(DateOnly From)
{
    public int ScreeningWorkingDays { get; init; } = 3;
    public int BaselineWorkingDays { get; init; } = 5;
    public int NormDays { get; init; } = 42;
    public int UrgentHours { get; init; } = 24;
    public int PlanAnswerWorkingDays { get; init; } = 5;
    public int ReviewMonths { get; init; } = 3;
    public int ConferencesPerPost { get; init; } = 8;
    public int FeedbackDays { get; init; } = 14;
}

/// <summary>From when the duty binds, as known at a time; no day while none is known.</summary>
sealed record Duty(DateOnly? InForceFrom, string Source, DateTimeOffset SetAt);

using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>The authority's dated lists, rates and targets. Entries are added, never changed: what was decided under them stays.</summary>
sealed partial class ReferenceData : FosteringRecord, IOnePerAuthority<ReferenceData>
{
    public static int SchemaVersion => 1;

    public static string Kind => "reference-data";

    public static string NotFoundReason => "REFERENCE_DATA_NOT_FOUND";

    public static ReferenceData FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<ReferenceData>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    /// <summary>It holds nothing about a person: whoever an RPC of it is open to may know of it.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "DCS", "INSPECTOR", "ANALYST"];

    public List<Source> Sources { get; init; } = [];
    public List<Campaign> Campaigns { get; init; } = [];
    public List<Targets> Targets { get; init; } = [];
    public List<Allowances> Allowances { get; init; } = [];
    public List<Fees> Fees { get; init; } = [];
    public List<PlaceNeeds> PlaceNeeds { get; init; } = [];
    public AllowanceRegion Region { get; set; } = AllowanceRegion.RestOfEngland;
}

sealed record Source(string Code, string Label, Channel Channel, DateOnly From)
{
    public DateOnly? Until { get; set; }
}

sealed record Campaign(string Code, string Label, Channel Channel, DateOnly From, long CostPence)
{
    public DateOnly? Until { get; set; }
}

/// <summary>Local targets and limits from a day on.</summary>
sealed record Targets(DateOnly From, int RespondWorkingDays, int VisitWorkingDays, int StageOneMonths, int StageTwoMonths, int UsualFosteringLimit, bool PanelRequired);

sealed record Allowance(AgeBand Band, AllowanceRegion Region, long WeeklyPence);

sealed record Allowances(DateOnly From, IReadOnlyList<Allowance> Rates);

sealed record Fee(SkillLevel Level, long WeeklyPence, bool PerChild);

sealed record Fees(DateOnly From, IReadOnlyList<Fee> Rates);

sealed record PlaceNeed(PlacementType Type, AgeBand Band, int Places);

sealed record PlaceNeeds(DateOnly From, IReadOnlyList<PlaceNeed> Needs);

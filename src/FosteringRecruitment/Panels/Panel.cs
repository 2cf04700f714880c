using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>A meeting of a fostering panel (Fostering Services (England) Regulations 2011 regs 23 to 25).</summary>
sealed partial class Panel : FosteringRecord, ICase<Panel>
{
    public static int SchemaVersion => 1;

    public static string Kind => "panel";

    public static string NotFoundReason => "PANEL_NOT_FOUND";

    public static Panel FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Panel>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public PanelState State { get; set; } = PanelState.Scheduled;

    /// <summary>When it meets.</summary>
    public DateOnly On { get; set; }

    public bool Joint { get; set; }
    public int Capacity { get; set; }
    public List<Seat> Members { get; set; } = [];
    public List<string> Attended { get; set; } = [];
    public List<Conflict> Conflicts { get; init; } = [];
    public DateOnly? PapersSentOn { get; set; }
}

sealed record Seat(string Subject, PanelRole Role, bool SocialWorkExperience);

sealed record Conflict(string Subject, Guid ItemId, string Reason);

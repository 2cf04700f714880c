using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Reporting.Events.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Narratives;

/// <summary>Why a line is as it is and what is done, until it is closed. What it said before is kept.</summary>
sealed class LineNarrative : ScorecardRecord, ICase<LineNarrative>
{
    public static string Kind => "narrative";

    public static string NotFoundReason => "NARRATIVE_NOT_FOUND";

    public static string? DuplicateReason(string index) => index is "narrative_open_once" ? "NARRATIVE_OPEN" : null;

    public static int SchemaVersion => 1;

    public static LineNarrative FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => ScorecardDocument.Read<LineNarrative>(document, schemaVersion);

    public byte[] ToDocument() => ScorecardDocument.Write(this);

    public required Guid TemplateId { get; init; }
    public required string MeasureId { get; init; }
    public required string Part { get; init; }
    public required string Breakdown { get; init; }

    /// <summary>Last day of the period that it was opened for.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>What it said, the newest last.</summary>
    public List<Wording> Wordings { get; init; } = [];

    public DateOnly? ClosedOn { get; set; }

    Wording Newest => Wordings[^1];

    [System.Text.Json.Serialization.JsonIgnore]
    public LineKey Line => new(MeasureId, Part, Breakdown);

    /// <summary>Who wrote what it says now.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string WrittenBy => Newest.By;

    public NarrativeOpened Open(Wording wording)
    {
        Wordings.Add(wording);
        return new()
        {
            TemplateId = TemplateId.ToString("D"),
            MeasureCode = MeasureId,
            PartCode = Part,
            BreakdownCode = Breakdown,
            PeriodEnd = PeriodEnd.ToMessage(),
            OwnerRole = wording.OwnerRole,
            DueDate = wording.DueOn.ToMessage(),
        };
    }

    public NarrativeAmended Amend(Wording wording)
    {
        MustBeOpen();
        Wordings.Add(wording);
        return new() { OwnerRole = wording.OwnerRole, DueDate = wording.DueOn.ToMessage() };
    }

    public NarrativeClosed Close(DateOnly on)
    {
        MustBeOpen();
        ClosedOn = on;
        return new() { ClosedDate = on.ToMessage() };
    }

    void MustBeOpen()
    {
        if (ClosedOn is not null)
            throw Refuse.Precondition("NARRATIVE_CLOSED", "The narrative is closed; open another one.");
    }

    /// <param name="on">The period of the scorecard that it is shown on, if any.</param>
    public Narrative ToMessage(ReportingPeriod? on = null) => new()
    {
        NarrativeId = Id.ToString("D"),
        Etag = CommandFields.EtagOf(Version),
        TemplateId = TemplateId.ToString("D"),
        MeasureId = MeasureId,
        Part = Part,
        Breakdown = Breakdown,
        Text = Newest.Text,
        OwnerRole = Newest.OwnerRole,
        OwnerPost = Newest.OwnerPost,
        DueDate = Newest.DueOn.ToMessage(),
        PeriodEnd = PeriodEnd.ToMessage(),
        ClosedDate = ClosedOn.ToMessage(),
        ChangedTime = Timestamp.FromDateTimeOffset(Newest.At),
        CarriedForward = on is { } period && PeriodEnd < period.Start,
    };
}

/// <param name="By">Who wrote it, as an opaque id.</param>
sealed record Wording(string Text, string OwnerRole, string OwnerPost, DateOnly DueOn, DateTimeOffset At, string By);

using Suite.Platform.Cases;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>That a template's scorecard of a period was published, and how often. What was published lies beside it and is never changed.</summary>
sealed class Publication : ScorecardRecord, ICase<Publication>
{
    public static string Kind => "scorecard";

    public static string NotFoundReason => "SCORECARD_NOT_FOUND";

    public static string? DuplicateReason(string index) => index is "scorecard_published_once" ? "SCORECARD_PUBLISHED" : null;

    public static int SchemaVersion => 1;

    public static Publication FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => ScorecardDocument.Read<Publication>(document, schemaVersion);

    public byte[] ToDocument() => ScorecardDocument.Write(this);

    public required Guid TemplateId { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>Number of the newest publication; the first is 1.</summary>
    public int Newest { get; set; } = 1;
}

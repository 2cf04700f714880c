using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Reporting.Events.V1;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Templates;

/// <summary>What a scorecard shows, version by version. A version is never changed: a past period keeps the limits of its day.</summary>
sealed class ScorecardTemplate : ScorecardRecord, ICase<ScorecardTemplate>
{
    public static string Kind => "scorecard-template";

    public static string NotFoundReason => "TEMPLATE_NOT_FOUND";

    public static int SchemaVersion => 1;

    public static ScorecardTemplate FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => ScorecardDocument.Read<ScorecardTemplate>(document, schemaVersion);

    public byte[] ToDocument() => ScorecardDocument.Write(this);

    public required string Name { get; init; }

    /// <summary>The earliest first.</summary>
    public List<VersionOfTemplate> Versions { get; init; } = [];

    public ScorecardTemplateDefined Add(DateOnly from, List<LineOfTemplate> lines, DateTimeOffset at)
    {
        if (Versions is [.., var newest] && from <= newest.EffectiveFrom)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "A version is in force from a day after the newest version's on: what was in force stays as it was.");
        Versions.Add(new(Versions.Count + 1, from, at, lines));
        return new() { TemplateVersion = Versions.Count, EffectiveFromDate = from.ToMessage(), LineCount = lines.Count };
    }

    /// <summary>The version in force on the last day of a period.</summary>
    public VersionOfTemplate For(ReportingPeriod period) => Versions.FindLast(v => v.EffectiveFrom <= period.End)
        ?? throw Refuse.Precondition("TEMPLATE_NOT_IN_FORCE", "No version of the template was in force on the last day of the period.");

    public VersionOfTemplate Numbered(int number) => Versions[number - 1];

    public bool HasLine(LineKey line) => Versions.Exists(v => v.Lines.Exists(l => l.Key == line));

    public Template ToMessage(bool whole = true)
    {
        var message = new Template { TemplateId = Id.ToString("D"), Etag = CommandFields.EtagOf(Version), Name = Name };
        for (var i = whole ? 0 : Versions.Count - 1; i < Versions.Count; i++)
            message.Versions.Add(new TemplateVersion
            {
                Version = Versions[i].Number,
                EffectiveFromDate = Versions[i].EffectiveFrom.ToMessage(),
                EffectiveUntilDate = i + 1 < Versions.Count ? Versions[i + 1].EffectiveFrom.AddDays(-1).ToMessage() : null,
                DefinedTime = Timestamp.FromDateTimeOffset(Versions[i].DefinedAt),
                Lines = { Versions[i].Lines.Select(l => l.ToMessage()) },
            });
        return message;
    }
}

sealed record VersionOfTemplate(int Number, DateOnly EffectiveFrom, DateTimeOffset DefinedAt, List<LineOfTemplate> Lines);

/// <summary>Which figure a line is about.</summary>
readonly record struct LineKey(string MeasureId, string Part, string Breakdown);

/// <summary>A line as it was defined, complete.</summary>
sealed record LineOfTemplate(string MeasureId, string Part, string Breakdown, string Section, string Name, Polarity Polarity, string Target, string GreenLimit, string AmberLimit, string TargetSource)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public LineKey Key => new(MeasureId, Part, Breakdown);

    public TemplateLine ToMessage() => new()
    {
        MeasureId = MeasureId,
        Part = Part,
        Breakdown = Breakdown,
        Section = Section,
        Name = Name,
        Polarity = Polarity,
        Target = Target,
        GreenLimit = GreenLimit,
        AmberLimit = AmberLimit,
        TargetSource = TargetSource,
    };
}

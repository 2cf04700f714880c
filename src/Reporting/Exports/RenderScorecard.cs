using Google.Api;
using Google.Protobuf;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Workbooks;
using Suite.Reporting.Measures;
using Suite.Reporting.Reports;
using Suite.Reporting.Scorecards;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>A scorecard, draft or published, as a page, as CSV or as a workbook.</summary>
sealed class RenderScorecard(Drafts drafts, PublishedStore store, IAudit audit, TimeProvider clock)
{
    public async Task<HttpBody> Handle(RenderScorecardRequest request, IHeaderDictionary headers, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var id = fields.OptionalUuid("scorecard_id", request.ScorecardId);
        var template = id is null ? fields.Uuid("template_id", request.TemplateId) : Guid.Empty;
        fields.Require(id is null || (request.TemplateId.Length == 0 && request.Period.Length == 0), "template_id", "and period are given instead of scorecard_id, not beside it");
        fields.Require(id is not null || request.Period.Length > 0, "period", "is required: a year, quarter or month");
        fields.Require(request.Revision >= 0, "revision", "must not be negative");
        fields.OptionalChoice("format", request.Format);
        fields.ThrowIfAny();

        var withholds = Suppression.AppliesTo(caller);
        var (scorecard, state, hash) = id is { } published
            ? await Published(published, request.Revision, withholds, caller, cancellation)
            : ((await drafts.WorkOut(template, ScorecardPeriods.Read(request.Period, null, null, WorkingCalendar.Today(clock)), caller, cancellation)).For(withholds), Draft, "");
        await audit.Record(new(caller, CommandFields.RpcOf(request), id ?? template, Guid.Parse(scorecard.RunId), "OK"), cancellation);

        // A page is shown, a table is saved. Neither stays behind in a browser that others use too.
        var (extension, type) = Kind(request.Format);
        headers.ContentDisposition = $"{(extension == "html" ? "inline" : "attachment")}; filename=\"{FileName(scorecard)}.{extension}\"";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return new() { ContentType = type, Data = Write(scorecard, state, hash, request.Format) };
    }

    public const string Draft = "Draft: it moves with the facts";

    public static string State(Snapshot snapshot) => snapshot.Revision == 1
        ? $"Published on {Words.Day(WorkingCalendar.LondonDate(snapshot.PublishedAt))}"
        : $"Revision {snapshot.Revision}, published on {Words.Day(WorkingCalendar.LondonDate(snapshot.PublishedAt))}: {snapshot.Note}";

    async Task<(Scorecard, string, string)> Published(Guid id, int revision, bool withholds, Caller caller, CancellationToken cancellation)
    {
        var snapshot = GetPublished.Choose((await store.Of(caller.Authority, id, cancellation)).Snapshots, revision);
        return (snapshot.Read(withholds), State(snapshot), snapshot.HexHash);
    }

    static (string Extension, string Type) Kind(ScorecardFormat format) => format switch
    {
        ScorecardFormat.Csv => ("csv", "text/csv; charset=utf-8"),
        ScorecardFormat.Xlsx => ("xlsx", WorkbookWriter.ContentType),
        ScorecardFormat.Html or ScorecardFormat.Unspecified => ("html", "text/html; charset=utf-8"),
    };

    static ByteString Write(Scorecard scorecard, string state, string hash, ScorecardFormat format)
    {
        if (format is ScorecardFormat.Html or ScorecardFormat.Unspecified)
            return ByteString.CopyFromUtf8(ScorecardPage.Write(scorecard, state, hash));
        var tables = new ScorecardTables();
        tables.Add(scorecard, state, hash);
        using var bytes = new MemoryStream();
        if (format is ScorecardFormat.Xlsx)
        {
            tables.Define();
            using var workbook = new ExportWorkbook(tables.All);
            workbook.WriteTo(bytes);
        }
        else
            using (var csv = ReportCsv.Writer(bytes, leaveOpen: true))
                tables.Figures.WriteTo(csv);
        return ByteString.CopyFrom(bytes.ToArray());
    }

    // The title is somebody's text; a file's name is not.
    static string FileName(Scorecard scorecard) =>
        $"scorecard-{scorecard.AuthorityCode}-{Words.Iso(scorecard.PeriodStart)}-to-{Words.Iso(scorecard.PeriodEnd)}";
}

using Google.Api;
using Google.Protobuf;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>A monthly report as a page or as CSV.</summary>
sealed class RenderMonthlyReport(MonthlyReports reports)
{
    public async Task<HttpBody> Handle(RenderMonthlyReportRequest request, IHeaderDictionary headers, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.OptionalChoice("format", request.Format);
        fields.ThrowIfAny();

        var report = await reports.WorkOut(request.Kind, request.Period, request, caller, cancellation);
        var asCsv = request.Format is ReportFormat.Csv;
        // A page is shown, a table is saved. Neither stays behind in a browser that others use too.
        headers.ContentDisposition = $"{(asCsv ? "attachment" : "inline")}; filename=\"{FileName(report)}.{(asCsv ? "csv" : "html")}\"";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return asCsv
            ? new() { ContentType = "text/csv; charset=utf-8", Data = ByteString.CopyFrom(ReportCsv.Write(report)) }
            : new() { ContentType = "text/html; charset=utf-8", Data = ByteString.CopyFromUtf8(ReportPage.Write(report)) };
    }

    static string FileName(MonthlyReport report) =>
        $"{report.Kind.ToString().ToLowerInvariant()}-{report.AuthorityCode}-{Words.Iso(report.PeriodStart)}-to-{Words.Iso(report.PeriodEnd)}";
}

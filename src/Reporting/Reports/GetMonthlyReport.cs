using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>A monthly report as data.</summary>
sealed class GetMonthlyReport(MonthlyReports reports)
{
    public async Task<GetMonthlyReportResponse> Handle(GetMonthlyReportRequest request, Caller caller, CancellationToken cancellation) =>
        new() { Report = await reports.WorkOut(request.Kind, request.Period, request, caller, cancellation) };
}

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>Works a monthly report out, as its reader may see it.</summary>
sealed class MonthlyReports(FactsReader facts, IAudit audit, TimeProvider clock)
{
    static readonly string[] Notes =
    [
        "Each figure is of one measure in one version. Two figures about the same children may be compared if measure, version, part and period are the same; if they differ all the same, an event came in between: compare the newest events.",
        "A figure looks at dates up to the last day of its period and is worked out from every event known when the report was. What is recorded late counts on its own date, so an earlier report may have said less.",
        "Percentages, days and scores have one decimal and ratios two, rounded half up from the exact quotient. Comparisons are made before rounding. Without a denominator there is no value.",
        "\"Tripled\" is said from 2.95 times on, \"doubled\" from 1.95 times on.",
    ];

    const string Withheld = "Counts of 1 to 4 are withheld, shown as <5, and so is whatever one could be worked out from. This report is of whole quarters only: a month could be subtracted from its quarter.";

    public async Task<MonthlyReport> WorkOut(MonthlyReportKind kind, string periodName, IMessage request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.Choice("kind", kind);
        fields.ThrowIfAny();
        var ownService = caller.Has(kind switch
        {
            MonthlyReportKind.Conferencing => "FGC_MGR",
            MonthlyReportKind.EdgeOfCare => "ECHO_MGR",
            MonthlyReportKind.Unspecified => "",
        });
        if (!ownService && !caller.HasAny("ANALYST", "TM", "SM", "DCS", "LEAD_MEMBER", "INSPECTOR"))
            throw Refuse.Permission("REPORT_OF_ANOTHER_SERVICE", "A service's manager reads the monthly report of that service.");
        var now = clock.GetUtcNow();
        var today = WorkingCalendar.Today(clock);
        var period = ReportPeriods.Read(periodName, today);
        // Whoever manages the service answers for each of its children.
        var withholds = Suppression.AppliesTo(caller) && !ownService;
        if (withholds)
            period = ReportPeriods.Whole(periodName, period, today);
        var run = Guid.CreateVersion7(now);

        var report = await facts.Read(caller.Authority, async view =>
        {
            var figures = await ReportFigures.Read(kind, period, withholds, view, cancellation);
            return new MonthlyReport
            {
                Kind = kind,
                Title = Title(kind),
                AuthorityCode = caller.Authority,
                PeriodName = ReportPeriods.Name(period),
                PeriodStart = period.Start.ToMessage(),
                PeriodEnd = period.End.ToMessage(),
                BaseStart = period.Before().Start.ToMessage(),
                BaseEnd = period.Before().End.ToMessage(),
                AsAtTime = Timestamp.FromDateTimeOffset(now),
                Sources = { Sources(kind, view) },
                FactsBuild = view.Build,
                RunId = run.ToString("D"),
                Sections = { kind is MonthlyReportKind.Conferencing ? ConferencingReport.Sections(figures) : EdgeOfCareReport.Sections(figures) },
                Measures = { ReportFigures.Measures(kind).Select(m => m.ToMessage()) },
                Notes = { withholds ? [.. Notes, Withheld] : Notes },
            };
        }, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, run, "OK", Purpose: kind.ToCode()), cancellation);
        return report;
    }

    static string Title(MonthlyReportKind kind) => kind switch
    {
        MonthlyReportKind.Conferencing => "Family group conferences",
        MonthlyReportKind.EdgeOfCare => "Edge of care and reunification",
        MonthlyReportKind.Unspecified => "",
    };

    static IEnumerable<ReportSource> Sources(MonthlyReportKind kind, FactsView view) =>
        from source in ReportFigures.Measures(kind).SelectMany(m => m.Sources).OfType<FactSource>().Distinct()
        let newest = view.NewestOf(source)
        where newest is not null
        orderby source.Name
        select new ReportSource { Source = source.Name, NewestEventTime = Timestamp.FromDateTimeOffset(newest.Value.At), NewestEventId = newest.Value.Id.ToString("D") };
}

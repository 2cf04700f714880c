using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>One measure, period by period, in one file.</summary>
sealed class ExportMeasure(MeasureStore measures, MeasureQuery query, IAudit audit, TimeProvider clock)
{
    const int MostPeriods = 400;

    static readonly DateOnly Earliest = new(2000, 4, 1);

    public async Task Handle(ExportMeasureRequest request, IServerStreamWriter<ExportMeasureResponse> stream, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var today = WorkingCalendar.Today(clock);
        var from = fields.PastDate("from_date", request.FromDate, today);
        var until = fields.OptionalPastDate("until_date", request.UntilDate, today) ?? today;
        fields.Require(from <= until, "from_date", "must not be after until_date");
        fields.Require(from >= Earliest, "from_date", "must not be before 1 April 2000");
        fields.OptionalChoice("period_length", request.PeriodLength);
        fields.OptionalChoice("format", request.Format);
        fields.Require(request.Format is not ScorecardFormat.Html, "format", "must be CSV or XLSX");
        fields.ThrowIfAny();
        var measure = Catalogue.Find(request.MeasureId);
        var periods = Periods(from, until, request.PeriodLength, today).ToList();
        fields.Require(periods.Count <= MostPeriods, "from_date", $"must leave at most {MostPeriods} periods");
        fields.ThrowIfAny();
        var withholds = Suppression.AppliesTo(caller);
        // What still runs is left for later.
        if (withholds && periods is [.., var last] && last.End == today && !ScorecardPeriods.IsWhole(last))
            periods.Remove(last);
        foreach (var period in periods)
            Drafts.MayLookAt(period, caller);

        var figures = new ExportTable("Figures",
            ["measure", "version", "part", "name", "breakdown", "period", "period_start", "period_end", "unit", "value", "withheld", "numerator", "denominator", "as_at_time", "facts_build"]);
        var definitions = ScorecardTables.NoDefinitions();
        using var pieces = new Pieces($"measure-{measure.Id}-{caller.Authority}", request.Format, [figures, definitions], periods.Count, (piece, ct) => stream.WriteAsync(new() { Piece = piece }, ct));
        foreach (var period in periods)
        {
            figures.Rows.AddRange(await Rows(measure, period, withholds, caller.Authority, cancellation));
            await pieces.Progress(cancellation);
        }

        definitions.Rows.Add(ScorecardTables.Definition(measure.ToMessage()));
        await pieces.End(cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: measure.Id), cancellation);
    }

    async Task<IReadOnlyList<IReadOnlyList<ExportCell>>> Rows(MeasureDefinition measure, ReportingPeriod period, bool withholds, string authority, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return await measures.Read(authority, [.. withholds ? ScorecardFigures.Behind(measure, period) : [new Wanted(measure, period)]], async (view, worked) =>
        {
            var of = withholds ? await ScorecardFigures.Shown(worked, query, view, [measure], [period], cancellation) : ScorecardFigures.Exact(worked);
            return (IReadOnlyList<IReadOnlyList<ExportCell>>)
            [
                .. from key in worked[(measure.Id, period)].Figures.Select(f => new LineKey(measure.Id, f.Part, f.Breakdown))
                   let figure = of.Of(measure, key, period)
                   select (IReadOnlyList<ExportCell>)
                   [
                       measure.Id, measure.Version, key.Part, measure.Parts.First(p => p.Code == key.Part).Name, key.Breakdown, period.Name(), (DateOnly?)period.Start, (DateOnly?)period.End,
                       figure.Unit.ToCode(), ScorecardTables.Value(figure), figure.Suppressed, ScorecardTables.Count(figure, figure.Numerator), ScorecardTables.Count(figure, figure.Denominator), now, view.Build,
                   ],
            ];
        }, cancellation);
    }

    /// <summary>Whole periods that touch the days; the last ends today if it still runs.</summary>
    static IEnumerable<ReportingPeriod> Periods(DateOnly from, DateOnly until, PeriodLength length, DateOnly today)
    {
        var (start, months) = length switch
        {
            PeriodLength.Month => (new DateOnly(from.Year, from.Month, 1), 1),
            PeriodLength.Year => (ReportingYear.Of(from).FirstDay, 12),
            PeriodLength.Quarter or PeriodLength.Unspecified => (Quarter.Of(from).FirstDay, 3),
        };
        for (; start <= until; start = start.AddMonths(months))
        {
            var end = start.AddMonths(months).AddDays(-1);
            yield return new(start, end < today ? end : today);
        }
    }
}

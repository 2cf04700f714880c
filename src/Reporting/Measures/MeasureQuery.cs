using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>Works measures out over the facts that serve, and over returns and indicators as known.</summary>
sealed class MeasureQuery(FactsReader facts, ReportingMetrics metrics, TimeProvider clock)
{
    /// <summary>How many parameters every measure's query has: see <see cref="MeasureDefinition"/>.</summary>
    public const int Parameters = 7;

    static readonly DateOnly[] BankHolidays =
    [
        .. Enumerable.Range(WorkingCalendar.FirstDay.DayNumber, WorkingCalendar.LastDay.DayNumber - WorkingCalendar.FirstDay.DayNumber + 1)
            .Select(DateOnly.FromDayNumber).Where(day => WorkingCalendar.BankHoliday(day) is not null),
    ];

    /// <summary>The measure with every count; whoever answers a caller withholds what that caller may not see.</summary>
    /// <param name="asKnownOn">What was known at the end of that day; null for now.</param>
    public Task<MeasureResult> WorkOut(MeasureDefinition measure, ReportingPeriod period, string authority, CancellationToken cancellation, DateOnly? asKnownOn = null) =>
        facts.Read(authority, view => WorkOut(measure, period, asKnownOn, view, cancellation), cancellation);

    public async Task<MeasureResult> WorkOut(MeasureDefinition measure, ReportingPeriod period, DateOnly? asKnownOn, FactsView view, CancellationToken cancellation)
    {
        var startedAt = Stopwatch.GetTimestamp();
        RefuseUnkept(measure, asKnownOn);
        var newest = view.NewestOf([.. measure.Sources.OfType<FactSource>()]);
        var asKnown = await KnownFor(measure, view, asKnownOn, cancellation);
        var worked = new MeasureResult
        {
            MeasureId = measure.Id,
            Version = measure.Version,
            PeriodStart = period.Start.ToMessage(),
            PeriodEnd = period.End.ToMessage(),
            AsAtTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow()),
            NewestEventTime = newest is { } n ? Timestamp.FromDateTimeOffset(n.At) : null,
            NewestEventId = newest?.Id.ToString("D") ?? "",
            FactsBuild = view.Build,
            AsKnownDate = asKnown.On.ToMessage(),
        };
        if (measure.Compares)
            (worked.BaseStart, worked.BaseEnd) = (period.Before().Start.ToMessage(), period.Before().End.ToMessage());
        if (measure.Counts(LoadedSource.Returns))
        {
            worked.Submissions.AddRange(asKnown.Submissions);
            worked.ReturnsSinceDate = asKnown.Since(period.End).ToMessage();
        }

        if (measure.Counts(LoadedSource.Indicators))
            worked.Files.AddRange(asKnown.Included);
        worked.Figures.AddRange(await Figures(measure, period, view, asKnown, cancellation));
        worked.AddsUp.AddRange(measure.AddsUp.Where(rule => rule.Addends.All(a => measure.Knows(Part(a), period, asKnown)))
            .Select(rule => rule.Of(worked.Figures)));
        worked.UnknownReason = WhyUnknown(measure, period, asKnown, worked.Figures);
        metrics.Computed(measure.Id, Stopwatch.GetElapsedTime(startedAt));
        return worked;

        PartDefinition Part(Addend addend) => measure.Parts.Single(p => p.Code == addend.Part);
    }

    /// <summary>Facts out of events are kept as known now alone.</summary>
    public static void RefuseUnkept(MeasureDefinition measure, DateOnly? asKnownOn)
    {
        if (asKnownOn is not null && !measure.IsLoaded)
            throw Refuse.Precondition("AS_KNOWN_NOT_KEPT",
                "Figures of events are kept as known now only. Ask as at a past day without as_known_date, or read what was published then.");
    }

    static string WhyUnknown(MeasureDefinition measure, ReportingPeriod period, AsKnown asKnown, IEnumerable<Figure> figures) =>
        measure.Parts.Any(p => !measure.Knows(p, period, asKnown)) ? "RETURN_NOT_KNOWN"
        : measure.Parts.Any(p => p.FromIndicator && figures.First(f => f.Part == p.Code) is { Value: "", Denominator: 0 }) ? "INDICATOR_NOT_KNOWN"
        : measure.NeedsPopulation && figures.Any(f => f.Unit is Unit.Per10000 or Unit.Answer && f.Value.Length == 0) ? "POPULATION_NOT_KNOWN"
        : "";

    /// <summary>What a measure needs to know of loads; of a measure of events nothing is read.</summary>
    public static Task<AsKnown> KnownFor(MeasureDefinition measure, FactsView view, DateOnly? on, CancellationToken cancellation) =>
        measure.Sources.Any(s => s is LoadedSource) ? AsKnown.Read(view, on, cancellation) : Task.FromResult(AsKnown.Nothing);

    /// <summary>As known now.</summary>
    public static async Task<IReadOnlyList<Figure>> Figures(MeasureDefinition measure, ReportingPeriod period, FactsView view, CancellationToken cancellation) =>
        await Figures(measure, period, view, await KnownFor(measure, view, null, cancellation), cancellation);

    public static async Task<IReadOnlyList<Figure>> Figures(MeasureDefinition measure, ReportingPeriod period, FactsView view, AsKnown asKnown, CancellationToken cancellation)
    {
        var any = measure.Parts.Any(p => measure.Knows(p, period, asKnown));
        return [.. Total.Figures(measure, period, asKnown, any ? await Totals(measure, period, view, asKnown, cancellation) : [])];
    }

    static async Task<List<Total>> Totals(MeasureDefinition measure, ReportingPeriod period, FactsView view, AsKnown asKnown, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(measure.Totals(view.Slot, period), view.Connection);
        AddParameters(read, view.Authority, period, asKnown);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var totals = new List<Total>();
        while (await rows.ReadAsync(cancellation))
            totals.Add(new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4),
                rows.IsDBNull(5) ? null : rows.GetInt64(5), rows.IsDBNull(6) ? null : rows.GetInt32(6), rows.IsDBNull(7) ? 0 : rows.GetInt64(7)));
        return totals;
    }

    public static void AddParameters(NpgsqlCommand command, string authority, ReportingPeriod period, AsKnown asKnown)
    {
        AddPeriod(command, authority, period);
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = asKnown.ReturnLoad });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = asKnown.IndicatorLoad });
        command.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = asKnown.Since(period.End) });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = BankHolidays });
    }

    public static void AddPeriod(NpgsqlCommand command, string authority, ReportingPeriod period)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = authority });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = period.Start });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = period.End });
    }
}

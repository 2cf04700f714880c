using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>Works measures out over the facts that serve.</summary>
sealed class MeasureQuery(FactsReader facts, ReportingMetrics metrics, TimeProvider clock)
{
    /// <summary>The measure with every count; whoever answers a caller withholds what that caller may not see.</summary>
    public async Task<MeasureResult> WorkOut(MeasureDefinition measure, ReportingPeriod period, string authority, CancellationToken cancellation)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var result = await facts.Read(authority, async view =>
        {
            var newest = view.NewestOf([measure.Facts, .. measure.AlsoCounts]);
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
            };
            if (measure.Compares)
                (worked.BaseStart, worked.BaseEnd) = (period.Before().Start.ToMessage(), period.Before().End.ToMessage());
            worked.Figures.AddRange(await Figures(measure, period, view, cancellation));
            return worked;
        }, cancellation);
        metrics.Computed(measure.Id, Stopwatch.GetElapsedTime(startedAt));
        return result;
    }

    public static async Task<IReadOnlyList<Figure>> Figures(MeasureDefinition measure, ReportingPeriod period, FactsView view, CancellationToken cancellation) =>
        [.. Total.Figures(measure, period, await Totals(measure, period, view, cancellation))];

    static async Task<List<Total>> Totals(MeasureDefinition measure, ReportingPeriod period, FactsView view, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(measure.Totals(view.Slot, period), view.Connection);
        AddPeriod(read, view.Authority, period);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var totals = new List<Total>();
        while (await rows.ReadAsync(cancellation))
            totals.Add(new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4),
                rows.IsDBNull(5) ? null : rows.GetInt64(5), rows.IsDBNull(6) ? null : rows.GetInt32(6), rows.IsDBNull(7) ? 0 : rows.GetInt64(7)));
        return totals;
    }

    public static void AddPeriod(NpgsqlCommand command, string authority, ReportingPeriod period)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = authority });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = period.Start });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = period.End });
    }
}

static class Withholding
{
    /// <summary>The result as this caller may see it; the one given stays as it is.</summary>
    public static MeasureResult For(this MeasureResult result, Platform.Identity.Caller caller)
    {
        if (!Suppression.AppliesTo(caller))
            return result;
        var shown = result.Clone();
        shown.Figures.Clear();
        shown.Figures.AddRange(Suppression.Apply(result.Figures, Catalogue.Find(result.MeasureId)));
        return shown;
    }
}

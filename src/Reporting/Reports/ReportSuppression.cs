using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>
/// Withholds what each measure withholds from readers of aggregates, and besides what figures that stand in one report tell of each other: those of several
/// measures, and those of a period and its months.
/// </summary>
static class ReportSuppression
{
    // Outcome reviews due in the period are counted by four measures in four ways.
    static readonly string[] Followed = ["E02", "E03", "E04", "E05"];

    public static void Withhold(Dictionary<(string Measure, ReportingPeriod Period), IReadOnlyList<Figure>> figures)
    {
        var exact = figures.ToDictionary(f => f.Key, f => f.Value);
        foreach (var (key, all) in exact)
            figures[key] = Suppression.Apply(all, Catalogue.Find(key.Measure));
        foreach (var period in figures.Keys.Where(k => k.Measure == "E02").Select(k => k.Period).ToList())
            FollowedUp(figures, period);
    }

    /// <summary>The months, where those of the period and of the one before add up to figures that are shown.</summary>
    public static IReadOnlyList<(ReportingPeriod Month, Figure Held)> Trend(IReadOnlyList<(ReportingPeriod Month, Figure Held)> months, ReportingPeriod period, Figure held, Figure before)
    {
        var shown = months.ToDictionary(m => m.Month, m => Suppression.Apply([m.Held]).Single());
        foreach (var (over, whole) in new[] { (period, held), (period.Before(), before) })
        {
            var within = months.Where(m => m.Month.Start >= over.Start && m.Month.End <= over.End).ToList();
            if (within.Count == 0)
                continue;
            List<Figure> parts = [Count("", whole.Numerator), .. within.Select(m => Count($"{m.Month.Start:yyyy-MM}", m.Held.Numerator))];
            // A period that is still running is compared with one that need not begin with a month.
            if (whole.Numerator - within.Sum(m => m.Held.Numerator) is > 0 and var rest)
                parts.Add(Count("REST", rest));
            var apart = Suppression.Apply(parts);
            // The whole stands elsewhere in the report: where it would have to go, all months go instead.
            var all = apart[0].Suppressed && !Suppression.IsSmall(whole.Numerator);
            foreach (var (month, figure) in within.Zip(apart.Skip(1)))
                shown[month.Month] = all && !figure.Suppressed ? Hidden(month.Held) : new(figure) { Part = month.Held.Part, Breakdown = "" };
        }

        return [.. months.Select(m => (m.Month, shown[m.Month]))];
    }

    /// <summary>Children not looked after at the review, less those who had not been since, are those who had been: so with every two of these counts.</summary>
    static void FollowedUp(Dictionary<(string Measure, ReportingPeriod Period), IReadOnlyList<Figure>> figures, ReportingPeriod period)
    {
        foreach (var point in Followed.SelectMany(measure => figures[(measure, period)]).GroupBy(f => f.Part[^2..]).ToList())
        {
            RelatedMeasures.HideIfTheyTell([.. point]);
        }
    }

    static Figure Hidden(Figure figure)
    {
        var hidden = figure.Clone();
        Suppression.Hide(hidden);
        return hidden;
    }

    static Figure Count(string breakdown, long count) => new() { Part = "HELD", Breakdown = breakdown, Unit = Unit.Count, Value = count.ToString(), Numerator = count };
}

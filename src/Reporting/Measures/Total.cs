using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>What a measure's query adds up to, for one part or one breakdown of it.</summary>
/// <param name="Breakdown">Null for the part as a whole.</param>
/// <param name="Counted">Rows that have days, or a score in their place.</param>
/// <param name="TwiceMedian">Twice the median of the days, which is whole.</param>
sealed record Total(string Part, string? Breakdown, long Numerator, long Denominator, long Counted, long? TwiceMedian, int? Least, long DaysInAll)
{
    /// <summary>The least ratios, in hundredths, of which these words may be said.</summary>
    public const int Tripled = 295, Doubled = 195;

    public static Total Nothing(string part) => new(part, null, 0, 0, 0, null, null, 0);

    /// <summary>Of a part about whose period nothing is known: no value, not even nought.</summary>
    public static Figure Unknown(PartDefinition part) => new() { Part = part.Code, Unit = part.Unit };

    public Figure ToFigure(PartDefinition part, ReportingPeriod period)
    {
        var figure = Rounded(part, period);
        if (figure.Value.Length > 0)
            figure.Exact = Exact(part, period);
        return figure;
    }

    Fraction? Exact(PartDefinition part, ReportingPeriod period)
    {
        (long Numerator, long Denominator)? exact = part.Kind switch
        {
            PartKind.Count => (Numerator, 1),
            PartKind.Net => (Numerator - Denominator, 1),
            PartKind.Share or PartKind.ShareOfWhole => (100 * Numerator, Denominator),
            PartKind.MedianDays => (TwiceMedian!.Value, 2),
            PartKind.MedianWeeks => (TwiceMedian!.Value, 14),
            PartKind.LeastDays => (Least!.Value, 1),
            PartKind.MeanDays or PartKind.MeanScore or PartKind.Mean => (DaysInAll, Counted),
            PartKind.Change => (100 * (Numerator - Denominator), Denominator),
            PartKind.Ratio => (Numerator, Denominator),
            PartKind.Posts => (Numerator, 100L * period.Days),
            PartKind.PerPost => (Numerator * 100 * period.Days, Denominator),
            PartKind.Per10000 => (10_000 * Numerator, Denominator),
            PartKind.Thousandth => (Denominator, 1_000),
            PartKind.Tripled or PartKind.Doubled or PartKind.BelowThousandth or PartKind.AboveThousandth => null,
        };
        return exact is { } e ? new() { Numerator = e.Numerator, Denominator = e.Denominator } : null;
    }

    Figure Rounded(PartDefinition part, ReportingPeriod period) => new()
    {
        Part = Part,
        Breakdown = Breakdown ?? "",
        Unit = part.Unit,
        Value = part.Kind switch
        {
            PartKind.Count => Numerator.ToString(),
            PartKind.Net => (Numerator - Denominator).ToString(),
            PartKind.Share or PartKind.ShareOfWhole => Denominator == 0 ? "" : Rounding.Percent(Numerator, Denominator),
            PartKind.MedianDays => TwiceMedian is { } days ? Rounding.OneDecimal(days, 2) : "",
            PartKind.MedianWeeks => TwiceMedian is { } days ? Rounding.OneDecimal(days, 14) : "",
            PartKind.LeastDays => Least is { } least ? Rounding.OneDecimal(least, 1) : "",
            PartKind.MeanDays or PartKind.MeanScore or PartKind.Mean => Counted == 0 ? "" : Rounding.OneDecimal(DaysInAll, Counted),
            PartKind.Change => Denominator == 0 ? "" : Rounding.Percent(Numerator - Denominator, Denominator),
            PartKind.Ratio => Denominator == 0 ? "" : Rounding.TwoDecimals(Numerator, Denominator),
            PartKind.Tripled => IsAtLeast(Tripled),
            PartKind.Doubled => IsAtLeast(Doubled),
            PartKind.Posts => Rounding.TwoDecimals(Numerator, 100 * period.Days),
            PartKind.PerPost => Denominator == 0 ? "" : Rounding.TwoDecimals((Int128)Numerator * 100 * period.Days, Denominator),
            PartKind.Per10000 => Denominator == 0 ? "" : Rounding.OneDecimal(checked(10_000 * Numerator), Denominator),
            PartKind.Thousandth => Denominator == 0 ? "" : Rounding.Whole(Denominator, 1_000).ToString(),
            PartKind.BelowThousandth => Denominator == 0 ? "" : Answer(Numerator < Rounding.Whole(Denominator, 1_000)),
            PartKind.AboveThousandth => Denominator == 0 ? "" : Answer(Numerator > Rounding.Whole(Denominator, 1_000)),
        },
        Numerator = part.Kind is PartKind.Mean ? DaysInAll : part.Kind is PartKind.Count or PartKind.Posts || part.HasDenominator ? Numerator : Counted,
        Denominator = part.Kind is PartKind.Mean ? Counted : part.HasDenominator ? Denominator : 0,
    };

    static string Answer(bool so) => so ? "true" : "false";

    string IsAtLeast(int hundredths) => Denominator == 0 ? "" : Answer(Numerator * 100 >= Denominator * hundredths);

    /// <summary>Every part of the measure in the catalogue's order, its whole before its breakdowns; a part without rows is there with nothing, one of which nothing is known without a value.</summary>
    public static IEnumerable<Figure> Figures(MeasureDefinition measure, ReportingPeriod period, AsKnown asKnown, IReadOnlyCollection<Total> totals)
    {
        foreach (var part in measure.Parts)
        {
            var own = totals.Where(t => t.Part == part.Code).ToList();
            if (!measure.Knows(part, period, asKnown) || part.FromIndicator && own.Count == 0)
            {
                yield return Unknown(part);
                continue;
            }

            var whole = own.Find(t => t.Breakdown is null) ?? Nothing(part.Code);
            yield return whole.ToFigure(part, period);
            if (!part.Breakdown)
                continue;
            // What was sent as a whole is broken down by nothing.
            var apart = own.Where(t => t.Breakdown is { Length: > 0 }).OrderBy(t => t.Breakdown, StringComparer.Ordinal);
            // What is in the denominator alone has no breakdown of its own.
            foreach (var total in part.Kind is PartKind.ShareOfWhole ? apart.Where(t => t.Numerator > 0).Select(t => t with { Denominator = whole.Denominator }) : apart)
                yield return total.ToFigure(part, period);
        }
    }
}

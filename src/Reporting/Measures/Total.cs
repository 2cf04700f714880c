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

    public Figure ToFigure(PartDefinition part, ReportingPeriod period) => new()
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
            PartKind.MeanDays or PartKind.MeanScore => Counted == 0 ? "" : Rounding.OneDecimal(DaysInAll, Counted),
            PartKind.Change => Denominator == 0 ? "" : Rounding.Percent(Numerator - Denominator, Denominator),
            PartKind.Ratio => Denominator == 0 ? "" : Rounding.TwoDecimals(Numerator, Denominator),
            PartKind.Tripled => IsAtLeast(Tripled),
            PartKind.Doubled => IsAtLeast(Doubled),
            PartKind.Posts => Rounding.TwoDecimals(Numerator, 100 * period.Days),
            PartKind.PerPost => Denominator == 0 ? "" : Rounding.TwoDecimals((Int128)Numerator * 100 * period.Days, Denominator),
        },
        Numerator = part.Kind is PartKind.Count or PartKind.Posts || part.HasDenominator ? Numerator : Counted,
        Denominator = part.HasDenominator ? Denominator : 0,
    };

    string IsAtLeast(int hundredths) => Denominator == 0 ? "" : Numerator * 100 >= Denominator * hundredths ? "true" : "false";

    /// <summary>Every part of the measure in the catalogue's order, its whole before its breakdowns; a part without rows is there with nothing.</summary>
    public static IEnumerable<Figure> Figures(MeasureDefinition measure, ReportingPeriod period, IReadOnlyCollection<Total> totals)
    {
        foreach (var part in measure.Parts)
        {
            var own = totals.Where(t => t.Part == part.Code).ToList();
            var whole = own.Find(t => t.Breakdown is null) ?? Nothing(part.Code);
            yield return whole.ToFigure(part, period);
            if (!part.Breakdown)
                continue;
            var apart = own.Where(t => t.Breakdown is not null).OrderBy(t => t.Breakdown, StringComparer.Ordinal);
            // What is in the denominator alone has no breakdown of its own.
            foreach (var total in part.Kind is PartKind.ShareOfWhole ? apart.Where(t => t.Numerator > 0).Select(t => t with { Denominator = whole.Denominator }) : apart)
                yield return total.ToFigure(part, period);
        }
    }
}

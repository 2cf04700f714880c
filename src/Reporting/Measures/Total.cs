using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>What a measure's query adds up to, for one part or one breakdown of it.</summary>
/// <param name="Breakdown">Null for the part as a whole.</param>
/// <param name="Counted">Rows that have days.</param>
/// <param name="TwiceMedian">Twice the median of the days, which is whole.</param>
sealed record Total(string Part, string? Breakdown, long Numerator, long Denominator, long Counted, long? TwiceMedian, int? Least)
{
    public static Total Nothing(string part) => new(part, null, 0, 0, 0, null, null);

    public Figure ToFigure(PartDefinition part) => new()
    {
        Part = Part,
        Breakdown = Breakdown ?? "",
        Unit = part.Unit,
        Value = part.Kind switch
        {
            PartKind.Count => Numerator.ToString(),
            PartKind.Share => Denominator == 0 ? "" : Rounding.Percent(Numerator, Denominator),
            PartKind.MedianDays => TwiceMedian is { } days ? Rounding.OneDecimal(days, 2) : "",
            PartKind.MedianWeeks => TwiceMedian is { } days ? Rounding.OneDecimal(days, 14) : "",
            PartKind.LeastDays => Least is { } least ? Rounding.OneDecimal(least, 1) : "",
        },
        Numerator = part.Kind is PartKind.Count or PartKind.Share ? Numerator : Counted,
        Denominator = part.Kind is PartKind.Share ? Denominator : 0,
    };

    /// <summary>Every part of the measure in the catalogue's order, its whole before its breakdowns; a part without rows is there with nothing.</summary>
    public static IEnumerable<Figure> Figures(MeasureDefinition measure, IReadOnlyCollection<Total> totals)
    {
        foreach (var part in measure.Parts)
        {
            var own = totals.Where(t => t.Part == part.Code).ToList();
            yield return (own.Find(t => t.Breakdown is null) ?? Nothing(part.Code)).ToFigure(part);
            if (part.Breakdown)
                foreach (var total in own.Where(t => t.Breakdown is not null).OrderBy(t => t.Breakdown, StringComparer.Ordinal))
                    yield return total.ToFigure(part);
        }
    }
}

using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>
/// Withholds counts of 1 to 4 from readers who only see aggregates, and whatever such a count could be worked out from:
/// the percentage on it, the percentage whose complement it is, the net gain that it is a side of, and the next smallest of the figures that it adds up with.
/// </summary>
static class Suppression
{
    const int SmallestShown = 5;

    public const string Shown = "<5";

    /// <summary>The director and the lead member have no business with single children; the others have, and see every figure.</summary>
    public static bool AppliesTo(Caller caller) => !caller.HasAny("ANALYST", "TM", "SM", "INSPECTOR");

    public static IReadOnlyList<Figure> Apply(IReadOnlyList<Figure> figures) =>
        [.. figures.GroupBy(f => f.Part).SelectMany(part => Apply([.. part.Select(f => new Cell(f))]))];

    /// <summary>A measure's figures, with what its own parts tell of each other.</summary>
    public static IReadOnlyList<Figure> Apply(IReadOnlyList<Figure> figures, MeasureDefinition measure)
    {
        var shown = Apply(figures, measure.Parts);
        // A figure of three years less that of a year before it would give one that is withheld in its own year.
        foreach (var figure in shown.Where(f => measure.Parts.Any(p => p.Rolling && p.Code == f.Part)))
            Hide(figure);
        measure.Besides?.Invoke(shown, figures);
        return shown;
    }

    /// <summary>The same, where one part of a measure tells of another: such parts are shown together or not at all.</summary>
    public static IReadOnlyList<Figure> Apply(IReadOnlyList<Figure> figures, IReadOnlyList<PartDefinition> parts)
    {
        var shown = Apply(figures);
        foreach (var codes in parts.Where(p => p.Together.Length > 0).GroupBy(p => p.Together, p => p.Code))
        {
            var given = figures.Where(f => codes.Contains(f.Part)).ToList();
            var withheld = shown.Where(f => codes.Contains(f.Part)).ToList();
            if (!withheld.Exists(f => f.Suppressed) && !given.GroupBy(f => f.Breakdown).Any(TellOfEachOther))
                continue;
            foreach (var figure in withheld)
                Hide(figure);
        }

        return shown;
    }

    public static void Hide(Figure figure) => (figure.Value, figure.Numerator, figure.Denominator, figure.Exact, figure.Suppressed) = ("", 0, 0, null, true);

    /// <summary>Two counts of the same rows that are nearly the same tell how many are in one and not in the other.</summary>
    public static bool TellOfEachOther(IEnumerable<Figure> figures)
    {
        var counts = figures.SelectMany(f => new[] { f.Numerator, f.Denominator }).Order().ToList();
        return counts.Zip(counts.Skip(1)).Any(next => IsSmall(next.Second - next.First));
    }

    static IEnumerable<Figure> Apply(List<Cell> part)
    {
        // First what each figure rests on, then the two sides of each share. In all three the whole is the sum of its breakdowns.
        Withhold(part, c => c.Base, c => c.WithholdAll());
        Withhold(part, c => c.Met, c => c.WithholdShare());
        Withhold(part, c => c.Unmet, c => c.WithholdShare());
        return part.Select(c => c.Figure);
    }

    static void Withhold(List<Cell> part, Func<Cell, long> count, Action<Cell> withhold)
    {
        var whole = part.Single(c => c.IsWhole);
        var hidden = part.Where(c => !c.IsWhole && (c.Figure.Suppressed || IsSmall(count(c)))).ToList();
        foreach (var next in part.Where(c => !c.IsWhole && count(c) > 0).Except(hidden).OrderBy(count).ToList())
        {
            if (!GivesAway(hidden, count))
                break;
            hidden.Add(next);
        }

        foreach (var cell in hidden)
            withhold(cell);
        if (IsSmall(count(whole)) || GivesAway(hidden, count))
            withhold(whole);
    }

    /// <summary>
    /// Whoever subtracts what is shown from the whole knows what the withheld counts add up to. That tells too much if it is
    /// small itself, or leaves each of them, 1 to 4 as they are, only one value.
    /// </summary>
    static bool GivesAway(List<Cell> hidden, Func<Cell, long> count)
    {
        var small = hidden.Where(c => count(c) > 0).ToList();
        var sum = small.Sum(count);
        return IsSmall(sum) || (sum > 0 && small.All(c => IsSmall(count(c))) && (sum == small.Count || sum == small.Count * (SmallestShown - 1)));
    }

    public static bool IsSmall(long count) => count is > 0 and < SmallestShown;

    /// <summary>A figure on its way out, with the counts that it had.</summary>
    sealed class Cell(Figure figure)
    {
        public Figure Figure { get; } = figure.Clone();

        bool HasTwoSides => figure.Unit is Unit.Net or Unit.Change or Unit.Ratio or Unit.Answer;

        public bool IsWhole => figure.Breakdown.Length == 0;

        public long Base => figure.Unit switch
        {
            Unit.Percent or Unit.Mean => figure.Denominator,
            _ => HasTwoSides ? 0 : figure.Numerator,
        };

        public long Met => figure.Unit is Unit.Percent or Unit.Mean || HasTwoSides ? figure.Numerator : 0;

        /// <summary>The other side of a share; of a net gain what was lost, of a comparison what it is compared with.</summary>
        public long Unmet => figure.Unit switch
        {
            Unit.Percent => figure.Denominator - figure.Numerator,
            _ => HasTwoSides ? figure.Denominator : 0,
        };

        public void WithholdAll()
        {
            WithholdShare();
            Figure.Denominator = 0;
        }

        public void WithholdShare()
        {
            Figure.Numerator = 0;
            // Of a net gain or a comparison nothing is left: one side and the other give the difference.
            if (HasTwoSides)
                Figure.Denominator = 0;
            Figure.Value = figure.Unit is Unit.Count && IsSmall(figure.Numerator) ? Shown : "";
            Figure.Exact = null;
            Figure.Suppressed = true;
        }
    }
}

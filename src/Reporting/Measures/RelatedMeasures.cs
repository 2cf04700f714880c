using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>A number in the figures of one period: that of a measure's part, as a whole or of one breakdown.</summary>
readonly record struct Number(string Measure, string Part, string Breakdown, Side Side = Side.Numerator);

/// <summary>Measures whose figures of one period tell of each other, and the sums that they do it by.</summary>
sealed record RelatedMeasures(IReadOnlyList<string> Measures, IReadOnlyList<Sum> Sums)
{
    static readonly string[] Points = ["3M", "6M"];
    static readonly string[] Cohorts = ["", "AVERTED", "OTHER"];

    static readonly IReadOnlyList<RelatedMeasures> All =
    [
        new(["E02", "E03", "E04", "E05"], [.. FollowedUp()]),
        new(["C01", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C13", "C20", "C21", "C22"], [.. InCare()]),
    ];

    /// <summary>Those of one measure; of most it stands alone.</summary>
    public static RelatedMeasures Of(MeasureDefinition measure) => All.FirstOrDefault(r => r.Measures.Contains(measure.Id)) ?? new([measure.Id], []);

    /// <summary>The figures of all of them as readers of aggregates may see them, given the exact ones.</summary>
    public Dictionary<string, IReadOnlyList<Figure>> Show(IReadOnlyDictionary<string, IReadOnlyList<Figure>> exact)
    {
        var shown = exact.ToDictionary(f => f.Key, f => Suppression.Apply(f.Value, Catalogue.Find(f.Key)), StringComparer.Ordinal);
        if (Measures[0] == "E02")
            foreach (var point in shown.Values.SelectMany(f => f).GroupBy(f => f.Part[^2..]).ToList())
                HideIfTheyTell([.. point]);
        new Audit(exact, shown, Sums).HideWhatTells();
        return shown;
    }

    /// <summary>Children not looked after at the review, less those who had not been since, are those who had been: so with every two of these counts.</summary>
    public static void HideIfTheyTell(IReadOnlyList<Figure> ofOnePoint)
    {
        var shown = ofOnePoint.Where(f => !f.Suppressed).ToList();
        if (shown.GroupBy(f => f.Breakdown).Any(Suppression.TellOfEachOther))
            shown.ForEach(Suppression.Hide);
    }

    // The same reviews, counted in four ways.
    static IEnumerable<Sum> FollowedUp()
    {
        foreach (var point in Points)
            foreach (var cohort in Cohorts)
            {
                var due = new Number("E04", "COMPLETED_" + point, cohort, Side.Denominator);
                yield return new(due, [new("E02", "OF_DUE_" + point, cohort, Side.Denominator)]);
                yield return new(due, [new("E03", "SUSTAINED_" + point, cohort), new("E05", "ENTERED_CARE_" + point, cohort)]);
                yield return new(due, [new("E03", "SUSTAINED_" + point, cohort, Side.Denominator)]);
                yield return new(due, [new("E05", "ENTERED_CARE_" + point, cohort, Side.Denominator)]);
                yield return new(new("E04", "COMPLETED_" + point, cohort), [new("E02", "OF_COMPLETED_" + point, cohort, Side.Denominator)]);
                yield return new(new("E02", "OF_DUE_" + point, cohort), [new("E02", "OF_COMPLETED_" + point, cohort)]);
            }
    }

    // Where children are is a breakdown of how many there are, and a change of that is who came and who went.
    static IEnumerable<Sum> InCare()
    {
        var children = new Number("C01", "CHILDREN", "");
        foreach (var by in new[] { "BY_PLACEMENT", "BY_AGE", "BY_LEGAL_STATUS" })
            yield return new(children, [new("C01", by, "")]);
        yield return new(children, [new("C03", "CLOSING", "")]);
        yield return new(new("C03", "CLOSING", ""), [new("C03", "OPENING", ""), new("C03", "STARTED", "")], [new("C03", "CEASED", "")]);
        foreach (var (measure, part) in new[] { ("C04", "FOSTER"), ("C06", "KINSHIP"), ("C07", "CHILDRENS_HOME"), ("C07", "CARE_HOME"), ("C07", "RESIDENTIAL_SCHOOL"), ("C08", "PARENTS"), ("C09", "SUPPORTED"), ("C20", "SHARE") })
            yield return new(children, [new(measure, part, "", Side.Denominator)]);
        foreach (var (measure, part, category) in new[]
                 {
                     ("C06", "KINSHIP", "KINSHIP_FOSTER"), ("C07", "CHILDRENS_HOME", "CHILDRENS_HOME"), ("C07", "CARE_HOME", "CARE_HOME"),
                     ("C07", "RESIDENTIAL_SCHOOL", "RESIDENTIAL_SCHOOL"), ("C08", "PARENTS", "PARENTS"), ("C09", "SUPPORTED", "SUPPORTED"),
                 })
            yield return new(new("C01", "BY_PLACEMENT", category), [new(measure, part, "")]);
        yield return new(new("C04", "FOSTER", ""), [new("C01", "BY_PLACEMENT", "KINSHIP_FOSTER"), new("C01", "BY_PLACEMENT", "OTHER_FOSTER")]);
        yield return new(new("C04", "FOSTER", ""), [new("C04", "BY_CODE", "")]);
        yield return new(children, [new("C04", "BY_CODE", ""), new("C04", "ELSEWHERE", "")]);
        yield return new(new("C06", "KINSHIP", ""), [.. new[] { "U1", "U2", "U3" }.Select(code => new Number("C04", "BY_CODE", code))]);
        yield return new(new("C07", "CHILDRENS_HOME", ""), [.. new[] { "K1", "K2" }.Select(code => new Number("C04", "ELSEWHERE", code))]);
        foreach (var (measure, part, code) in new[] { ("C07", "CARE_HOME", "R1"), ("C07", "RESIDENTIAL_SCHOOL", "S1"), ("C08", "PARENTS", "P1"), ("C09", "SUPPORTED", "K3") })
            yield return new(new(measure, part, ""), [new("C04", "ELSEWHERE", code)]);
        yield return new(new("C05", "IN_HOUSE", "", Side.Denominator), [new("C05", "IN_HOUSE", ""), new("C05", "EXTERNAL", "")]);
        yield return new(new("C05", "IN_HOUSE_WITH_KINSHIP", "", Side.Denominator), [new("C05", "IN_HOUSE_WITH_KINSHIP", ""), new("C05", "EXTERNAL_WITH_KINSHIP", "")]);
        yield return new(new("C01", "BY_PLACEMENT", "OTHER_FOSTER"), [new("C05", "IN_HOUSE", "", Side.Denominator), new("C05", "OTHER_PROVIDER", "")]);
        // Between the variants lie kinship carers, own and other.
        yield return new(new("C05", "IN_HOUSE_WITH_KINSHIP", ""), [new("C05", "IN_HOUSE", ""), new("C05", "own kinship", "")]);
        yield return new(new("C05", "EXTERNAL_WITH_KINSHIP", ""), [new("C05", "EXTERNAL", ""), new("C05", "external kinship", "")]);
        yield return new(new("C06", "KINSHIP", ""), [new("C05", "own kinship", ""), new("C05", "external kinship", ""), new("C05", "kinship of others", "")]);
        yield return new(new("C04", "FOSTER", ""), [new("C13", "LONG_TERM", "", Side.Denominator)]);
        yield return new(new("C13", "LONG_TERM", ""), [new("C04", "BY_CODE", "U1"), new("C04", "BY_CODE", "U4")]);
        yield return new(new("C13", "LONG_TERM_EXTERNAL", "", Side.Denominator), [new("C05", "EXTERNAL_WITH_KINSHIP", "")]);
        yield return new(new("C13", "LONG_TERM", ""), [new("C13", "LONG_TERM_EXTERNAL", ""), new("C13", "long-term, own", "")]);
        foreach (var part in new[] { "SHARE", "BELOW_THRESHOLD", "ABOVE_THRESHOLD" })
            yield return new(new("C20", "UASC", ""), [new("C20", part, "")]);
        foreach (var (part, reasons) in new[] { ("SPECIAL_GUARDIANSHIP", new[] { "E45", "E46", "E47", "E48" }), ("CHILD_ARRANGEMENTS", new[] { "E41" }), ("ADOPTION", new[] { "E11", "E12" }) })
        {
            yield return new(new("C03", "CEASED", ""), [new("C21", part, "", Side.Denominator)]);
            yield return new(new("C21", part, ""), [.. reasons.Select(reason => new Number("C03", "CEASED", reason))]);
        }

        yield return new(new("C22", "PLANNED", ""), [new("C03", "CEASED", "E4A")]);
        yield return new(new("C22", "UNPLANNED", ""), [new("C03", "CEASED", "E4B")]);
    }
}

/// <summary>Numbers that add up to another, less those that are taken away. A breakdown that is not among the figures is nought; a part that is no measure's own is what the others leave.</summary>
sealed record Sum(Number Whole, IReadOnlyList<Number> Parts, IReadOnlyList<Number>? Less = null);

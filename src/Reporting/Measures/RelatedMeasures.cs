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
        new(["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C13", "C20", "C21", "C22", "C27"], [.. InCare()]),
        new(["C15"],
        [
            new(new("C15", "HELD", ""), [new("C15", "PARTICIPATED", "", Side.Denominator), new("C15", "HELD", "PN0")]),
            new(new("C15", "PARTICIPATED", ""), [.. new[] { "PN1", "PN2", "PN3", "PN4", "PN5", "PN6" }.Select(code => new Number("C15", "HELD", code))]),
        ]),
        new(["C17"], [.. new[] { "DENTAL", "IMMUNISED" }.Select(part => new Sum(new("C17", "HEALTH_ASSESSMENT", "", Side.Denominator), [new("C17", part, "", Side.Denominator)]))]),
        new(["C18"], [new(new("C18", "RETURNED", ""), [new("C18", "MEAN", "", Side.Denominator)])]),
        new(["C19"], [new(new("C19", "INCIDENTS", ""), [new("C19", "MEAN_PER_CHILD", "")]), new(new("C19", "CHILDREN", ""), [new("C19", "MEAN_PER_CHILD", "", Side.Denominator)])]),
        new(["C23"], [.. CareLeavers()]),
        new(["E01"], [new(new("E01", "AVERTED", ""), [new("E01", "SUITE_WIDE", "EDGE_OF_CARE"), new("E01", "SUITE_WIDE", "BOTH")])]),
        new(["E08"],
        [
            new(new("E08", "SUSTAINED_6M", "", Side.Denominator), [new("E08", "RE_ENTERED_6M", "", Side.Denominator)]),
            new(new("E08", "SUSTAINED_6M", "", Side.Denominator), [new("E08", "SUSTAINED_6M", ""), new("E08", "RE_ENTERED_6M", "")]),
        ]),
        new(["E09"], [new(new("E09", "OPEN", ""), [new("E09", "OVER_12_MONTHS", "", Side.Denominator)])]),
        new(["F01"],
        [
            new(new("F01", "ENQUIRIES", ""), [new("F01", "APPLIED", "", Side.Denominator)], EachBreakdown: true),
            new(new("F01", "ENQUIRIES_BY_SOURCE", ""), [new("F01", "APPLIED_BY_SOURCE", "", Side.Denominator)], EachBreakdown: true),
            new(new("F01", "ENQUIRIES", ""), [new("F01", "ENQUIRIES_BY_SOURCE", "")]),
            new(new("F01", "APPLIED", ""), [new("F01", "APPLIED_BY_SOURCE", "")]),
        ]),
        new(["F02"], [new(new("F02", "APPLICATIONS", ""), [new("F02", "APPROVED", "", Side.Denominator), new("F02", "still open", "")], EachBreakdown: true)]),
        new(["F03", "F04", "F05"],
        [
            new(new("F03", "HOUSEHOLDS", ""), [new("F05", "HOUSEHOLDS", "")], EachBreakdown: true),
            new(new("F03", "PLACES", ""), [new("F05", "PLACES", "")], EachBreakdown: true),
            new(new("F04", "HOUSEHOLDS", ""), [new("F05", "HOUSEHOLDS", "", Side.Denominator)]),
            new(new("F04", "HOUSEHOLDS", ""), [new("F04", "HOUSEHOLDS_BY_REASON", "")]),
            new(new("F04", "PLACES", ""), [new("F05", "PLACES", "", Side.Denominator)]),
        ]),
        new(["F10"], [new(new("F10", "WITHDRAWN", ""), [new("F10", "WITHDRAWN_OF_CLOSED", "")], EachBreakdown: true)]),
        new(["G01"], [new(new("G01", "REFERRED", ""), [new("G01", "ACCEPTED", "", Side.Denominator)], EachBreakdown: true)]),
        new(["G02"], [new(new("G02", "TAKE_UP", "", Side.Denominator), [new("G02", "TAKE_UP", ""), new("G02", "DECLINED", ""), new("G02", "undecided", "")])]),
        new(["G03", "G04", "G05", "G07", "G12"], [.. Held()]),
        new(["G11"],
        [
            new(new("G11", "COMPLIANT", ""), [new("G11", "EXEMPT", ""), new("G11", "offered", "")]),
            new(new("G11", "COMPLIANT", "", Side.Denominator), [new("G11", "COMPLIANT", ""), new("G11", "ISSUED_REGARDLESS", ""), new("G11", "neither", "")]),
        ]),
        new(["K01"], [.. Clocks()]),
        new(["K03"], [new(new("K03", "EIGHT_WEEKS", "", Side.Denominator), [new("K03", "UNTIL_IRM", "", Side.Denominator)])]),
        new(["K05"], [new(new("K05", "MEDIAN_DAYS", ""), [new("K05", "OVER_28_DAYS", "", Side.Denominator)], EachBreakdown: true)]),
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
    static void HideIfTheyTell(IReadOnlyList<Figure> ofOnePoint)
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

    // Conferences held are below nearly everything that is counted of them.
    static IEnumerable<Sum> Held()
    {
        var held = new Number("G03", "HELD", "");
        foreach (var part in new[] { "CHANGE", "RATIO", "TRIPLED", "DOUBLED" })
        {
            yield return new(held, [new("G03", part, "")]);
            yield return new(new("G03", "HELD_PREVIOUS", ""), [new("G03", part, "", Side.Denominator)]);
        }

        yield return new(held, [new("G05", "MADE", "", Side.Denominator)]);
        yield return new(new("G05", "MADE", ""), [new("G05", "AGREED", "", Side.Denominator)]);
        yield return new(held, [new("G07", "PATERNAL", "", Side.Denominator)]);
        yield return new(held, [new("G12", "HELD_PER_POST", "")]);
        yield return new(held, [new("G04", "WITHIN_NORM", "", Side.Denominator), new("G04", "accepted later", "")]);
        yield return new(new("G04", "WITHIN_NORM", "", Side.Denominator), [new("G04", "MEDIAN_DAYS", "")]);
        yield return new(new("G04", "WITHIN_NORM", "", Side.Denominator), [new("G04", "MEAN_DAYS", "")]);
    }

    // Whoever was in time for twelve weeks was so for sixteen.
    static IEnumerable<Sum> Clocks()
    {
        foreach (var clock in new[] { "K1", "K2" })
        {
            var all = new Number("K01", clock + "_WITHIN_16_WEEKS", "", Side.Denominator);
            yield return new(all, [new("K01", clock + "_WITHIN_12_WEEKS", "", Side.Denominator)]);
            yield return new(all, [new("K01", clock + "_MEDIAN_DAYS", "")]);
            yield return new(all, [new("K01", clock + "_MEDIAN_WEEKS", "")]);
            yield return new(new("K01", clock + "_WITHIN_16_WEEKS", ""), [new("K01", clock + "_WITHIN_12_WEEKS", ""), new("K01", clock + " between", "")]);
        }
    }

    static IEnumerable<Sum> CareLeavers()
    {
        var all = new Number("C23", "IN_TOUCH", "", Side.Denominator);
        foreach (var part in new[] { "SUITABLE_ACCOMMODATION", "EET", "NEET" })
        {
            yield return new(all, [new("C23", part, "", Side.Denominator)], EachBreakdown: true);
            yield return new(new("C23", "IN_TOUCH", ""), [new("C23", part + "_OF_IN_TOUCH", "", Side.Denominator)], EachBreakdown: true);
            yield return new(new("C23", part, ""), [new("C23", part + "_OF_IN_TOUCH", ""), new("C23", part + " of others", "")], EachBreakdown: true);
        }

        yield return new(all, [new("C23", "EET", ""), new("C23", "NEET", ""), new("C23", "neither", "")], EachBreakdown: true);
    }

    // Where children are is a breakdown of how many there are, and a change of that is who came and who went.
    static IEnumerable<Sum> InCare()
    {
        var children = new Number("C01", "CHILDREN", "");
        foreach (var by in new[] { "BY_PLACEMENT", "BY_AGE", "BY_LEGAL_STATUS" })
            yield return new(children, [new("C01", by, "")]);
        yield return new(children, [new("C03", "CLOSING", "")]);
        yield return new(new("C03", "CLOSING", ""), [new("C03", "OPENING", ""), new("C03", "STARTED", "")], [new("C03", "CEASED", "")]);
        yield return new(children, [new("C02", "RATE", "")]);
        yield return new(children, [new("C10", "IN_AREA", "", Side.Denominator), new("C10", "PLACE_NOT_KNOWN", "")]);
        yield return new(children, [new("C10", "OVER_20_MILES", "", Side.Denominator), new("C10", "DISTANCE_NOT_KNOWN", "")]);
        yield return new(new("C10", "IN_AREA", "", Side.Denominator), [new("C10", "IN_AREA", ""), new("C10", "AT_A_DISTANCE", ""), new("C10", "elsewhere", "")]);
        foreach (var (measure, part) in new[] { ("C11", "THREE_OR_MORE"), ("C27", "MEAN_CHANGES"), ("C04", "FOSTER"), ("C06", "KINSHIP"), ("C07", "CHILDRENS_HOME"), ("C07", "CARE_HOME"), ("C07", "RESIDENTIAL_SCHOOL"), ("C08", "PARENTS"), ("C09", "SUPPORTED"), ("C20", "SHARE") })
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
/// <param name="EachBreakdown">So with every breakdown too.</param>
sealed record Sum(Number Whole, IReadOnlyList<Number> Parts, IReadOnlyList<Number>? Less = null, bool EachBreakdown = false)
{
    public Sum Of(string breakdown) => new(Whole with { Breakdown = breakdown }, [.. Parts.Select(p => p with { Breakdown = breakdown })], Less is null ? null : [.. Less.Select(p => p with { Breakdown = breakdown })]);
}

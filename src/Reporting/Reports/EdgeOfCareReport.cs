using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>The monthly outcomes report of edge of care and reunification.</summary>
static class EdgeOfCareReport
{
    static readonly (string Code, string Months)[] Points = [("3M", "three months"), ("6M", "six months")];

    static readonly (string Measure, string Part, string Name)[] FollowedUp =
    [
        ("E02", "OF_COMPLETED_", "Not looked after, of reviews completed"),
        ("E02", "OF_DUE_", "Not looked after, of reviews due"),
        ("E03", "SUSTAINED_", "No day in care since, of reviews due"),
        ("E04", "COMPLETED_", "Reviews completed, of reviews due"),
        ("E05", "ENTERED_CARE_", "A day in care since, of reviews due"),
    ];

    public static IEnumerable<ReportSection> Sections(ReportFigures figures) => [Averted(figures), FollowUp(figures), Goals(figures), ReReferral(figures), Reunification(figures)];

    static ReportSection Averted(ReportFigures f)
    {
        var section = new SectionWriter(f, "AVERTED", "Care averted");
        section.Say(Words.Share(f.Of("E01", "AVERTED"), "children due to enter care", $"were not in care on {Words.Day(f.Period.End)}"));
        section.Say(SuiteWide(f));
        section.Table("AVERTED", "Children kept out of care", new("E01", "AVERTED"), new("E01", "SUITE_WIDE", Name: "Children kept out of care, suite-wide"));
        var services = section.Table("SUITE_WIDE", "By which service, each child once",
            new[] { "EDGE_OF_CARE", "CONFERENCES", "BOTH" }.Select(b => new Row("E01", "SUITE_WIDE", b, Words.Of(b))));
        section.Chart(services, "Children kept out of care, by which service", ChartKind.Bars, Unit.Count);
        return section.Section;
    }

    static string SuiteWide(ReportFigures f)
    {
        var whole = f.Of("E01", "SUITE_WIDE");
        var (echo, conferences, both) = (f.Of("E01", "SUITE_WIDE", "EDGE_OF_CARE"), f.Of("E01", "SUITE_WIDE", "CONFERENCES"), f.Of("E01", "SUITE_WIDE", "BOTH"));
        var kept = $"Suite-wide {Words.Count(whole, "child", "children", "kept out of care")}";
        if (whole.Suppressed || whole.Numerator == 0)
            return kept;
        if (echo.Suppressed || conferences.Suppressed || both.Suppressed)
            return $"{kept}, each child counted once. How many by which service is withheld.";
        var added = whole.Numerator + both.Numerator;
        return $"{kept}: {echo.Numerator} by edge of care alone, {conferences.Numerator} by conferences alone and {both.Numerator} by both, each child counted once."
            + (both.Numerator > 0 ? $" Adding up what each service reports would give {added}." : "");
    }

    static ReportSection FollowUp(ReportFigures f)
    {
        var section = new SectionWriter(f, "FOLLOW_UP", "Followed up at 3 and 6 months");
        foreach (var (point, months) in Points)
        {
            var (found, sustained) = (f.Of("E02", "OF_DUE_" + point, "AVERTED"), f.Of("E03", "SUSTAINED_" + point, "AVERTED"));
            var (completed, ofCompleted) = (f.Of("E04", "COMPLETED_" + point, "AVERTED"), f.Of("E02", "OF_COMPLETED_" + point, "AVERTED"));
            if (found.Suppressed || sustained.Suppressed || completed.Suppressed || ofCompleted.Suppressed)
            {
                section.Say($"What became of the children whose entry into care was averted is withheld at {months}.");
                continue;
            }

            if (found.Denominator == 0)
            {
                section.Say($"No review at {months} was due of a child whose entry into care was averted.");
                continue;
            }

            section.Say($"Of the children whose entry into care was averted {found.Numerator} of {found.Denominator} ({found.Value}%) were not looked after at {months}; "
                + $"{sustained.Numerator} of {sustained.Denominator} ({sustained.Value}%) had not been in care on any day since the decision");
            section.Say($"{completed.Numerator} of {completed.Denominator} reviews at {months} ({completed.Value}%) were completed"
                + (ofCompleted.Denominator == 0 ? "" : $"; of those completed, {ofCompleted.Value}% found the child not looked after"));
        }

        var averted = section.Matrix("FOLLOW_UP", "Children whose entry into care was averted, per cent", "What is counted", ["At 3 months", "At 6 months"],
            FollowedUp.Select(m => (m.Name, (IReadOnlyList<Row>)[.. Points.Select(p => new Row(m.Measure, m.Part + p.Code, "AVERTED"))])));
        section.Chart(averted, "Children whose entry into care was averted, per cent", ChartKind.Bars, Unit.Percent);
        foreach (var (cohort, title) in new[] { ("AVERTED", "Children whose entry into care was averted"), ("OTHER", "Other children followed up"), ("", "All children followed up") })
            section.Table($"FOLLOW_UP_{(cohort.Length == 0 ? "ALL" : cohort)}", title + ": counts",
                from point in Points
                from measure in FollowedUp
                select new Row(measure.Measure, measure.Part + point.Code, cohort, $"{measure.Name}, at {point.Months}"));
        return section.Section;
    }

    static ReportSection Goals(ReportFigures f)
    {
        var section = new SectionWriter(f, "GOALS", "Goals");
        section.Say(Words.Share(f.Of("E06", "AT_TARGET"), "goals closed", "had reached their target"));
        section.Table("GOALS", "Goals met", new Row("E06", "AT_TARGET"));
        return section.Section;
    }

    static ReportSection ReReferral(ReportFigures f)
    {
        var section = new SectionWriter(f, "RE_REFERRAL", "Referred again");
        section.Say(Words.Share(f.Of("E07", "RE_REFERRED_12M"), "episodes whose 12 months after closure ended in the period", "were followed by a new referral within them"));
        section.Say($"{Words.Count(f.Of("E07", "CLOSED"), "episode", "episodes", "closed")}, and {Words.Count(f.Of("E07", "RE_ENTRIES"), "child", "children", "referred again")}");
        section.Table("RE_REFERRAL", "Episodes closed and children referred again", new("E07", "RE_REFERRED_12M"), new("E07", "CLOSED"), new("E07", "RE_ENTRIES"));
        var closures = section.Apart("CLOSURES", "Episodes closed, by how", "E07", "CLOSED");
        section.Chart(closures, "Episodes closed, by how", ChartKind.Bars, Unit.Count);
        return section.Section;
    }

    static ReportSection Reunification(ReportFigures f)
    {
        var section = new SectionWriter(f, "REUNIFICATION", "Home again");
        section.Say(Words.Count(f.Of("E08", "RETURNED"), "child", "children") + " returned home");
        section.Say(Words.Share(f.Of("E08", "SUSTAINED_6M"), "returns whose six months ended in the period", "held without a re-entry into care"));
        section.Say($"{Words.Count(f.Of("E09", "OPEN"), "child", "children", "placed with parents under an order")} on {Words.Day(f.Period.End)}");
        section.Say(Words.Share(f.Of("E09", "OVER_12_MONTHS"), "placements with parents", "had lasted more than 12 months"));
        section.Table("REUNIFICATION", "Returns home", new("E08", "RETURNED"), new("E08", "SUSTAINED_6M"), new("E08", "RE_ENTERED_6M"), new("E08", "RE_ENTERED_12M"), new("E08", "RE_ENTERED_24M"));
        section.Apart("ROUTES", "Returns home, by route", "E08", "RETURNED");
        section.Table("PLACED_WITH_PARENTS", $"Placed with parents on {Words.Day(f.Period.End)}", new("E09", "OPEN"), new("E09", "OVER_12_MONTHS"));
        section.Apart("LEGAL_STATUS", "Placed with parents, by legal status", "E09", "OPEN");
        return section.Section;
    }
}

using System.Globalization;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>The monthly report of family group conferences.</summary>
static class ConferencingReport
{
    public static IEnumerable<ReportSection> Sections(ReportFigures figures) =>
        [Volumes(figures), Timeliness(figures), Plans(figures), Participation(figures), Feedback(figures), Outcomes(figures), Offers(figures), Coordinators(figures)];

    static ReportSection Volumes(ReportFigures f)
    {
        var section = new SectionWriter(f, "VOLUMES", "Referrals and conferences");
        section.Say($"{Words.Count(f.Of("G01", "REFERRED"), "family", "families", "referred")}, with {Words.Count(f.Of("G01", "CHILDREN"), "child", "children")}");
        section.Say(Words.Share(f.Of("G01", "ACCEPTED"), "families referred", $"were accepted by {Words.Day(f.Period.End)}"));
        section.Say(Words.Share(f.Of("G02", "TAKE_UP"), "families offered a conference", $"had consented by {Words.Day(f.Period.End)}"));
        section.Say(Words.Count(f.Of("G02", "DECLINED"), "family", "families") + " declined");
        var (held, before, lastYear) = (Shown(f.Of("G03", "HELD")), Shown(f.Of("G03", "HELD_PREVIOUS")), Shown(f.Of("G03", "HELD", period: f.LastYear)));
        section.Say(Comparison.Sentence(held, before, ReportPeriods.Name(f.Base)));
        section.Say("The same period last year: " + Comparison.Sentence(held, lastYear, ReportPeriods.Name(f.LastYear)));

        section.Table("VOLUMES", "Referrals, take-up and conferences",
            new("G01", "REFERRED"), new("G01", "CHILDREN"), new("G01", "ACCEPTED"), new("G02", "TAKE_UP"), new("G02", "DECLINED"),
            new("G03", "CHANGE"), new("G03", "RATIO"), new("G03", "TRIPLED"), new("G03", "DOUBLED"));
        var reasons = section.Apart("REASONS", "Families referred, by reason", "G01", "REFERRED");
        section.Chart(reasons, "Families referred, by reason", ChartKind.Bars, Unit.Count);
        section.Apart("REASONS_ACCEPTED", "Referrals accepted, by reason", "G01", "ACCEPTED");
        section.Apart("REASONS_TAKE_UP", "Families who consented, by reason", "G02", "TAKE_UP");
        var compared = section.Table("HELD", "Conferences held, against earlier periods",
            new("G03", "HELD", Name: $"Last year, {ReportPeriods.Name(f.LastYear)}", Period: f.LastYear),
            new("G03", "HELD_PREVIOUS", Name: $"Before, {ReportPeriods.Name(f.Base)}"),
            new("G03", "HELD", Name: $"Now, {ReportPeriods.Name(f.Period)}"));
        section.Chart(compared, "Conferences held, against earlier periods", ChartKind.Columns, Unit.Count);
        var title = $"Conferences held, {f.TrendBy} by {f.TrendBy}";
        var trend = section.Table("TREND", title, f.Trend.Select(t =>
            (new Row("G03", "HELD", Name: f.TrendBy == "month" ? t.Over.Start.ToString("MMM yyyy", CultureInfo.InvariantCulture) : ReportPeriods.Name(t.Over)), t.Over, t.Held)));
        section.Chart(trend, title, ChartKind.Line, Unit.Count);
        return section.Section;
    }

    static ReportSection Timeliness(ReportFigures f)
    {
        var section = new SectionWriter(f, "TIMELINESS", "Timeliness");
        var (median, mean) = (f.Of("G04", "MEDIAN_DAYS"), f.Of("G04", "MEAN_DAYS"));
        section.Say(median.Suppressed ? "How long it took from acceptance to conference is withheld."
            : median.Value.Length == 0 ? "No conference was held of which the day of acceptance is known."
            : $"From acceptance to conference it took a median of {median.Value} days and a mean of {mean.Value} days.");
        section.Say(Words.Share(f.Of("G04", "WITHIN_NORM"), "conferences", "were held within the norm"));
        section.Say(Words.Share(f.Of("G08", "ON_TIME"), "review conferences due", "were held on time"));
        section.Table("TIMELINESS", "From acceptance to conference, and reviews", new("G04", "MEDIAN_DAYS"), new("G04", "MEAN_DAYS"), new("G04", "WITHIN_NORM"),
            new("G08", "ON_TIME", Name: "Review conferences held on time"));
        return section.Section;
    }

    static ReportSection Plans(ReportFigures f)
    {
        var section = new SectionWriter(f, "PLANS", "Family plans");
        section.Say(Words.Share(f.Of("G05", "MADE"), "conferences held", "made a plan"));
        section.Say(Words.Share(f.Of("G05", "AGREED"), "plans made", "were agreed, with changes or without"));
        section.Table("PLANS", "Plans made and agreed", new("G05", "MADE"), new("G05", "AGREED"));
        return section.Section;
    }

    static ReportSection Participation(ReportFigures f)
    {
        var section = new SectionWriter(f, "PARTICIPATION", "Who took part");
        section.Say(Words.Share(f.Of("G06", "TOOK_PART"), "children aged 4 or over", "attended or had their views conveyed"));
        section.Say(Words.Share(f.Of("G07", "PATERNAL"), "conferences", "had the father or one of his family taking part"));
        var table = section.Table("PARTICIPATION", "Children and paternal family", new("G06", "TOOK_PART", Name: "Children aged 4 or over who took part"),
            new("G07", "PATERNAL", Name: "Conferences with the paternal family"));
        section.Chart(table, "Children and paternal family taking part", ChartKind.Bars, Unit.Percent);
        return section.Section;
    }

    static ReportSection Feedback(ReportFigures f)
    {
        var section = new SectionWriter(f, "FEEDBACK", "Feedback");
        section.Say(Words.Share(f.Of("G09", "COVERAGE"), "conferences held", "have feedback of the family"));
        section.Say(Words.Share(f.Of("G09", "COVERAGE_REVIEW"), "review conferences held", "have feedback of the family"));
        section.Say($"{Words.Count(f.Of("G09", "FORMS"), "person", "people")} gave feedback; {Words.Count(f.Of("G09", "NO_ANSWER"), "person", "people")} asked gave none, "
            + $"and of {Words.Count(f.Of("G09", "OUTSTANDING"), "person", "people")} asked nothing is recorded yet");
        section.Say("Themes and tones are those that the manager chose for the comments. The comments themselves are not in this report, and not where it comes from.");

        section.Table("COVERAGE", "Feedback, and who did not answer",
            new("G09", "COVERAGE"), new("G09", "COVERAGE_REVIEW"),
            new("G09", "FORMS"), new("G09", "FORMS", "FAMILY", "Gave feedback: family"), new("G09", "FORMS", "SOCIAL_WORKER", "Gave feedback: social workers"),
            new("G09", "NO_ANSWER"), new("G09", "NO_ANSWER", "FAMILY", "Asked and gave none: family"), new("G09", "NO_ANSWER", "SOCIAL_WORKER", "Asked and gave none: social workers"),
            new("G09", "OUTSTANDING"));
        string[] scores = ["PREPARED", "HEARD", "PLAN_IS_OURS", "RECOMMEND"];
        var family = section.Table("SCORES_FAMILY", "Mean scores of the family", scores.Select(s => new Row("G09", s)));
        section.Chart(family, "Mean scores of the family", ChartKind.Bars, Unit.Score);
        var workers = section.Table("SCORES_WORKER", "Mean scores of social workers", scores.Select(s => new Row("G09", "WORKER_" + s)));
        section.Chart(workers, "Mean scores of social workers", ChartKind.Bars, Unit.Score);
        section.Table("SCORES_BY_SESSION", "Mean scores by session",
            from part in scores.Concat(scores.Select(s => "WORKER_" + s))
            from session in f.Breakdowns("G09", part)
            select new Row("G09", part, session, $"{Catalogue.Find("G09").Parts.Single(p => p.Code == part).Name}: {Words.Of(session).ToLowerInvariant()}"));
        var themes = section.Apart("THEMES", "What comments are about", "G09", "THEMES");
        section.Chart(themes, "What comments are about", ChartKind.Bars, Unit.Count);
        section.Apart("TONES", "Tone of comments", "G09", "TONES");
        return section.Section;
    }

    static ReportSection Outcomes(ReportFigures f)
    {
        var section = new SectionWriter(f, "OUTCOMES", "Outcomes at 3 and 6 months");
        foreach (var (point, months) in new[] { ("3M", "3 months"), ("6M", "6 months") })
        {
            section.Say(Words.Share(f.Of("G10", "NOT_LOOKED_AFTER_" + point), $"children whose review at {months} was due", "were not looked after"));
            section.Say(Words.Share(f.Of("G10", "NOR_IN_PROCEEDINGS_" + point), $"children whose review at {months} was due", "were neither looked after nor in care proceedings"));
        }

        section.Table("OUTCOMES_COUNTS", "Children not looked after, of all reviews due",
            new("G10", "NOT_LOOKED_AFTER_3M"), new("G10", "NOR_IN_PROCEEDINGS_3M"), new("G10", "NOT_LOOKED_AFTER_6M"), new("G10", "NOR_IN_PROCEEDINGS_6M"));
        var table = section.Matrix("OUTCOMES", "Outcomes, per cent of reviews due", "Outcome", ["At 3 months", "At 6 months"],
        [
            ("Not looked after", [new("G10", "NOT_LOOKED_AFTER_3M"), new("G10", "NOT_LOOKED_AFTER_6M")]),
            ("Nor in proceedings", [new("G10", "NOR_IN_PROCEEDINGS_3M"), new("G10", "NOR_IN_PROCEEDINGS_6M")]),
        ]);
        section.Chart(table, "Outcomes, per cent of reviews due", ChartKind.Columns, Unit.Percent);
        return section.Section;
    }

    static ReportSection Offers(ReportFigures f)
    {
        var section = new SectionWriter(f, "OFFERS", "Offers before proceedings");
        section.Say(Words.Share(f.Of("G11", "COMPLIANT"), "care and supervision applications", "met the duty to offer a family group decision-making meeting first (Children Act 1989, section 31ZA)"));
        section.Say($"{Words.Count(f.Of("G11", "EXEMPT"), "application", "applications", "exempt")}; {Words.Count(f.Of("G11", "ISSUED_REGARDLESS"), "application", "applications", "issued though the duty was not met")}");
        section.Table("OFFERS", "Applications and the duty to offer",
            f.Breakdowns("G11", "COMPLIANT").Select(b => new Row("G11", "COMPLIANT", b, $"The duty was met: {Words.Of(b).ToLowerInvariant()}"))
                .Prepend(new("G11", "COMPLIANT")).Append(new("G11", "EXEMPT")).Append(new("G11", "ISSUED_REGARDLESS")));
        section.Apart("GAPS", "What was missing", "G11", "GAPS");
        return section.Section;
    }

    static ReportSection Coordinators(ReportFigures f)
    {
        var section = new SectionWriter(f, "COORDINATORS", "Coordinators");
        section.Say(PerPost(f, f.Period));
        section.Say(PerPost(f, f.Base));
        section.Table("COORDINATORS", "Conferences for each coordinator's post",
            from over in new[] { f.Period, f.Base }
            from row in new[] { ("HELD_PER_POST", "Held for each full-time post"), ("AVERAGE_POSTS", "Full-time posts, average") }
            select new Row("G12", row.Item1, Name: $"{row.Item2}, {ReportPeriods.Name(over)}", Period: over));
        return section.Section;
    }

    static string PerPost(ReportFigures f, ReportingPeriod period)
    {
        var (held, posts) = (f.Of("G12", "HELD_PER_POST", period: period), f.Of("G12", "AVERAGE_POSTS", period: period));
        return held.Suppressed || posts.Suppressed ? $"How many conferences were held for each full-time post in {ReportPeriods.Name(period)} is withheld."
            : held.Value.Length == 0 ? $"No coordinator had a post in {ReportPeriods.Name(period)}."
            : $"In {ReportPeriods.Name(period)} {held.Value} conferences were held for each full-time post, of {posts.Value} on average.";
    }

    static long? Shown(Figure held) => held.Suppressed ? null : held.Numerator;
}

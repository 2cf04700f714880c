using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>What must be so before a scorecard is published, first or again.</summary>
static class Publishing
{
    /// <summary>Local rule: who publishes is not who wrote what red lines say, so that two people answer for it.</summary>
    const string Separation = "Separation of duties: a narrative's writer does not publish it";

    const string Explained = "A red measure needs a narrative with an owner and a day";

    public static void PeriodMayBe(ReportingPeriod period, DateOnly today)
    {
        if (period.End >= today)
            throw Refuse.Precondition("PERIOD_RUNS", "The period runs: it is published when its last day is over.");
        if (!ScorecardPeriods.IsWhole(period))
            throw Refuse.Precondition("PERIOD_NOT_WHOLE", "Whole quarters and years are published: what is withheld of one could be worked out from others that overlap it.");
    }

    public static void MayBe(Worked worked, Caller caller)
    {
        var unexplained = Worked.Unexplained(worked.Exact).ToList();
        if (unexplained.Count > 0)
            throw Refuse.Preconditions("RED_WITHOUT_NARRATIVE", "Red lines need an open narrative with an owner and a day before the scorecard is published.",
                [.. unexplained.Select(l => new RuleViolation("RED_WITHOUT_NARRATIVE", Line(l), Explained))]);
        if (worked.Writers.Contains(caller.Subject))
            throw Refuse.Permission("PUBLISHER_WROTE_NARRATIVE", "Somebody else publishes: a narrative on it was written last by the caller.", Separation);
    }

    public static string Line(ScorecardLine line) => $"Line {line.LineNumber} ({line.MeasureId} {line.Figure.Part}{(line.Figure.Breakdown.Length > 0 ? " " + line.Figure.Breakdown : "")}) is red and has no open narrative.";

    public static (int Green, int Amber, int Red) Count(Scorecard scorecard)
    {
        var ratings = scorecard.Sections.SelectMany(s => s.Lines).CountBy(l => l.Rating).ToDictionary();
        return (ratings.GetValueOrDefault(Rating.Green), ratings.GetValueOrDefault(Rating.Amber), ratings.GetValueOrDefault(Rating.Red));
    }
}

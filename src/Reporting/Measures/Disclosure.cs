using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>Works a measure out over a period: once for all who need it, or for one.</summary>
delegate Task<MeasureResult> WorksOut(MeasureDefinition measure, ReportingPeriod period);

/// <summary>
/// What readers of aggregates are shown. Each measure is looked at together with those that it tells of, and what one answer could be subtracted from another to
/// find out is withheld in all of them, whichever is asked for. Figures are given for whole quarters, or for several of them where each quarter is shown: so no
/// two periods differ by a few days.
/// </summary>
static class Disclosure
{
    /// <summary>The result as this caller may see it; the one given stays as it is.</summary>
    public static async Task<MeasureResult> For(Caller caller, MeasureDefinition measure, ReportingPeriod period, WorksOut exact)
    {
        return Suppression.AppliesTo(caller) ? await Shown(measure, period, exact) : await exact(measure, period);
    }

    /// <summary>The result as readers of aggregates may see it, whoever asks.</summary>
    public static async Task<MeasureResult> Shown(MeasureDefinition measure, ReportingPeriod period, WorksOut exact)
    {
        var shown = await Over(measure, period, exact);
        if (!measure.Compares)
            return shown;

        // What it is compared with is a figure of the period before, and is withheld where that is.
        var before = (await Over(measure, period.Before(), exact)).Figures;
        foreach (var part in measure.Parts.Where(p => p.BaseOf.Length > 0))
        {
            var (then, now) = (Whole(shown.Figures, part.Code), Whole(shown.Figures, part.BaseOf));
            if (Whole(before, part.BaseOf).Suppressed && !then.Suppressed)
                Suppression.Hide(then);
            if (then.Suppressed || now.Suppressed)
                foreach (var comparison in shown.Figures.Where(f => !f.Suppressed && measure.Parts.Any(p => p.Code == f.Part && p.Compares)))
                    Suppression.Hide(comparison);
        }

        Withhold(shown.AddsUp, measure, shown.Figures);
        return shown;

        static Figure Whole(IEnumerable<Figure> figures, string part) => figures.First(f => f.Part == part && f.Breakdown.Length == 0);
    }

    static async Task<MeasureResult> Over(MeasureDefinition measure, ReportingPeriod period, WorksOut exact)
    {
        var quarters = Quarters(period).ToList();
        // A measure of one day is what it is in the quarter that ends with that day.
        if (!measure.OverPeriod || quarters.Count == 1)
            return await OfQuarter(measure, quarters[^1], period, exact);

        // What is withheld in one quarter is withheld in every period that has it in it: whatever these show is then a sum of what quarters show.
        var shown = await OfQuarter(measure, period, period, exact);
        var withheld = new List<(string Part, string Breakdown)>();
        foreach (var quarter in quarters)
            withheld.AddRange((await OfQuarter(measure, quarter, quarter, exact)).Figures.Where(f => f.Suppressed).Select(f => (f.Part, f.Breakdown)));
        // The period before of a quarter is no part of the period before of a year.
        foreach (var figure in shown.Figures.Where(f => !measure.Parts.Any(p => p.Code == f.Part && (p.Compares || p.BaseOf.Length > 0))))
        {
            var times = withheld.Count(w => w == (figure.Part, figure.Breakdown));
            // That it is small says of one quarter what that quarter says itself; of several it says what they add up to.
            if (times > 1 || times == 1 && figure.Value != Suppression.Shown)
                Suppression.Hide(figure);
        }

        Withhold(shown.AddsUp, measure, shown.Figures);
        return shown;
    }

    /// <summary>What readers of aggregates may ask for instead of days: whole quarters. What still runs ends with the last whole one.</summary>
    public static ReportingPeriod Whole(ReportingPeriod asked, MeasureDefinition? measure, DateOnly today)
    {
        var last = Quarter.Of(asked.End);
        if (last.LastDay != asked.End)
        {
            if (asked.End != today)
                throw NotWhole();
            last = last.Previous();
        }

        // A measure of one day has no first day.
        if (measure is { OverPeriod: false } || last.LastDay < asked.Start && asked.End == today)
            return new(last.FirstDay, last.LastDay);
        if (Quarter.Of(asked.Start).FirstDay != asked.Start || asked.Start > last.LastDay)
            throw NotWhole();
        return new(asked.Start, last.LastDay);
    }

    static RefusedException NotWhole() => Refuse.Permission("PERIOD_NOT_WHOLE",
        "Readers of aggregates are shown whole quarters and years: two periods that differ by days would tell of single people.");

    static IEnumerable<ReportingPeriod> Quarters(ReportingPeriod period)
    {
        for (var quarter = Quarter.Of(period.Start); quarter.FirstDay <= period.End; quarter = quarter.Next())
            yield return new(quarter.FirstDay, quarter.LastDay);
    }

    static async Task<MeasureResult> OfQuarter(MeasureDefinition measure, ReportingPeriod period, ReportingPeriod asked, WorksOut exact)
    {
        var related = RelatedMeasures.Of(measure);
        var all = new Dictionary<string, MeasureResult>(StringComparer.Ordinal);
        foreach (var id in related.Measures)
            all[id] = await exact(Catalogue.Find(id), period);
        var shown = related.Show(all.ToDictionary(r => r.Key, r => (IReadOnlyList<Figure>)r.Value.Figures, StringComparer.Ordinal));

        var result = all[measure.Id].Clone();
        result.PeriodStart = asked.Start.ToMessage();
        result.Figures.Clear();
        result.Figures.AddRange(shown[measure.Id]);
        Withhold(result.AddsUp, measure, shown[measure.Id]);
        return result;
    }

    static void Withhold(IEnumerable<AddsUp> addsUp, MeasureDefinition measure, IReadOnlyList<Figure> shown)
    {
        foreach (var rule in addsUp)
            if (measure.AddsUp.Single(r => r.Code == rule.Code).Addends.Any(a => shown.Any(f => f.Part == a.Part && f.Suppressed)))
                (rule.Whole, rule.Parts, rule.Difference, rule.Suppressed) = (0, 0, 0, true);
    }
}

using System.Globalization;
using System.Text;
using Suite.DemoData.Caseload;

namespace Suite.DemoData.Returns;

/// <summary>
/// What no return holds, by month, quarter and year: attendance from the virtual school, return interviews, health assessments, referrals and
/// plans from the case system, surveys. Counted of the same children as the returns where it is about them.
/// </summary>
sealed class SampleIndicators(string authority, int seed, DateOnly present, IReadOnlyList<CareLife> lives)
{
    const string Header = "measure,part,breakdown,period_start,period_end,numerator,denominator,source\r\n";
    const string Sources = "sample data";

    const int Years = 3, WorkingDays20 = 28;

    readonly Draw _draw = new($"demo-data/indicators/{seed}/{authority}");
    readonly double _size = authority == SampleCaseload.Westmere ? 1 : 0.13;

    /// <summary>The file: all that is sent of each measure and period.</summary>
    public byte[] File()
    {
        var file = new StringBuilder(Header);
        foreach (var (first, last) in Periods())
            foreach (var (measure, part, met, of, source) in Of(first, last))
                if (of > 0)
                    file.Append(CultureInfo.InvariantCulture, $"{measure},{part},,{first:yyyy-MM-dd},{last:yyyy-MM-dd},{met},{of},\"{source}, {Sources}\"\r\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    // Whole months, quarters and years that are over.
    IEnumerable<(DateOnly First, DateOnly Last)> Periods()
    {
        var from = new DateOnly(present.Year - (present.Month < 4 ? 1 : 0) - Years + 1, 4, 1);
        foreach (var months in (int[])[1, 3, 12])
            for (var first = from; first.AddMonths(months) <= present; first = first.AddMonths(months))
                yield return (first, first.AddMonths(months).AddDays(-1));
    }

    IEnumerable<(string Measure, string Part, int Met, int Of, string Source)> Of(DateOnly first, DateOnly last)
    {
        bool In(DateOnly day) => day >= first && day <= last;
        var inCare = lives.SelectMany(life => life.Times.Where(t => !t.IsShortBreak).Select(time => (life, time))).ToList();

        var second = inCare.Select(c => (c.life, On: c.life.Reviews.Where(r => r.On >= c.time.From && !(r.On >= c.time.To)).Skip(1).Select(r => (DateOnly?)r.On).FirstOrDefault()))
            .Where(r => r.On is { } on && In(on)).ToList();
        yield return ("C14", "ENDORSED", second.Count(r => r.life.Draw.Chance("planned-in-time", 0.86)), second.Count, "Case system");

        var assessed = inCare.Where(c => In(c.time.From.AddDays(WorkingDays20)) && !(c.time.To < c.time.From.AddDays(WorkingDays20))).ToList();
        yield return ("C16", "WITHIN_20_WD", assessed.Count(c => c.life.Draw.Chance("assessed-in-time", Better(c.time.From, 0.58, 0.1))), assessed.Count, "Health provider");

        var missing = lives.SelectMany(l => l.Missing.Where(m => m.Kind is "M" && In(m.To)).Select(m => l.Draw.For($"interview/{m.From:yyyy-MM-dd}"))).ToList();
        var offered = missing.Where(d => d.Chance("offered", 0.93)).ToList();
        var accepted = offered.Where(d => d.Chance("accepted", 0.68)).ToList();
        yield return ("C19", "RHI_OFFERED", offered.Count, missing.Count, "Return interviews");
        yield return ("C19", "RHI_ACCEPTED", accepted.Count, offered.Count, "Return interviews");
        yield return ("C19", "RHI_WITHIN_72_HOURS", accepted.Count(d => d.Chance("in-time", 0.76)), accepted.Count, "Return interviews");

        // A term's attendance: of those of school age who are looked after at the end of it.
        var pupils = lives.Where(l => l.IsLookedAfter(last) && l.AgeOn(last) is >= 5 and <= 16).ToList();
        yield return ("C24", "BELOW_90", pupils.Count(l => l.Draw.Chance($"absent/{last.Year}/{(last.Month - 1) / 4}", l.AgeOn(last) >= 11 ? 0.31 : 0.11)), pupils.Count, "Virtual school");

        var (referrals, again, plans, repeated, sent, returned) = (0, 0, 0, 0, 0, 0);
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            var draw = _draw.For($"{month:yyyy-MM}");
            var came = (int)(_size * draw.Between("referrals", 262, 328));
            referrals += came;
            again += Share(draw, "again", came, Better(month, 0.235, -0.012));
            var began = (int)Math.Ceiling(_size * draw.Between("plans", 22, 36));
            plans += began;
            repeated += Share(draw, "repeated", began, 0.22);
            // Asked in the last month of a quarter.
            if (month.Month % 3 == 0)
            {
                var asked = lives.Count(l => l.IsLookedAfter(month) && l.AgeOn(month) >= 8);
                sent += asked;
                returned += Share(draw, "returned", asked, 0.37);
            }
        }

        yield return ("C25", "RE_REFERRED", again, referrals, "Case system");
        yield return ("C26", "REPEAT", repeated, plans, "Case system");
        yield return ("C28", "RETURNED", returned, sent, "Survey of children and young people");
    }

    // So much in the middle of 2025, and so much more each year after.
    static double Better(DateOnly day, double share, double each) => Math.Clamp(share + each * (day.DayNumber - new DateOnly(2025, 7, 1).DayNumber) / 365.0, 0.02, 0.98);

    static int Share(Draw draw, string what, int of, double share) => Enumerable.Range(0, of).Count(i => draw.Chance($"{what}/{i}", share));
}

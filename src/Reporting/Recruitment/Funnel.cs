using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Recruitment;

/// <summary>One enquiry of a cohort.</summary>
/// <param name="Branch">What the funnel is broken down by.</param>
/// <param name="On">The day of each stage, in order; null for one that is not known as at the day.</param>
sealed record Enquiry(string Branch, DateOnly?[] On)
{
    /// <summary>The furthest stage of which a day is known: whoever is there came through those before it.</summary>
    public int Furthest { get; } = Array.FindLastIndex(On, day => day is not null);
}

/// <summary>Counts enquiries stage by stage, and withholds stages that tell of fewer than five.</summary>
static class Funnel
{
    public static IReadOnlyList<FunnelStage> Stages { get; } =
    [
        FunnelStage.Enquiry, FunnelStage.Responded, FunnelStage.Visited, FunnelStage.Invited, FunnelStage.Applied,
        FunnelStage.Stage1Complete, FunnelStage.Stage2, FunnelStage.Panel, FunnelStage.Approved,
    ];

    public static IEnumerable<FunnelBranch> Of(IReadOnlyList<Enquiry> cohort, bool brokenDown, bool withhold)
    {
        List<Branch> branches = [new("", true, cohort)];
        if (brokenDown)
            branches.AddRange(cohort.GroupBy(e => e.Branch, StringComparer.Ordinal).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => new Branch(b.Key, false, [.. b])));
        if (withhold)
            Withhold(branches[0], branches[1..]);
        return branches.Select(b => b.ToMessage(withhold));
    }

    /// <summary>
    /// A stage is withheld if it tells of 1 to 4 enquiries: those that reached it, those of the cohort that did not, or those lost since the
    /// stage shown before it. One branch that is withheld takes the stage of all others with it, for the whole less the others gives it away.
    /// </summary>
    static void Withhold(Branch whole, IReadOnlyList<Branch> branches)
    {
        for (var stage = 0; stage < Stages.Count; stage++)
        {
            var wholeTells = whole.Tells(stage);
            if (wholeTells)
                whole.Withheld[stage] = true;
            if (wholeTells || branches.Any(b => b.Tells(stage)))
                foreach (var branch in branches)
                    branch.Withheld[stage] = true;
        }
    }

    sealed class Branch(string name, bool whole, IReadOnlyList<Enquiry> enquiries)
    {
        readonly long[] _counts = [.. Enumerable.Range(0, Stages.Count).Select(stage => enquiries.LongCount(e => e.Furthest >= stage))];

        public bool[] Withheld { get; } = new bool[Stages.Count];

        public bool Tells(int stage)
        {
            var before = Enumerable.Range(0, stage).Where(s => !Withheld[s]).Select(s => _counts[s]).DefaultIfEmpty(_counts[0]).Last();
            return Suppression.IsSmall(_counts[stage]) || Suppression.IsSmall(_counts[0] - _counts[stage]) || Suppression.IsSmall(before - _counts[stage]);
        }

        public FunnelBranch ToMessage(bool withhold) => new()
        {
            Breakdown = name,
            Whole = whole,
            Steps = { Stages.Select((stage, at) => Step(stage, at, withhold)) },
        };

        FunnelStep Step(FunnelStage stage, int at, bool withhold) => Withheld[at]
            ? new() { Stage = stage, Suppressed = true }
            : new()
            {
                Stage = stage,
                Count = _counts[at],
                ShareOfCohort = Share(at, 0),
                ShareOfPrevious = at == 0 ? "" : Share(at, at - 1),
                MedianDaysFromPrevious = at == 0 ? "" : Median(at, at - 1, withhold),
                MedianDaysTotal = at == 0 ? "" : Median(at, 0, withhold),
            };

        string Share(int at, int of) => Withheld[of] || _counts[of] == 0 ? "" : Rounding.Percent(_counts[at], _counts[of]);

        string Median(int at, int from, bool withhold)
        {
            List<int> days = [.. enquiries.Where(e => e.On[from] <= e.On[at]).Select(e => e.On[at]!.Value.DayNumber - e.On[from]!.Value.DayNumber)];
            return Durations.TwiceMedian(days) is { } twice && !(withhold && Suppression.IsSmall(days.Count)) ? Rounding.OneDecimal(twice, 2) : "";
        }
    }
}

using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Forecasts;

/// <summary>How long one kind of check took: days from submission to receipt, shortest first.</summary>
/// <param name="Own">The council's own; otherwise published figures.</param>
sealed record Spread(IReadOnlyList<int> Days, bool Own)
{
    public double Median => Quantile(0.5);

    public double Ninetieth => Quantile(0.9);

    public double Quantile(double share) => Quantile(Days, 0, share);

    /// <summary>
    /// The same of those that took longer than <paramref name="waited"/> days; null if none did. Nobody who has waited three
    /// weeks is helped by how many came back in one.
    /// </summary>
    public double? QuantileBeyond(int waited, double share)
    {
        var from = 0;
        while (from < Days.Count && Days[from] <= waited)
            from++;
        return from == Days.Count ? null : Quantile(Days, from, share);
    }

    // Linear interpolation between the two nearest ranks, as PostgreSQL's percentile_cont and most spreadsheets do it.
    static double Quantile(IReadOnlyList<int> days, int from, double share)
    {
        var rank = (days.Count - 1 - from) * share;
        var below = from + (int)rank;
        return below + 1 < days.Count ? days[below] + ((days[below + 1] - days[below]) * (rank - (int)rank)) : days[below];
    }
}

/// <summary>What an authority's own checks took, by type and police force.</summary>
sealed class Turnarounds
{
    /// <summary>With fewer results than this the council's own say too little, and published figures are used.</summary>
    public const int Enough = 5;

    readonly Dictionary<(CheckType Type, string Force), Spread> _own = [];

    /// <param name="results">Days of each completed check, in any order.</param>
    public Turnarounds(IEnumerable<(CheckType Type, string Force, int Days)> results)
    {
        var all = results.Where(r => r.Days >= 0).ToList();
        foreach (var group in all.GroupBy(r => (r.Type, Force: "")).Concat(all.Where(r => r.Force.Length > 0).GroupBy(r => (r.Type, r.Force))))
            _own[group.Key] = new([.. group.Select(r => r.Days).Order()], true);
    }

    public static Turnarounds None { get; } = new([]);

    /// <summary>The force's own figures if there are enough, else the council's for that type, else the published ones.</summary>
    public Spread Of(CheckType type, string force)
    {
        if (force.Length > 0 && _own.TryGetValue((type, force), out var ofForce) && ofForce.Days.Count >= Enough)
            return ofForce;
        if (_own.TryGetValue((type, ""), out var ofType) && ofType.Days.Count >= Enough)
            return ofType;
        return new(PublishedTurnaround.Of(type), false);
    }

    /// <summary>The council's own figures, also where they are too few for a forecast: all forces together first, then each.</summary>
    public IEnumerable<Turnaround> ToMessages() =>
        from own in _own
        orderby own.Key.Type, own.Key.Force
        select new Turnaround
        {
            Type = (V1.CheckType)own.Key.Type,
            PoliceForce = own.Key.Force,
            Completed = own.Value.Days.Count,
            MedianDays = own.Value.Median,
            NinetiethDays = own.Value.Ninetieth,
        };
}

namespace Suite.Reporting.Scorecards;

/// <summary>How often a figure fell and rose from one month (or quarter) to the next. What cannot be compared is left out and said to be.</summary>
readonly record struct Trend(int Fell, int Rose, int Stayed, int Steps)
{
    /// <param name="periods">In order; null where one has no value.</param>
    public static Trend Of(IReadOnlyList<Limit?> periods)
    {
        var (fell, rose, stayed) = (0, 0, 0);
        foreach (var (before, after) in periods.Zip(periods.Skip(1)))
        {
            if (before is not { } earlier || after is not { } later)
                continue;
            var moved = later.CompareTo(earlier);
            if (moved < 0)
                fell++;
            else if (moved > 0)
                rose++;
            else
                stayed++;
        }

        return new(fell, rose, stayed, Math.Max(0, periods.Count - 1));
    }

    public int Compared => Fell + Rose + Stayed;

    /// <param name="ofWhat">Months or quarters.</param>
    public string Sentence(string ofWhat)
    {
        if (Compared == 0)
            return $"In the last {Steps} {ofWhat} there are no two after each other that can be compared.";
        var of = Compared == Steps ? $"the last {Steps} {ofWhat}" : $"the {Compared} of the last {Steps} {ofWhat} that can be compared with the one before";
        if (Stayed == Compared)
            return $"Did not change in any of {of}.";
        if (Fell == Rose)
            return $"Rose in {Rose} and fell in {Fell} of {of}.";
        return Fell > Rose ? $"Fell in {Fell} of {of}." : $"Rose in {Rose} of {of}.";
    }
}

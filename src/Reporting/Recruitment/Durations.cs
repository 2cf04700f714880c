namespace Suite.Reporting.Recruitment;

/// <summary>What is said of a number of durations in whole days.</summary>
static class Durations
{
    /// <summary>Twice the median, which is whole; null of none.</summary>
    public static long? TwiceMedian(IReadOnlyCollection<int> days)
    {
        if (days.Count == 0)
            return null;
        int[] ordered = [.. days.Order()];
        return ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2];
    }

    /// <summary>The least duration that nine of ten do not exceed.</summary>
    public static int NinetiethPercentile(IReadOnlyCollection<int> days) => days.Order().ElementAt((days.Count * 9 + 9) / 10 - 1);
}

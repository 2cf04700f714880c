using Suite.Reporting.Measures;

namespace Suite.Reporting.Reports;

/// <summary>What may be said of a number of conferences against an earlier one: always with its base, and no word without its rule.</summary>
static class Comparison
{
    /// <param name="held">Null if withheld, as is <paramref name="before"/>.</param>
    /// <param name="baseName">The period of the base, for example 2026/27 Q1.</param>
    public static string Sentence(long? held, long? before, string baseName)
    {
        if (held is not { } now)
            return $"How many conferences were held is withheld, and with it the change against {baseName}.";
        var was = now == 1 ? "1 conference was held" : now == 0 ? "No conferences were held" : $"{now} conferences were held";
        if (before is not { } then)
            return $"{was}. How many were held in {baseName} is withheld, and with it the change.";
        if (then == 0)
            return now == 0 ? $"{was}, and none in {baseName}." : $"{was}, against none in {baseName}: there is no base for a change in per cent or a ratio.";
        if (now == then)
            return $"{was}, as many as in {baseName}.";

        var change = Words.Signed(Rounding.Percent(now - then, then));
        var ratio = Rounding.TwoDecimals(now, then);
        if (now < then)
            return $"{was}, against {then} in {baseName}: {then - now} fewer, {change}%, {ratio} times as many. The number has fallen.";
        var facts = $"{was}, against {then} in {baseName}: {now - then} more, {change}%";
        if (now * 100 >= then * Total.Tripled)
            return $"{facts}. The number has {(now * 100 >= then * 350 ? "more than tripled" : "tripled")} ({ratio} times as many).";
        // 2.5 is where the ratio, rounded to a whole number, would say three; 1.5 where it would say two.
        if (now * 100 >= then * 250)
            return $"{facts}, {ratio} times as many. This is not \"tripled\": that is said from 2.95 times on.";
        if (now * 100 >= then * Total.Doubled)
            return $"{facts}. The number has doubled ({ratio} times as many).";
        return now * 100 >= then * 150
            ? $"{facts}, {ratio} times as many. This is not \"doubled\": that is said from 1.95 times on."
            : $"{facts}, {ratio} times as many.";
    }
}

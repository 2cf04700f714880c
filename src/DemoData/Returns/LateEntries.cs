namespace Suite.DemoData.Returns;

/// <summary>
/// What was not in the case system yet when the newest return was first made, or was wrong in it: starts, moves and ends keyed in late, a child
/// recorded twice, reviews and times missing that came in afterwards. The return is submitted again when they are right.
/// </summary>
static class LateEntries
{
    const int Starts = 10, Moves = 14, Ends = 2, Twice = 1;

    /// <param name="first">Of the quarter about which it came late.</param>
    public static IReadOnlyList<CareLife> Without(IReadOnlyList<CareLife> lives, DateOnly first, DateOnly last)
    {
        bool In(DateOnly? day) => day >= first && day <= last;
        var share = Math.Min(1, lives.Count / 900.0);
        int Some(int many) => Math.Max(1, (int)(many * share));

        var unknown = lives.Where(l => l.Times.Count == 1 && !l.Times[0].IsShortBreak && In(l.Times[0].From)).TakeLast(Some(Starts)).ToHashSet();
        var unmoved = lives.Where(l => !unknown.Contains(l) && l.Times.Count > 0 && l.Times[^1].Episodes is [.., { Placement.IsTemporary: false }, { To: null, Why: "P" } moved] && In(moved.From)).TakeLast(Some(Moves)).ToHashSet();
        var still = lives.Where(l => !unknown.Contains(l) && l.Times.Count > 0 && l.Times[^1] is { IsShortBreak: false } time && In(time.To) && l.AgeOn(time.To!.Value) < 16).TakeLast(Some(Ends)).ToHashSet();
        var kept = lives.Where(l => !unknown.Contains(l)).Select(life => life with
        {
            Times = unmoved.Contains(life) ? [.. life.Times.SkipLast(1), Unmoved(life.Times[^1])] : still.Contains(life) ? [.. life.Times.SkipLast(1), Still(life.Times[^1])] : life.Times,
            // One in six was in somebody's notes only.
            Reviews = [.. life.Reviews.Where((r, i) => !In(r.On) || !life.Draw.Chance($"late/review/{i}", 0.16))],
            Missing = [.. life.Missing.Where((m, i) => !In(m.From) || !life.Draw.Chance($"late/missing/{i}", 0.16))],
            Workers = still.Contains(life) ? [.. life.Workers.SkipLast(1), life.Workers[^1] with { To = null }] : life.Workers,
        }).ToList();
        // Recorded again, under another id, by the team that took them over.
        kept.AddRange(lives.Where(l => !unknown.Contains(l) && l.Times.Count == 1 && !l.Times[0].IsShortBreak && !l.Unaccompanied && In(l.Times[0].From.AddDays(45)) && l.Times[0].To is null).Take(Some(Twice))
            .Select(l => l with { Reference = l.Reference + "X", PupilNumber = "UN5", Reviews = [], Missing = [] }));
        return kept;
    }

    static TimeInCare Unmoved(TimeInCare time) => time with { Episodes = [.. time.Episodes.SkipLast(2), time.Episodes[^2] with { To = null, Ended = "", WhyMoved = "" }] };

    static TimeInCare Still(TimeInCare time) => time with { Episodes = [.. time.Episodes.SkipLast(1), time.Episodes[^1] with { To = null, Ended = "" }] };
}

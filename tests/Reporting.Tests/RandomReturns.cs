namespace Suite.Reporting.Tests;

/// <summary>
/// Five years of statutory returns of children who never were, submitted again and again with rows that came late, changed and vanished. The same seed gives the same returns.
/// </summary>
sealed class RandomReturns(int seed, int children)
{
    public const int FirstYear = 2021, LastYear = 2025;

    static readonly string[] Placements = ["U1", "U2", "U3", "U4", "U4", "U5", "U6", "U6", "U6", "K1", "K2", "K2", "K3", "P1", "R1", "R2", "S1", "A3", "A5", "Z1"];
    static readonly string[] Temporary = ["T0", "T1", "T2", "T3", "T4"];
    static readonly string[] Legal = ["C1", "C2", "C2", "V2", "V2", "E1", "L1", "J1"];
    static readonly string[] Providers = ["PR1", "PR1", "PR2", "PR3", "PR4", "PR5"];
    static readonly string[] Needs = ["N1", "N1", "N2", "N4", "N5", "N8"];
    static readonly string[] Ends = ["E11", "E12", "E3", "E4A", "E4A", "E4A", "E4B", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E5", "E8"];
    static readonly string[] Participation = ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];

    readonly Random _random = new(seed);

    /// <summary>In the order in which they were submitted.</summary>
    public IReadOnlyList<Submission> Submissions()
    {
        var truth = Enumerable.Range(1, children).SelectMany(i => Life($"child-{i:000}")).ToList();
        truth.AddRange(Enumerable.Range(1, children / 2).SelectMany(i => Leaver($"leaver-{i:000}")));
        var submissions = new List<Submission>();
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var right = OfYear(truth, year);
            // The last year is begun before it is over.
            if (year == LastYear)
                submissions.Add(new(year, new(year - 1, 10, 15), Spoilt([.. right.Where(r => r is not (HealthRow or LeaverRow))], year, new(year - 1, 10, 14))));
            submissions.Add(new(year, new DateOnly(year, 6, 1).AddDays(_random.Next(40)), Spoilt(right, year, new(year, 3, 31))));
            submissions.Add(new(year, new DateOnly(year, 9, 1).AddDays(_random.Next(40)), Spoilt(right, year, new(year, 3, 31))));
            if (Chance(50))
                submissions.Add(new(year, new DateOnly(year + 1, 2, 1).AddDays(_random.Next(20)), right));
        }

        return [.. submissions.OrderBy(s => s.On)];
    }

    /// <summary>The same submissions in another order: those of one year as they followed each other, the years mixed.</summary>
    public IReadOnlyList<Submission> Mixed(IReadOnlyList<Submission> submissions)
    {
        var waiting = submissions.GroupBy(s => s.Year).Select(y => new Queue<Submission>(y)).ToList();
        var mixed = new List<Submission>();
        while (waiting.Count > 0)
        {
            var next = waiting[_random.Next(waiting.Count)];
            mixed.Add(next.Dequeue());
            if (next.Count == 0)
                waiting.Remove(next);
        }

        return mixed;
    }

    IEnumerable<ReturnRow> Life(string child)
    {
        var born = new DateOnly(2004, 1, 1).AddDays(_random.Next(365 * 17));
        yield return new ChildRow(child, Chance(50) ? "M" : "F", born);
        if (Chance(12))
            yield return new UascRow(child, Chance(50) ? null : Day(new(2021, 1, 1), 1400));

        var day = Day(new(2018, 1, 1), 2300);
        DateOnly first = day;
        for (var period = _random.Next(1, 4); period > 0; period--)
        {
            var started = day;
            var shortBreaks = Chance(10);
            EpisodeRow? last = null;
            for (var left = _random.Next(1, 7); left > 0; left--)
            {
                var length = Chance(20) ? _random.Next(1, 20) : _random.Next(20, 500);
                var next = Episode(child, day, last, left == 1, shortBreaks && Chance(80));
                day = day.AddDays(length);
                var open = left == 1 && period == 1 && Chance(60);
                last = next with { Ended = open ? null : day, Rec = open ? null : left == 1 ? Any(Ends) : "X1" };
                yield return last;
                if (open)
                    day = new(2026, 1, 1);
            }

            foreach (var row in Kept(child, started, day))
                yield return row;
            // Home and back on the same day now and then.
            if (!Chance(10))
                day = day.AddDays(_random.Next(1, 600));
        }

        for (var year = FirstYear; year <= LastYear; year++)
            if (first < new DateOnly(year - 1, 4, 1) && Chance(70))
                yield return new Yearly(year, new HealthRow(child, Chance(70) ? _random.Next(0, 41) : null, Flag(), Flag(), Flag(), Flag()));
    }

    EpisodeRow Episode(string child, DateOnly day, EpisodeRow? before, bool isLast, bool shortBreak)
    {
        var legal = shortBreak ? Chance(50) ? "V3" : "V4" : Any(Legal);
        if (before is null)
            return Placed(new(child, day, "S", legal, Any(Needs), Any(Placements), null, null, null, null, null, null));
        if (before.Place[0] == 'T' && before.Urn is { } from && Chance(70))
        {
            // Back to where it was before the temporary placement; its urn carries which one that was.
            var parts = from.Split('|');
            return new(child, day, "P", legal, before.Need, parts[1], parts[2].Length == 0 ? null : parts[2], null, null, parts[3].Length == 0 ? null : parts[3], before.Miles, before.Where);
        }

        if (!isLast && before.Place[0] != 'T' && Chance(15))
            return new(child, day, "P", legal, before.Need, Any(Temporary), null, null, null, $"T|{before.Place}|{before.Provider}|{before.Urn}", before.Miles, before.Where);
        return _random.Next(5) switch
        {
            0 => before with { Started = day, Rne = "L", Legal = legal, Place = Steady(before), Urn = before.Place[0] == 'T' ? null : before.Urn },
            1 => before with { Started = day, Rne = "T", Legal = legal, Place = Any(Placements), Urn = before.Place[0] == 'T' ? null : before.Urn },
            2 => before with { Started = day, Rne = "U", Legal = legal, Place = Any(Placements), Urn = before.Place[0] == 'T' ? null : before.Urn },
            3 => Placed(before with { Started = day, Rne = "B", Legal = legal, Place = Any(Placements) }),
            _ => Placed(before with { Started = day, Rne = "P", Legal = legal, Place = Any(Placements) }),
        };

        string Steady(EpisodeRow from) => from.Place[0] == 'T' ? Any(Placements) : from.Place;
    }

    EpisodeRow Placed(EpisodeRow episode) => episode with
    {
        Provider = episode.Place is "P1" ? "PR0" : episode.Place is "Z1" ? null : Any(Providers),
        Urn = Chance(70) ? $"SC{_random.Next(100000, 100020)}" : null,
        Miles = _random.Next(5) switch { 0 => null, 1 => 999.9m, 2 => 20.0m, 3 => 20.1m, _ => _random.Next(0, 900) / 10m },
        Where = Any<string?>(["OWN", "OWN", "ADJOINING", "OTHER", null]),
    };

    IEnumerable<ReturnRow> Kept(string child, DateOnly from, DateOnly to)
    {
        var worker = 0;
        for (var day = from; day < to && day < new DateOnly(2025, 6, 1);)
        {
            var until = day.AddDays(_random.Next(30, 500));
            yield return new WorkerRow(child, day, $"w{(Chance(15) ? worker : ++worker)}", until < to ? until : to);
            day = until;
        }

        var review = from.AddDays(_random.Next(20, 36));
        while (review < to && review < new DateOnly(2025, 6, 1))
        {
            if (Chance(92))
                yield return new ReviewRow(child, review, Any(Participation));
            review = review.AddDays(Chance(50) ? _random.Next(85, 96) : _random.Next(170, 190));
        }

        for (var times = Chance(25) ? _random.Next(1, 6) : 0; times > 0; times--)
        {
            var away = from.AddDays(_random.Next(Math.Max(1, Math.Min(to.DayNumber, new DateOnly(2025, 5, 1).DayNumber) - from.DayNumber)) + times);
            yield return new MissingRow(child, away, Chance(75) ? "M" : "A", away.AddDays(_random.Next(0, 25)));
        }
    }

    IEnumerable<ReturnRow> Leaver(string child)
    {
        var born = new DateOnly(1999, 1, 1).AddDays(_random.Next(365 * 8));
        for (var year = FirstYear; year <= LastYear; year++)
            if (Chance(70))
                yield return new Yearly(year, new LeaverRow(child, born, Any(["YES", "YES", "YES", "NO", "REFU", "NREQ", "RHOM", "DIED"]), Any<string?>(["F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5", "G4", "G5", "G6", null]),
                    Any<string?>(["B1", "C1", "K1", "U1", "X2", "Y2", null])));
    }

    /// <summary>What a return without faults says of a year: what was so in it, and of what went on after it no end.</summary>
    static List<ReturnRow> OfYear(IReadOnlyList<ReturnRow> truth, int year)
    {
        var rows = truth.Select(row => Clip(row, year, new(year, 3, 31))).OfType<ReturnRow>().ToList();
        var children = rows.Where(r => r is not (ChildRow or UascRow)).Select(r => r.Child).ToHashSet();
        return Distinct(rows.Where(r => children.Contains(r.Child)));
    }

    static ReturnRow? Clip(ReturnRow row, int year, DateOnly last)
    {
        var first = new DateOnly(year - 1, 4, 1);
        return row switch
        {
            EpisodeRow e when e.Started <= last && (e.Ended is null || e.Ended >= first) => e.Ended > last ? e with { Ended = null, Rec = null } : e,
            WorkerRow w when w.Started <= last && (w.Ended is null || w.Ended >= first) => w.Ended > last ? w with { Ended = null } : w,
            MissingRow m when m.Started <= last && (m.Ended is null || m.Ended >= first) => m.Ended > last ? m with { Ended = null } : m,
            ReviewRow r when r.On >= first && r.On <= last => r,
            Yearly y when y.Year == year => y.Row,
            HealthRow or LeaverRow or ChildRow or UascRow => row,
            _ => null,
        };
    }

    /// <summary>The same return with faults: children and rows that are missing in it, rows that say something else, and children who were not there.</summary>
    List<ReturnRow> Spoilt(IReadOnlyList<ReturnRow> right, int year, DateOnly last)
    {
        var rows = new List<ReturnRow>();
        foreach (var child in right.Select(r => Clip(r, year, last)).OfType<ReturnRow>().GroupBy(r => r.Child))
        {
            if (Chance(4))
                continue;
            if (!Chance(20))
            {
                rows.AddRange(child);
                continue;
            }

            var lastEpisode = child.OfType<EpisodeRow>().LastOrDefault();
            foreach (var row in child)
            {
                if (row is not (ChildRow or EpisodeRow) && Chance(15))
                    continue;
                rows.Add(!Chance(25) ? row : row switch
                {
                    EpisodeRow e when e == lastEpisode && e.Ended is { } ended && Chance(60) =>
                        e with { Ended = ended.AddDays(-2) > e.Started ? ended.AddDays(-2) : ended, Rec = Chance(50) ? Any(Ends) : e.Rec },
                    EpisodeRow { Place: not ['T', ..] } e => Chance(50) ? e with { Place = Any(Placements) } : e with { Need = Any(Needs), Provider = Any(Providers) },
                    ReviewRow r => r with { Code = Any(Participation) },
                    HealthRow h => h with { Teeth = Flag(), Sdq = _random.Next(0, 41) },
                    LeaverRow l => l with { Touch = "YES", Activity = "F2" },
                    MissingRow m => m with { Kind = "M" },
                    ChildRow c => c with { Born = c.Born.AddDays(_random.Next(-400, 400)) },
                    UascRow u => u with { Ceased = last },
                    _ => row,
                });
            }
        }

        for (var phantoms = _random.Next(3); phantoms > 0; phantoms--)
        {
            var name = $"phantom-{_random.Next(5)}";
            rows.Add(new ChildRow(name, "U", new(2012, 2, 29)));
            rows.Add(Placed(new(name, Day(new(year - 1, 4, 1), 150), "S", "V2", "N1", Any(Placements), null, null, null, null, null, null)));
        }

        return Distinct(rows);
    }

    static List<ReturnRow> Distinct(IEnumerable<ReturnRow> rows) =>
        [.. rows.GroupBy(r => $"{r.Table} {r.Child} {string.Join(' ', r.Key.Select(k => k.Value))}").Select(r => r.Last())];

    DateOnly Day(DateOnly from, int days) => from.AddDays(_random.Next(days));

    bool Chance(int percent) => _random.Next(100) < percent;

    bool? Flag() => _random.Next(4) switch { 0 => null, 1 => false, _ => true };

    T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>A row that is said once a year.</summary>
    sealed record Yearly(int Year, ReturnRow Row) : ReturnRow(Row.Child)
    {
        internal override string Table => Row.Table;
        internal override IReadOnlyList<(string, object?)> Key => Row.Key;
        internal override IReadOnlyList<(string, object?)> Values => Row.Values;
    }
}

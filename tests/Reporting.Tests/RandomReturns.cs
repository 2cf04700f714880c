namespace Suite.Reporting.Tests;

/// <summary>
/// Five years of statutory returns of children who never were, submitted again and again with rows that came late, changed and vanished, and the files of what no return holds. Every return is one
/// that the Department would take: faults are of what is said, not of how. The same seed gives the same files.
/// </summary>
sealed class RandomReturns(int seed, int children)
{
    public const int FirstYear = 2021, LastYear = 2025;

    // The returns ask for social workers from 2023/24, and for supported accommodation (K3, H5 before) from 2024/25 on.
    const int FirstYearOfWorkers = 2024, FirstYearOfSupported = 2025;

    static readonly string[] Placements = ["U1", "U2", "U3", "U4", "U4", "U5", "U6", "U6", "U6", "K1", "K2", "K2", "K3", "P1", "R1", "R2", "S1", "A3", "A5", "Z1"];
    static readonly string[] Temporary = ["T0", "T1", "T2", "T3", "T4"];
    static readonly string[] Legal = ["C1", "C2", "C2", "V2", "V2", "E1", "L1", "J1"];
    static readonly string[] Providers = ["PR1", "PR1", "PR2", "PR3", "PR4", "PR5"];
    static readonly string[] Needs = ["N1", "N1", "N2", "N4", "N5", "N8"];
    static readonly string[] Ends = ["E11", "E12", "E3", "E4A", "E4A", "E4A", "E4B", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E5", "E8"];
    static readonly string[] Participation = ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];
    static readonly string?[] Postcodes = ["AB1 1AA", "AB2 2BB", "AB2 2BB", "AC1 1AA", "CD1 1AA", "CD2 2BB", "CD2 2BB", "CD9 9ZZ", "BT1 1AA", "ZZ9 9ZZ", null];
    static readonly (string Measure, string[] Parts)[] Elsewhere =
    [
        ("C14", ["ENDORSED"]), ("C16", ["WITHIN_20_WD"]), ("C19", ["RHI_OFFERED", "RHI_ACCEPTED", "RHI_WITHIN_72_HOURS"]), ("C24", ["BELOW_90"]), ("C25", ["RE_REFERRED"]), ("C26", ["REPEAT"]),
        ("C28", ["RETURNED"]),
    ];

    readonly Random _random = new(seed);

    public static IEnumerable<(DateOnly Start, DateOnly End)> Quarters =>
        from year in Enumerable.Range(FirstYear - 1, LastYear - FirstYear + 1)
        from quarter in new ReportingYear(year).Quarters
        select (quarter.FirstDay, quarter.LastDay);

    /// <summary>In the order in which they were submitted.</summary>
    public IReadOnlyList<Submission> Submissions()
    {
        var truth = Enumerable.Range(1, children).SelectMany(i => Life($"child-{i:000}")).ToList();
        truth.AddRange(Enumerable.Range(1, children / 2).SelectMany(i => Leaver($"leaver-{i:000}")));
        var submissions = new List<Submission>();
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var right = OfYear(truth, year, new(year, 3, 31));
            // The last year is begun before it is over.
            if (year == LastYear)
                submissions.Add(new(year, new(year - 1, 10, 15), Spoilt([.. OfYear(truth, year, new(year - 1, 10, 14)).Where(r => r is not (HealthRow or LeaverRow))], year, new(year - 1, 10, 14))));
            submissions.Add(new(year, new DateOnly(year, 6, 1).AddDays(_random.Next(40)), Spoilt(right, year, new(year, 3, 31))));
            submissions.Add(new(year, new DateOnly(year, 9, 1).AddDays(_random.Next(40)), Spoilt(right, year, new(year, 3, 31))));
            if (Chance(50))
                submissions.Add(new(year, new DateOnly(year + 1, 2, 1).AddDays(_random.Next(20)), right));
        }

        return [.. submissions.OrderBy(s => s.On)];
    }

    /// <summary>Of each quarter a file or two: of whom a row is missing, changed later or not said any more.</summary>
    public IReadOnlyList<IndicatorFile> Indicators()
    {
        var files = new List<IndicatorFile>();
        foreach (var (start, end) in Quarters)
        {
            var first = end.AddDays(_random.Next(10, 60));
            files.Add(new(first, Rows()));
            if (Chance(60))
                files.Add(new(first.AddDays(_random.Next(30, 500)), Rows()));

            List<IndicatorRow> Rows() =>
            [
                .. from measure in Elsewhere
                   where Chance(80)
                   from part in measure.Parts
                   where Chance(90)
                   from breakdown in Any<string[]>([[""], [""], ["BOYS", "GIRLS"], ["", "BOYS", "GIRLS"], ["GIRLS"]])
                   let whole = _random.Next(40)
                   select new IndicatorRow(measure.Measure, part, breakdown, start, end, _random.Next(whole + 1), whole),
            ];
        }

        return [.. files.OrderBy(f => f.On)];
    }

    /// <summary>Every summer the estimate of the year before, and once a revision of older ones.</summary>
    public IReadOnlyList<PopulationFile> Populations() =>
    [
        .. Enumerable.Range(FirstYear - 2, LastYear - FirstYear + 2).Select(midYear => new PopulationFile(new(midYear + 1, 7, 20), new Dictionary<int, int> { [midYear] = 1_500 + (_random.Next(8) * 500) })),
        new(new(2023, 11, 30), new Dictionary<int, int> { [2020] = 2_499, [2021] = 3_501, [2022] = 2_500 }),
    ];

    /// <summary>The same files in another order: those of one sort and year (or quarter) as they followed each other, all else mixed.</summary>
    public IReadOnlyList<object> Mixed(IEnumerable<object> files)
    {
        var waiting = files.GroupBy(f => f switch
        {
            Submission s => (object)s.Year,
            IndicatorFile i => i.Rows.Select(r => r.Start).FirstOrDefault(),
            PopulationFile p => p.On,
            _ => throw new InvalidOperationException($"{f} is no file."),
        }).Select(of => new Queue<object>(of)).ToList();
        var mixed = new List<object>();
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
        var day = Day(new(2018, 1, 1), 2300);
        var first = day;
        var header = new ChildRow(child, Chance(50) ? "M" : "F", day.AddDays(-_random.Next(20, 365 * 17)));
        yield return header;
        if (Chance(12))
            yield return new UascRow(child, Chance(50) ? null : Earliest(Day(new(2021, 1, 1), 1400), header.Born.AddYears(16)), header);

        for (var period = _random.Next(1, 4); period > 0; period--)
        {
            var started = day;
            var shortBreaks = Chance(10);
            EpisodeRow? last = null, steady = null;
            for (var left = _random.Next(1, 7); left > 0; left--)
            {
                var next = Episode(child, day, last, steady, left == 1, shortBreaks && Chance(80));
                day = day.AddDays(Chance(20) ? _random.Next(1, 20) : _random.Next(20, 500));
                var open = left == 1 && period == 1 && Chance(60);
                last = Lawful(next with { Ended = open ? null : day, Rec = open ? null : left == 1 ? Any(Ends) : "X1" });
                steady = IsTemporary(last) ? steady : last;
                yield return last;
                if (open)
                    day = new(2026, 1, 1);
            }

            foreach (var row in Kept(child, started, day))
                yield return row;
            day = day.AddDays(Chance(10) ? 1 : _random.Next(2, 600));
        }

        for (var year = FirstYear; year <= LastYear; year++)
            if (first < new DateOnly(year - 1, 4, 1) && Chance(70))
                yield return new Yearly(year, new HealthRow(child, Chance(70) ? _random.Next(0, 41) : null, Flag(), Flag(), Flag(), Flag()));
    }

    /// <param name="before">The episode before; none if this begins a time in care.</param>
    /// <param name="steady">The last one that was not temporary.</param>
    EpisodeRow Episode(string child, DateOnly day, EpisodeRow? before, EpisodeRow? steady, bool isLast, bool shortBreak)
    {
        var legal = shortBreak ? Chance(50) ? "V3" : "V4" : Any(Legal);
        if (before is null || steady is null)
            return Placed(new(child, day, "S", legal, Any(Needs), Any(Placements), null, null, null, null, Chance(90) ? "AB1 1AA" : null, null));
        if (IsTemporary(before) && Chance(70))
            return steady with { Started = day, Rne = "P", Legal = legal };
        if (!isLast && !shortBreak && !IsTemporary(before) && Chance(15))
            return before with { Started = day, Rne = "P", Legal = legal, Place = Any(Temporary), Provider = null, Urn = null };
        return _random.Next(5) switch
        {
            0 => steady with { Started = day, Rne = "L", Legal = legal },
            1 => steady with { Started = day, Rne = "T", Legal = legal, Place = Any(Placements) },
            2 => steady with { Started = day, Rne = "U", Legal = legal, Place = Any(Placements) },
            3 => Placed(before with { Started = day, Rne = "B", Legal = legal, Place = Any(Placements) }),
            _ => Placed(before with { Started = day, Rne = "P", Legal = legal, Place = Any(Placements) }),
        };
    }

    EpisodeRow Placed(EpisodeRow episode) => episode with
    {
        Provider = episode.Place is "P1" ? "PR0" : episode.Place is "Z1" ? null : Any(Providers),
        Urn = Chance(70) ? $"SC{_random.Next(100000, 100020)}" : null,
        At = Any(Postcodes),
    };

    static bool IsTemporary(EpisodeRow episode) => episode.Place[0] == 'T';

    /// <summary>What the return's rules refuse of one episode by itself becomes what they let pass.</summary>
    EpisodeRow Lawful(EpisodeRow episode)
    {
        // A short break is no long-term foster care; with parents nobody is accommodated under section 20; only there the provider is a parent.
        if (episode.ShortBreak && episode.Place is "U1" or "U4")
            episode = episode with { Place = "U6" };
        if (episode is { Place: "P1", Legal: "V2" })
            episode = episode with { Legal = "C2" };
        if (episode is { Provider: "PR0", Place: not "P1" })
            episode = episode with { Provider = Any(Providers) };
        // Adoption ends a placement for it; special guardianship to a former foster carer ends foster care.
        if (episode.Rec is not (null or "X1") && episode.Place[0] == 'A' && Chance(50))
            episode = episode with { Rec = Chance(50) ? "E11" : "E12" };
        if (episode is { Rec: "E11" or "E12", Place: not ['A', ..] } or { Rec: "E45" or "E46", Place: not ['U', ..] })
            episode = episode with { Rec = "E4A" };
        return episode;
    }

    IEnumerable<ReturnRow> Kept(string child, DateOnly from, DateOnly to)
    {
        var worker = 0;
        for (var day = from; day < to && day < new DateOnly(2025, 6, 1);)
        {
            var until = day.AddDays(_random.Next(30, 500));
            yield return new WorkerRow(child, day, $"SW{(Chance(15) ? worker : ++worker)}", Earliest(until, to));
            day = until;
        }

        var review = from.AddDays(_random.Next(20, 36));
        while (review < to && review < new DateOnly(2025, 6, 1))
        {
            if (Chance(92))
                yield return new ReviewRow(child, review, Any(Participation));
            review = review.AddDays(Chance(50) ? _random.Next(85, 96) : _random.Next(170, 190));
        }

        var away = from;
        for (var times = Chance(25) ? _random.Next(1, 6) : 0; times > 0; times--)
        {
            away = away.AddDays(_random.Next(1, 250));
            if (away >= to || away >= new DateOnly(2025, 5, 1))
                break;
            var back = Earliest(away.AddDays(_random.Next(0, 25)), to);
            yield return new MissingRow(child, away, Chance(75) ? "M" : "A", back);
            away = back;
        }
    }

    IEnumerable<ReturnRow> Leaver(string child)
    {
        var born = new DateOnly(1999, 1, 1).AddDays(_random.Next(365 * 8));
        yield return new ChildRow(child, Chance(50) ? "M" : "F", born);
        for (var year = FirstYear; year <= LastYear; year++)
            if (Chance(70))
                yield return new Yearly(year, new LeaverRow(child, born, Any(["YES", "YES", "YES", "NO", "REFU", "NREQ", "RHOM", "DIED"]), Any<string?>(["F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5", "G4", "G5", "G6", null]),
                    Any<string?>(["B1", "C1", "K1", "U1", "X2", "Y2", null])));
    }

    /// <summary>What a return without faults says of a year up to a day: what was so in it, and of what went on after it no end.</summary>
    static List<ReturnRow> OfYear(IReadOnlyList<ReturnRow> truth, int year, DateOnly last)
    {
        var rows = truth.Select(row => Clip(row, year, last)).OfType<ReturnRow>().ToList();
        var children = rows.Where(r => r is not (ChildRow or UascRow)).Select(r => r.Child).ToHashSet();
        return Whole(rows.Where(r => children.Contains(r.Child)));
    }

    static ReturnRow? Clip(ReturnRow row, int year, DateOnly last)
    {
        var first = new DateOnly(year - 1, 4, 1);
        return row switch
        {
            EpisodeRow e when e.Started <= last && (e.Ended is null || e.Ended >= first) => (e.Ended > last ? e with { Ended = null, Rec = null } : e) with
            {
                Place = e.Place == "K3" && year < FirstYearOfSupported ? "H5" : e.Place,
            },
            WorkerRow w when year >= FirstYearOfWorkers && w.Started <= last && (w.Ended is null || w.Ended >= first) => w.Ended > last ? w with { Ended = null } : w,
            MissingRow m when m.Started <= last && (m.Ended is null || m.Ended >= first) => m.Ended > last ? m with { Ended = null } : m,
            ReviewRow r when r.On >= first && r.On <= last => r,
            UascRow u => u.Ceased > last ? u with { Ceased = null } : u,
            Yearly y when y.Year == year => y.Row,
            ChildRow => row,
            _ => null,
        };
    }

    /// <summary>The same return with faults: children and rows that are missing in it, rows that say something else, and children who were not there.</summary>
    List<ReturnRow> Spoilt(IReadOnlyList<ReturnRow> right, int year, DateOnly last)
    {
        var rows = new List<ReturnRow>();
        foreach (var child in right.GroupBy(r => r.Child))
        {
            if (Chance(4))
                continue;
            if (!Chance(20))
            {
                rows.AddRange(child);
                continue;
            }

            var header = child.OfType<ChildRow>().Single();
            if (Chance(25))
                header = header with { Born = header.Born.AddDays(-_random.Next(1, 400)) };
            var episodes = SpoiltEpisodes([.. child.OfType<EpisodeRow>()], last);
            var others = child.Where(r => r is not (ChildRow or EpisodeRow) && !Chance(15)).Select(row => row switch
            {
                ReviewRow r when Chance(25) => r with { Code = Any(Participation) },
                HealthRow h when Chance(25) => h with { Teeth = Flag(), Sdq = _random.Next(0, 41) },
                LeaverRow l => (Chance(25) ? l with { Touch = "YES", Activity = "F2" } : l) with { Born = header.Born },
                MissingRow m when Chance(25) => m with { Kind = "M" },
                UascRow u => (Chance(25) ? u with { Ceased = Earliest(last, header.Born.AddYears(16)) } : u) with { Of = header },
                _ => row,
            }).ToList();
            if (episodes.Count > 0 || others.Count > 0)
                rows.AddRange([header, .. episodes, .. others]);
        }

        foreach (var phantom in Enumerable.Range(0, 5).Where(_ => Chance(20)))
        {
            var name = $"phantom-{phantom}";
            rows.Add(new ChildRow(name, year >= 2025 ? "U" : "F", new(2012, 2, 29)));
            rows.Add(Clip(Lawful(Placed(new(name, Day(new(year - 1, 4, 1), 150), "S", "V2", "N1", Any(Placements), null, null, null, null, "AB1 1AA", null))), year, last)!);
        }

        return Whole(rows);
    }

    List<EpisodeRow> SpoiltEpisodes(List<EpisodeRow> episodes, DateOnly last)
    {
        for (var i = 0; i < episodes.Count; i++)
        {
            var e = episodes[i];
            if (!IsTemporary(e) && Chance(15))
                episodes[i] = Lawful(Chance(50) ? e with { Place = Any([.. Placements.Where(p => p != "K3")]) } : e with { Need = Any(Needs), Provider = Any(Providers), At = Any(Postcodes) });
        }

        if (episodes is [.., { Ended: { } ended } ended_] && Chance(25))
            episodes[^1] = Lawful(ended_ with { Ended = ended.AddDays(-2) > ended_.Started ? ended.AddDays(-2) : ended, Rec = Chance(50) ? Any(Ends) : ended_.Rec });

        // Not keyed in yet: the child seems to be where it was before.
        if (episodes is [.., var previous, { Rne: not "S" }] && Chance(20))
        {
            episodes.RemoveAt(episodes.Count - 1);
            episodes[^1] = previous with { Ended = null, Rec = null };
        }

        // A day later than it was: of a move, with the end before it, or of the start.
        for (var i = 0; i < episodes.Count; i++)
        {
            var later = episodes[i].Started.AddDays(_random.Next(1, 4));
            if (!Chance(10) || later > last || later >= (episodes[i].Ended ?? DateOnly.MaxValue))
                continue;
            if (i > 0 && episodes[i].Rne != "S")
                episodes[i - 1] = episodes[i - 1] with { Ended = later };
            else if (episodes[i].Rne != "S")
                continue;
            episodes[i] = episodes[i] with { Started = later };
        }

        return episodes;
    }

    /// <summary>Each row once, and of each child whether it is an unaccompanied one in this return.</summary>
    static List<ReturnRow> Whole(IEnumerable<ReturnRow> rows)
    {
        var once = rows.GroupBy(r => (r.Table, r.Child, r.Key)).Select(r => r.Last()).ToList();
        var uasc = once.OfType<UascRow>().Select(u => u.Child).ToHashSet();
        return [.. once.Select(r => r is EpisodeRow e ? e with { Uasc = uasc.Contains(e.Child) } : r)];
    }

    DateOnly Day(DateOnly from, int days) => from.AddDays(_random.Next(days));

    static DateOnly Earliest(DateOnly one, DateOnly other) => one < other ? one : other;

    bool Chance(int percent) => _random.Next(100) < percent;

    bool? Flag() => _random.Next(4) switch { 0 => null, 1 => false, _ => true };

    T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>A row that is said once a year.</summary>
    sealed record Yearly(int Year, ReturnRow Row) : ReturnRow(Row.Child)
    {
        internal override V1.ReturnTable Table => Row.Table;
        internal override object Key => Row.Key;
        internal override string[] Cells(string born, int year) => Row.Cells(born, year);
    }
}

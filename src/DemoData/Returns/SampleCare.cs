using System.Globalization;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;

namespace Suite.DemoData.Returns;

/// <summary>
/// Children looked after by two councils that do not exist, over the years before the demo's present: who came into care, where they
/// lived, how they left. Shares and durations are like those that are published of England; nobody here is anybody.
/// </summary>
sealed class SampleCare
{
    // Whoever left care at 18 in the years of the returns came into it after this many years before.
    const int YearsBack = 22;

    // Since edge of care and conferences have been at work, fewer come into care.
    static readonly DateOnly FewerFrom = new(2025, 5, 1);
    const double ShareSince = 0.72;

    static readonly (int Least, int Most, double Weight)[] Ages = [(0, 300, 19), (301, 1826, 18), (1827, 3652, 19), (3653, 5843, 31), (5844, 6480, 13)];

    static readonly (string, double)[] Ethnicities = [("WBRI", 68), ("WOTH", 6), ("WROM", 1), ("MWBC", 4), ("MWBA", 2), ("MWAS", 2), ("MOTH", 3), ("APKN", 4), ("AOTH", 2), ("BAFR", 4), ("BCRB", 2), ("BOTH", 1), ("NOBT", 1)];

    static readonly (string, double)[] Needs = [("N1", 64), ("N2", 3), ("N3", 4), ("N4", 8), ("N5", 14), ("N6", 2), ("N8", 5)];

    static readonly (string, double)[] Participation = [("PN1", 55), ("PN2", 5), ("PN3", 2), ("PN4", 3), ("PN5", 6), ("PN6", 24), ("PN7", 5)];

    static readonly (string, double)[] ReasonsToMove = [("CARPL", 44), ("CREQB", 12), ("CREQO", 8), ("PLACE", 9), ("LAREQ", 12), ("CHILD", 5), ("STAND", 2), ("ALLEG", 2), ("CLOSE", 2), ("OTHER", 4)];

    static readonly (string, double)[] ReasonsForWorkers = [("MANAGE", 22), ("LEFTRL", 34), ("TSPROC", 24), ("ORGRST", 6), ("ABSENC", 8), ("CHCHAN", 2), ("OTHERS", 4)];

    enum Way
    {
        Home,
        Guardianship,
        Arrangements,
        Adoption,
        ToEighteen,
    }

    readonly DateOnly _present;
    readonly Draw _all;
    readonly SamplePlaces _places;
    readonly string _letters, _number;
    readonly bool _isWestmere;

    SampleCare(int seed, DateOnly present, string authority)
    {
        (_present, _all, _places, _isWestmere) = (present, new($"demo-data/care/{seed}/{authority}"), SamplePlaces.Of(authority), authority == SampleCaseload.Westmere);
        (_letters, _number) = _isWestmere ? ("WM", "901") : ("EA", "902");
    }

    /// <summary>Every child of whom a return of the last years may say something.</summary>
    public static IReadOnlyList<CareLife> Of(int seed, DateOnly present, string authority, DateOnly firstDay)
    {
        var care = new SampleCare(seed, present, authority);
        var (arrivals, breaks) = care._isWestmere ? (2350, 9) : (320, 2);
        // A care leaver of 21 may have left six years ago.
        var lives = Enumerable.Range(1, arrivals).Select(care.Life).Where(l => l.Times.Count > 0 && !(l.Times[^1].To < firstDay.AddYears(-6))).ToList();
        lives.AddRange(Enumerable.Range(1, breaks).Select(care.ShortBreaks));
        if (care._isWestmere && present >= FamilyJourney.LastDay)
            lives.Add(care.OfTheJourney());
        return lives;
    }

    CareLife Life(int number)
    {
        var draw = _all.For($"child/{number}");
        var day = _present.AddYears(-YearsBack).AddDays((int)(draw.Unit("came") * (_present.DayNumber - _present.AddYears(-YearsBack).DayNumber)));
        var unaccompanied = draw.Chance("unaccompanied", 0.13);
        var (least, most, _) = draw.Weighted("age", [.. Ages.Select(a => (a, a.Weight))]);
        var born = day.AddDays(-(unaccompanied ? draw.Between("age/days", 5480, 6400) : draw.Between("age/days", least, most)));
        var life = new CareLife($"{_letters}{number:D6}", draw.Chance("boy", unaccompanied ? 0.93 : 0.55) ? "M" : "F", born,
            unaccompanied ? draw.Of("ethnicity", ["AOTH", "BAFR", "OOTH", "BOTH"]) : draw.Weighted("ethnicity", Ethnicities), Pupil(number), unaccompanied, draw.Of("home", _places.Own), [], draw);
        if (day >= FewerFrom && !draw.Chance("comes-all-the-same", ShareSince))
            return life;

        var times = new List<TimeInCare>();
        for (var nth = 1; nth <= 3 && day <= _present; nth++)
        {
            var time = Time(life, day, draw.For($"time/{nth}"));
            times.Add(time);
            // Some who went home come back.
            if (time.To is not { } left || time.Ended is not ("E4A" or "E4B") || !draw.Chance($"again/{nth}", time.Ended is "E4A" ? 0.13 : 0.34))
                break;
            day = left.AddDays(draw.Between($"again/{nth}/days", 20, 500));
            if (life.AgeOn(day) >= 17)
                break;
        }

        return Accompanied(life with { Times = times });
    }

    TimeInCare Time(CareLife life, DateOnly from, Draw draw)
    {
        var eighteen = life.Born.AddYears(18);
        var age = life.AgeOn(from);
        var way = life.Unaccompanied ? Way.ToEighteen : draw.Weighted("way", age switch
        {
            0 => [(Way.Adoption, 28), (Way.Guardianship, 20), (Way.Home, 26), (Way.ToEighteen, 26)],
            <= 4 => [(Way.Adoption, 9), (Way.Guardianship, 22), (Way.Arrangements, 4), (Way.Home, 33), (Way.ToEighteen, 32)],
            <= 9 => [(Way.Guardianship, 12), (Way.Arrangements, 5), (Way.Home, 40), (Way.ToEighteen, 43)],
            <= 15 => [(Way.Guardianship, 4), (Way.Arrangements, 3), (Way.Home, 45), (Way.ToEighteen, 48)],
            _ => (IReadOnlyList<(Way, double)>)[(Way.Home, 26), (Way.ToEighteen, 74)],
        });
        var stays = way switch
        {
            Way.Home => Days("stays", 150, 0.95, 4, 900),
            Way.Guardianship or Way.Arrangements => Days("stays", 430, 0.35, 150, 1000),
            Way.Adoption => Days("stays", 620, 0.25, 380, 1100),
            // Some plans do not last.
            Way.ToEighteen => draw.Chance("ends-early", 0.16) ? Days("stays", 700, 0.5, 90, 3000) : int.MaxValue,
        };
        var ends = stays > eighteen.DayNumber - from.DayNumber - 1 ? eighteen : from.AddDays(stays);
        if (way is not Way.ToEighteen && ends == eighteen)
            way = Way.ToEighteen;
        if (ends == eighteen && from >= eighteen.AddDays(-1))
            ends = from.AddDays(1);

        var adoption = way is Way.Adoption ? Adoption(from, ends) : ((DateOnly Decided, DateOnly Ordered, DateOnly Placed)?)null;
        var legal = Legal(from, ends, way, adoption?.Ordered, life.Unaccompanied, draw);
        var moves = Moves(life, from, ends, adoption?.Placed, draw);
        var episodes = Episodes(life, from, ends, legal, moves, draw);
        return new(life.Unaccompanied ? "N8" : draw.Weighted("need", Needs), Ending(episodes, life, ends, way, eighteen, draw), adoption is { } there && there.Decided <= _present ? there.Decided : null);

        int Days(string what, double median, double spread, int least, int most) => Math.Clamp((int)draw.Long(what, median, spread), least, most);

        (DateOnly, DateOnly, DateOnly) Adoption(DateOnly came, DateOnly adopted)
        {
            var placed = adopted.AddDays(-draw.Between("adoption/placed", 160, 230));
            var ordered = came.AddDays((placed.DayNumber - came.DayNumber) * 6 / 10);
            return (ordered.AddDays(-draw.Between("adoption/decided", 15, 45)), ordered, placed);
        }
    }

    // Police protection, accommodation or an interim order first; a care order, or a placement order, later.
    static SortedDictionary<DateOnly, string> Legal(DateOnly from, DateOnly ends, Way way, DateOnly? placementOrder, bool unaccompanied, Draw draw)
    {
        var legal = new SortedDictionary<DateOnly, string>();
        var courts = placementOrder is not null || draw.Chance("courts", way is Way.Home ? 0.25 : 0.72);
        if (unaccompanied)
            courts = false;
        var day = from;
        if (!unaccompanied && draw.Chance("police", 0.09))
        {
            legal[day] = "L1";
            day = day.AddDays(2);
        }

        if (!courts || draw.Chance("accommodated-first", 0.35))
        {
            legal[day] = "V2";
            day = day.AddDays(draw.Between("accommodated", 12, 70));
        }

        if (courts)
        {
            Say(day, "C1");
            Say(placementOrder ?? day.AddDays(draw.Between("proceedings", 170, 330)), placementOrder is null ? "C2" : "E1");
        }

        return legal;

        void Say(DateOnly on, string status)
        {
            if (on < ends)
                legal[on] = status;
        }
    }

    List<(DateOnly On, bool Hospital)> Moves(CareLife life, DateOnly from, DateOnly ends, DateOnly? adopters, Draw draw)
    {
        var moves = new List<(DateOnly, bool)>();
        var until = adopters ?? ends;
        var day = from;
        // Found in a hurry first; then a home that fits; then, for most who stay, one to stay in.
        if (draw.Chance("first-home-does", 0.5))
            day = from.AddDays(draw.Between("settles", 30, 90));
        else
            Move(day = from.AddDays(Math.Clamp((int)draw.Long("first-move", 28, 0.9), 3, 200)));
        for (var nth = 1; nth < 14 && day < until; nth++)
        {
            var teenager = life.AgeOn(day) >= 11;
            if (day > from.AddDays(500) && draw.Chance($"stays-for-good/{nth}", teenager ? 0.34 : 0.62))
                break;
            day = day.AddDays(Math.Clamp((int)draw.Long($"move/{nth}", teenager ? 260 : 640, 0.85), 15, 4000));
            Move(day);
        }

        // Towards living on their own.
        if (draw.Chance("moves-on", 0.4) && life.Born.AddYears(16).AddDays(draw.Between("moves-on/day", 20, 560)) is var grown && grown > from.AddDays(60))
            Move(grown);
        if (adopters is { } placed)
            Move(placed);
        if (draw.Chance("hospital", 0.04) && ends > from.AddDays(120))
        {
            var ill = from.AddDays(draw.Between("hospital/day", 30, Math.Min(2000, ends.DayNumber - from.DayNumber - 60)));
            if (!moves.Exists(m => Math.Abs(m.Item1.DayNumber - ill.DayNumber) < 45))
                moves.Add((ill, true));
        }

        return [.. moves.OrderBy(m => m.Item1)];

        void Move(DateOnly on)
        {
            if (on < ends && on > from.AddDays(2) && !moves.Exists(m => Math.Abs(m.Item1.DayNumber - on.DayNumber) < 3))
                moves.Add((on, false));
        }
    }

    /// <summary>Episodes up to the present, the last one still open.</summary>
    List<CareEpisode> Episodes(CareLife life, DateOnly from, DateOnly ends, SortedDictionary<DateOnly, string> legal, List<(DateOnly On, bool Hospital)> moves, Draw draw)
    {
        var episodes = new List<CareEpisode>();
        var status = legal[from];
        var home = Choose(life, from, from, status, null, draw.For("home/0"));
        episodes.Add(new(from, "S", status, home));
        var changes = legal.Keys.Skip(1).Concat(moves.SelectMany(m => m.Hospital ? new[] { m.On, m.On.AddDays(draw.Between("hospital/days", 4, 20)) } : [m.On]))
            .Where(d => d > from && d < ends && d <= _present).Distinct().Order().ToList();
        foreach (var day in changes)
        {
            // Nobody's order changes in hospital, and a child who leaves it goes back.
            var moved = moves.FindIndex(m => m.On == day);
            var before = episodes[^1];
            if (before.Placement.IsTemporary)
            {
                if (moved < 0 && !legal.ContainsKey(day))
                    Next(day, "P", before.Legal, home, "");
                continue;
            }

            var newStatus = legal.Where(l => l.Key <= day).Last().Value;
            if (moved >= 0 && moves[moved].Hospital)
                Next(day, "P", before.Legal, new("T1", "", "", draw.Of("hospital/where", _places.Own)), "");
            else if (moved >= 0)
            {
                home = Choose(life, from, day, newStatus, home, draw.For($"home/{moved + 1}"));
                if (home != before.Placement)
                    Next(day, newStatus == before.Legal ? "P" : "B", newStatus, home, draw.Weighted($"why-moved/{moved}", ReasonsToMove));
                else if (newStatus != before.Legal)
                    Next(day, "L", newStatus, home, "");
            }
            else if (newStatus != before.Legal)
            {
                Next(day, "L", newStatus, home, "");
            }
        }

        // Care neither ends nor stands open in hospital.
        while (episodes[^1].Placement.IsTemporary)
            episodes.RemoveAt(episodes.Count - 1);
        episodes[^1] = episodes[^1] with { To = null, Ended = "", WhyMoved = "" };
        return episodes;

        void Next(DateOnly day, string why, string legalStatus, Placement placement, string whyMoved)
        {
            episodes[^1] = episodes[^1] with { To = day, Ended = "X1", WhyMoved = whyMoved };
            episodes.Add(new(day, why, legalStatus, placement));
        }
    }

    Placement Choose(CareLife life, DateOnly came, DateOnly day, string legal, Placement? before, Draw draw)
    {
        if (before is { Code: "A6" })
            return before;
        var age = life.AgeOn(day);
        if (legal == "E1" && before is not null && day >= came.AddDays(200))
            return new("A6", "PR1", "SC900001", Somewhere("adopters", 0.3, 0.4));
        // More relatives and friends year by year.
        var kin = 1 + 0.13 * Math.Max(0, (day.DayNumber - new DateOnly(2022, 4, 1).DayNumber) / 365.0);
        var withParents = legal is "C1" or "C2" && before is not null ? 1.0 : 0;
        var code = life.Unaccompanied
            ? draw.Weighted("place", [("U6", age < 16 ? 80 : 45.0), ("K3", age < 16 ? 0 : 50), ("K2", 6)])
            : draw.Weighted("place", age switch
            {
                <= 1 => [("U6", 62), ("U3", 15 * kin), ("U5", 7), ("R3", 6), ("P1", 14 * withParents)],
                <= 9 => [("U6", 62), ("U3", 17 * kin), ("K2", 4), ("P1", 16 * withParents)],
                <= 15 => [("U6", 50), ("U3", 10 * kin), ("K2", 27), ("S1", 1.5), ("K1", 0.4), ("P1", 12 * withParents)],
                _ => (IReadOnlyList<(string, double)>)[("U6", 24), ("U3", 5 * kin), ("K2", 20), ("K3", 46), ("R1", 1), ("P1", 6 * withParents)],
            });
        // A home to stay in is found after a while.
        if (code is "U6" or "U3" && day > came.AddDays(330) && draw.Chance("long-term", 0.72))
            code = code is "U6" ? "U4" : "U1";

        for (var attempt = 0; ; attempt++)
        {
            var chosen = Provided(code, $"try/{attempt}");
            if (chosen != before)
                return chosen;
            // Who is with parents does not move to them.
            if (code is "P1")
                code = "U6";
        }

        Placement Provided(string kind, string what) => kind switch
        {
            "P1" => new("P1", "PR0", "", life.HomePostcode),
            "U1" or "U3" => new(kind, "PR1", "SC900001", Somewhere(what, 0.66, 0.22)),
            "U4" or "U5" or "U6" => draw.Weighted(what + "/provider", [("PR1", 57.0), ("PR4", 38), ("PR5", 5)]) is var provider && provider is "PR1"
                ? new(kind, provider, "SC900001", Somewhere(what, 0.8, 0.17))
                : new(kind, provider, $"SC9001{draw.Between(what + "/agency", 10, 24)}", Somewhere(what, 0.38, 0.37)),
            "K2" => draw.Chance(what + "/own", 0.24)
                ? new(kind, "PR1", $"SC9002{draw.Between(what + "/own-home", 10, 13)}", Somewhere(what, 1, 0))
                : new(kind, "PR4", $"SC9003{draw.Between(what + "/other-home", 10, 45)}", Somewhere(what, 0.28, 0.3)),
            "K3" => draw.Chance(what + "/own", 0.12)
                ? new(kind, "PR1", $"99000{draw.Between(what + "/own-flat", 10, 12)}", Somewhere(what, 1, 0))
                : new(kind, draw.Chance(what + "/charity", 0.25) ? "PR5" : "PR4", $"99001{draw.Between(what + "/flat", 10, 40)}", Somewhere(what, 0.62, 0.25)),
            "R1" => new(kind, "PR4", "", Somewhere(what, 0.3, 0.3)),
            "R3" => new(kind, "PR4", $"SC9004{draw.Between(what + "/centre", 10, 14)}", Somewhere(what, 0.3, 0.4)),
            _ => new(kind, "PR4", $"SC9005{draw.Between(what + "/setting", 10, 19)}", Somewhere(what, 0.1, 0.2)),
        };

        // Only with parents is it the same postcode.
        string Somewhere(string what, double own, double adjoining)
        {
            for (var attempt = 0; ; attempt++)
            {
                var where = draw.Unit($"{what}/where");
                var postcode = draw.Of($"{what}/postcode/{attempt}", where < own ? _places.Own : where < own + adjoining ? _places.Adjoining : _places.Far);
                if (postcode != life.HomePostcode)
                    return postcode;
            }
        }
    }

    List<CareEpisode> Ending(List<CareEpisode> episodes, CareLife life, DateOnly ends, Way way, DateOnly eighteen, Draw draw)
    {
        if (ends > _present)
            return episodes;
        var last = episodes[^1];
        // A day at least, and none in the middle of the last one.
        if (ends <= last.From)
            ends = last.From.AddDays(1);
        if (ends > _present)
            return episodes;
        var why = way switch
        {
            Way.Adoption when last.Placement.Code is "A6" => draw.Chance("contested", 0.45) ? "E12" : "E11",
            Way.Adoption or Way.Home => draw.Chance("planned", 0.74) ? "E4A" : "E4B",
            Way.Guardianship => last.Placement.Code is "U1" or "U3" ? "E45" : last.Placement.IsFoster ? "E46" : "E47",
            Way.Arrangements => "E41",
            Way.ToEighteen when ends < eighteen => life.AgeOn(ends) >= 16 ? draw.Of("left", ["E5", "E8", "E4A"]) : draw.Chance("planned", 0.5) ? "E4A" : "E4B",
            Way.ToEighteen => last.Placement.IsFoster && draw.Chance("stays-put", 0.42) ? "E17" : draw.Weighted("left", [("E5", 62.0), ("E6", 8), ("E7", 8), ("E8", 22)]),
        };
        episodes[^1] = last with { To = ends, Ended = why };
        return episodes;
    }

    /// <summary>With the reviews, the social workers and the times missing that go with the times in care.</summary>
    CareLife Accompanied(CareLife life)
    {
        var (reviews, missing, workers) = (new List<HeldReview>(), new List<TimeMissing>(), new List<WorkerTime>());
        foreach (var (time, nth) in life.Times.Select((t, i) => (t, i)))
        {
            var draw = life.Draw.For($"around/{nth}");
            var last = time.To ?? _present.AddDays(1);
            Reviews(life, time.From, last, draw, reviews);
            Workers(time, last, draw, workers);
            Missing(life, time.From, last, draw, missing);
        }

        return life with { Reviews = reviews, Missing = missing, Workers = workers };
    }

    // The first within 20 working days, the second within three months, the others within six.
    static void Reviews(CareLife life, DateOnly from, DateOnly last, Draw draw, List<HeldReview> reviews)
    {
        var due = from.AddDays(27);
        for (var nth = 1; ; nth++)
        {
            var onTime = draw.Chance($"review/{nth}/in-time", nth == 1 ? 0.9 : 0.945);
            var held = (onTime ? due.AddDays(-draw.Between($"review/{nth}/early", 0, nth == 1 ? 6 : 14)) : due.AddDays(draw.Between($"review/{nth}/late", 2, 24))).Weekday();
            if (onTime && held > due)
                held = held.AddDays(-3);
            if (held >= last)
                return;
            reviews.Add(new(held, life.AgeOn(held) < 4 ? "PN0" : draw.Weighted($"review/{nth}/part", Participation)));
            due = held.AddMonths(nth == 1 ? 3 : 6);
        }
    }

    void Workers(TimeInCare time, DateOnly last, Draw draw, List<WorkerTime> workers)
    {
        var (day, why, before) = (time.From, "FCONTA", -1);
        for (var nth = 1; ; nth++)
        {
            var worker = draw.Between($"worker/{nth}", 1, _isWestmere ? 58 : 9);
            if (worker == before)
                worker++;
            var ends = day.AddDays(Math.Clamp((int)draw.Long($"worker/{nth}/days", 430, 0.7), 20, 2500));
            var until = ends < last ? ends : time.To;
            workers.Add(new($"SW90{_number}{worker:D3}", day, until, why));
            if (ends >= last)
                return;
            (day, why, before) = (ends, draw.Weighted($"worker/{nth}/why", ReasonsForWorkers), worker);
        }
    }

    void Missing(CareLife life, DateOnly from, DateOnly last, Draw draw, List<TimeMissing> missing)
    {
        var free = from.AddDays(3);
        for (var (year, nth) = (from, 0); year < last; year = year.AddYears(1), nth++)
        {
            if (!draw.Chance($"goes-missing/{nth}", life.AgeOn(year) switch { < 11 => 0.01, < 14 => 0.14, _ => 0.3 }))
                continue;
            var day = year.AddDays(draw.Between($"missing/{nth}/first", 0, 240));
            for (var i = draw.Weighted($"missing/{nth}/times", [(1, 46.0), (2, 22), (3, 14), (5, 12), (8, 6)]); i > 0; i--)
            {
                var back = day.AddDays(draw.Weighted($"missing/{nth}/{i}/days", [(0, 46.0), (1, 34), (2, 11), (4, 6), (9, 3)]));
                if (day >= free && back < last && back <= _present)
                {
                    missing.Add(new(day, back, draw.Chance($"missing/{nth}/{i}/away", 0.24) ? "A" : "M"));
                    free = back.AddDays(1);
                }

                day = back.AddDays(draw.Between($"missing/{nth}/{i}/until-next", 2, 30));
            }
        }
    }

    CareLife ShortBreaks(int number)
    {
        var draw = _all.For($"short-breaks/{number}");
        var from = _present.AddDays(-draw.Between("from", 60, 1900));
        DateOnly? to = draw.Chance("over", 0.5) ? from.AddDays(draw.Between("days", 50, 1200)) : null;
        var life = new CareLife($"{_letters}B{number:D5}", draw.Chance("boy", 0.6) ? "M" : "F", from.AddDays(-draw.Between("age", 2200, 5200)), draw.Weighted("ethnicity", Ethnicities),
            Pupil(100_000 + number), false, draw.Of("home", _places.Own), [], draw);
        var carers = draw.Chance("with-carers", 0.6) ? new Placement("U6", "PR1", "SC900001", "") : new Placement("K2", "PR4", "SC900346", "");
        return life with { Times = [new("N2", [new(from, "S", "V4", carers, to <= _present ? to : null, to <= _present ? "E8" : "")])] };
    }

    // The child whom all four services know is in the return too, and there too has the same key.
    CareLife OfTheJourney()
    {
        var draw = _all.For("journey");
        var born = FamilyJourney.Conference.Children[0].BirthDate.ToDay();
        return Accompanied(new(FamilyJourney.ChildReference, "F", born, "WBRI", Pupil(200_000), false, _places.Own[0],
            [new("N1", [new(FamilyJourney.LookedAfterFrom, "S", "V2", new("U3", "PR1", "SC900001", _places.Own[7]))])], draw));
    }

    // Letter by the sum of the digits, each times its place (permanent unique pupil numbers); the number in it is of no authority.
    string Pupil(int number)
    {
        var digits = $"{_number}990{number.ToString("D6", CultureInfo.InvariantCulture)}";
        var sum = digits.Select((digit, i) => (digit - '0') * (i + 2)).Sum();
        return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23] + digits;
    }
}

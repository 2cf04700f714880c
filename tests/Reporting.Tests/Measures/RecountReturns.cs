using System.Globalization;

namespace Suite.Reporting.Tests.Measures;

/// <summary>
/// Counts C01 to C28 over the rows of the files that were known, in memory, sharing nothing with the tables, the queries or the rounding but the definitions' words.
/// </summary>
sealed class RecountReturns
{
    static readonly string[] Foster = ["U1", "U2", "U3", "U4", "U5", "U6"];
    static readonly string[] Kinship = ["U1", "U2", "U3"];
    static readonly string[] External = ["PR2", "PR4", "PR5"];

    readonly DateOnly _from, _to;
    readonly IReadOnlyList<Submission> _known;
    readonly int? _residents;
    readonly List<IndicatorRow> _sent;
    readonly List<Care> _care;
    readonly Dictionary<string, DateOnly> _born;
    readonly SortedDictionary<string, string> _figures = new(StringComparer.Ordinal);

    /// <summary>Each of what had been sent by the day as known, in order.</summary>
    public RecountReturns(IEnumerable<Submission> submissions, IEnumerable<IndicatorFile> indicators, IEnumerable<PopulationFile> populations, DateOnly from, DateOnly to)
    {
        (_from, _to) = (from, to);
        // Of the newest mid-year the estimate that was published last.
        _residents = populations.SelectMany(f => f.Under18ByMidYear.Select(e => (MidYear: e.Key, f.On, Under18: (int?)e.Value))).Where(e => new DateOnly(e.MidYear, 6, 30) <= to)
            .OrderByDescending(e => e.MidYear).ThenByDescending(e => e.On).FirstOrDefault().Under18;
        _sent = Sent(indicators);
        _known = [.. submissions.GroupBy(s => s.Year).Select(y => y.Last()).OrderBy(s => s.Year)];
        _care = [.. Settled().Where(e => e.Legal is not ("V3" or "V4")).GroupBy(e => e.Child).SelectMany(PeriodsOfCare)];
        _born = NewestOf<ChildRow>().ToDictionary(c => c.Child, c => c.Born);
        if (Covers(to, to))
        {
            Children();
            Places();
            Stability();
        }
        else
        {
            None("C01", "CHILDREN", "BY_PLACEMENT", "BY_AGE", "BY_LEGAL_STATUS", "SHORT_BREAKS");
            None("C02", "RATE");
            None("C04", "FOSTER", "BY_CODE", "ELSEWHERE");
            None("C05", "IN_HOUSE", "EXTERNAL", "IN_HOUSE_WITH_KINSHIP", "EXTERNAL_WITH_KINSHIP", "OTHER_PROVIDER");
            None("C06", "KINSHIP");
            None("C07", "CHILDRENS_HOME", "CARE_HOME", "RESIDENTIAL_SCHOOL");
            None("C08", "PARENTS");
            None("C09", "SUPPORTED");
            None("C10", "IN_AREA", "OVER_20_MILES", "AT_A_DISTANCE", "PLACE_NOT_KNOWN", "DISTANCE_NOT_KNOWN");
            None("C11", "THREE_OR_MORE");
            None("C12", "SAME_CARER", "SAME_CARER_3Y");
            None("C13", "LONG_TERM", "LONG_TERM_EXTERNAL");
            None("C20", "UASC", "SHARE", "THRESHOLD", "BELOW_THRESHOLD", "ABOVE_THRESHOLD");
        }

        if (Covers(from, to))
        {
            Flows();
            Reviewed();
            WentMissing();
            Workers();
        }
        else
        {
            None("C03", "STARTED", "CEASED", "OPENING", "CLOSING");
            None("C15", "ON_TIME", "PARTICIPATED", "HELD");
            None("C19", "INCIDENTS", "CHILDREN", "MEAN_PER_CHILD", "ABSENCES");
            None("C21", "SPECIAL_GUARDIANSHIP", "CHILD_ARRANGEMENTS", "ADOPTION");
            None("C22", "PLANNED", "UNPLANNED", "RE_ENTERED_12M", "RE_ENTERED_12M_3Y");
        }

        // Social workers are asked for from the return of 2023/24 on.
        if (!Covers(from, to) || from < new DateOnly(2023, 4, 1))
            None("C27", "MEAN_CHANGES");
        Yearly();
        Elsewhere();
    }

    /// <summary>Measure, part and breakdown, with value, numerator and denominator.</summary>
    public IEnumerable<string> Figures => _figures.Select(f => $"{f.Key} = {f.Value}").Order(StringComparer.Ordinal);

    sealed class Care(string child, List<EpisodeRow> episodes)
    {
        public string Child => child;
        public List<EpisodeRow> Episodes => episodes;
        public DateOnly Start => episodes[0].Started;
        public DateOnly? End => episodes.Any(e => e.Ended is null) ? null : episodes.Max(e => e.Ended);
        public string? Reason => episodes.OrderByDescending(e => e.Ended ?? DateOnly.MaxValue).ThenByDescending(e => e.Started).ThenByDescending(e => e.Place, StringComparer.Ordinal).ThenByDescending(e => e.Rne, StringComparer.Ordinal).First().Rec;

        public bool On(DateOnly day) => Start <= day && (End is null || End > day);

        public EpisodeRow? Now(DateOnly day) => Begun(day).FirstOrDefault(e => e.Ended is null || e.Ended > day);

        public EpisodeRow? Placed(DateOnly day) => Begun(day).FirstOrDefault(e => e.Place[0] != 'T');

        IEnumerable<EpisodeRow> Begun(DateOnly day) =>
            episodes.Where(e => e.Started <= day).OrderByDescending(e => e.Started).ThenByDescending(e => e.Place, StringComparer.Ordinal).ThenByDescending(e => e.Rne, StringComparer.Ordinal);

        /// <summary>From which to which day with one carer.</summary>
        public List<(DateOnly Start, DateOnly? End)> Stays()
        {
            var stays = new List<List<EpisodeRow>>();
            EpisodeRow? before = null;
            foreach (var episode in episodes.Where(e => e.Place[0] != 'T'))
            {
                var backAgain = before is not null && before.Ended < episode.Started
                    && before.Place == episode.Place && (before.Provider ?? "") == (episode.Provider ?? "") && (before.Urn ?? "") == (episode.Urn ?? "");
                if (before is null || episode.Rne is "S" or "P" or "B" && !backAgain)
                    stays.Add([]);
                stays[^1].Add(episode);
                before = episode;
            }

            return [.. stays.Select(s => (s.Min(e => e.Started), s.Any(e => e.Ended is null) ? null : s.Max(e => e.Ended)))];
        }
    }

    /// <summary>The rows of every year; of what several say the newest has the last word.</summary>
    IEnumerable<(int Year, T Row)> Once<T>(Func<T, object> same) where T : ReturnRow =>
        _known.SelectMany(s => s.Rows.OfType<T>().Select(r => (s.Year, Row: r))).GroupBy(r => same(r.Row)).Select(g => g.MaxBy(r => r.Year));

    /// <summary>
    /// Episodes as the returns of later years leave them: what was open on its 31 March ended with it if a later year is known, what a later year begins before it ends ends there, and is
    /// replaced if that begins no later or is the same start of a time in care on another day.
    /// </summary>
    List<EpisodeRow> Settled()
    {
        var all = Once<EpisodeRow>(e => (e.Child, e.Started, e.Rne, e.Place)).ToList();
        var ofChild = all.ToLookup(e => e.Row.Child);
        var settled = new List<EpisodeRow>();
        foreach (var (year, episode) in all)
        {
            var until = episode.Ended ?? (_known.Any(s => s.Year > year) ? new DateOnly(year, 4, 1) : null);
            var later = ofChild[episode.Child].Where(o => o.Year > year).Select(o => o.Row).OrderBy(o => o.Started).ThenBy(o => o.Rne, StringComparer.Ordinal).ThenBy(o => o.Place, StringComparer.Ordinal).ToList();
            if (later.Count == 0 || later[0].Started >= (until ?? DateOnly.MaxValue))
                settled.Add(episode with { Ended = until });
            else if (later[0].Started > episode.Started && !(episode.Rne == "S" && later[0].Rne == "S" && later[0].Place == episode.Place))
                settled.Add(episode with { Ended = later[0].Started, Rec = later[0].Rne == "S" ? null : "X1" });
        }

        return settled;
    }

    IEnumerable<T> NewestOf<T>() where T : ReturnRow => _known.SelectMany(s => s.Rows.OfType<T>().Select(r => (s.Year, Row: r))).GroupBy(r => r.Row.Child).Select(g => g.MaxBy(r => r.Year).Row);

    static IEnumerable<Care> PeriodsOfCare(IGrouping<string, EpisodeRow> ofChild)
    {
        List<EpisodeRow>? current = null;
        var until = DateOnly.MinValue;
        foreach (var episode in ofChild.OrderBy(e => e.Started).ThenBy(e => e.Ended ?? DateOnly.MaxValue).ThenBy(e => e.Place, StringComparer.Ordinal).ThenBy(e => e.Rne, StringComparer.Ordinal))
        {
            if (current is null || episode.Started > until || episode.Started == until && episode.Rne == "S")
            {
                if (current is not null)
                    yield return new(ofChild.Key, current);
                current = [];
            }

            current.Add(episode);
            var end = episode.Ended ?? DateOnly.MaxValue;
            until = end > until ? end : until;
        }

        yield return new(ofChild.Key, current!);
    }

    (DateOnly From, DateOnly To) Said(Submission s) => (new(s.Year - 1, 4, 1), s.On < new DateOnly(s.Year, 3, 31) ? s.On : new(s.Year, 3, 31));

    bool Covers(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            if (!_known.Any(s => Said(s).From <= day && day <= Said(s).To))
                return false;
        return true;
    }

    DateOnly Since()
    {
        var day = _to;
        while (Covers(day.AddDays(-1), day.AddDays(-1)))
            day = day.AddDays(-1);
        return day;
    }

    int Age(string child, DateOnly on) => _born[child] > on ? -1 : WorkingCalendar.AgeOn(_born[child], on);

    void Children()
    {
        var now = _care.Where(c => c.On(_to)).ToList();
        Count("C01 CHILDREN", now.Count);
        Apart("C01 BY_PLACEMENT", now.Select(Category));
        Apart("C01 BY_AGE", now.Where(c => _born.ContainsKey(c.Child)).Select(c => Age(c.Child, _to) switch { < 1 => "UNDER_1", < 5 => "1_TO_4", < 10 => "5_TO_9", < 16 => "10_TO_15", _ => "16_AND_OVER" }));
        Apart("C01 BY_LEGAL_STATUS", now.SelectMany(c => c.Episodes.Where(e => e.Started <= _to && (e.Ended is null || e.Ended > _to)))
            .Select(e => e.Legal switch { "C1" or "C2" => "CARE_ORDER", "V2" => "SECTION_20", "D1" or "E1" => "PLACEMENT_ORDER", _ => "OTHER" }));
        Count("C01 SHORT_BREAKS", Settled()
            .Where(e => e.Legal is "V3" or "V4" && e.Started <= _to && (e.Ended is null || e.Ended > _to)).Select(e => e.Child).Distinct().Count(child => now.All(c => c.Child != child)));

        _figures["C02 RATE"] = _residents is { } people ? Text(Round(10_000m * now.Count / people), now.Count, people) : Text("", now.Count, 0);

        var seeking = NewestOf<UascRow>().Where(u => u.Ceased is null || u.Ceased > _to).Select(u => u.Child).ToHashSet();
        var uasc = now.Count(c => seeking.Contains(c.Child));
        Count("C20 UASC", uasc);
        Share("C20 SHARE", uasc, now.Count);
        var threshold = Math.Round((_residents ?? 0) / 1000m, 0, MidpointRounding.AwayFromZero);
        _figures["C20 THRESHOLD"] = _residents is null ? Text("", 0, 0) : Text($"{threshold:0}", 0, _residents.Value);
        _figures["C20 BELOW_THRESHOLD"] = Text(_residents is null ? "" : uasc < threshold ? "true" : "false", uasc, _residents ?? 0);
        _figures["C20 ABOVE_THRESHOLD"] = Text(_residents is null ? "" : uasc > threshold ? "true" : "false", uasc, _residents ?? 0);
    }

    string Category(Care care) => care.Placed(_to)?.Place switch
    {
        null => "TEMPORARY_ONLY",
        "U1" or "U2" or "U3" => "KINSHIP_FOSTER",
        "U4" or "U5" or "U6" => "OTHER_FOSTER",
        "A3" or "A4" or "A5" or "A6" => "ADOPTION",
        "P1" => "PARENTS",
        "K1" or "K2" => "CHILDRENS_HOME",
        "K3" => "SUPPORTED",
        "R1" => "CARE_HOME",
        "S1" => "RESIDENTIAL_SCHOOL",
        _ => "OTHER",
    };

    void Places()
    {
        var now = _care.Where(c => c.On(_to)).Select(c => (Care: c, At: c.Placed(_to))).ToList();
        var foster = now.Where(c => Foster.Contains(c.At?.Place)).Select(c => c.At!).ToList();
        Share("C04 FOSTER", foster.Count, now.Count);
        Apart("C04 BY_CODE", foster.Select(e => e.Place));
        Apart("C04 ELSEWHERE", now.Where(c => !Foster.Contains(c.At?.Place)).Select(c => c.At?.Place ?? "TEMPORARY_ONLY"));
        foreach (var (suffix, group) in new[] { ("", foster.Where(e => !Kinship.Contains(e.Place)).ToList()), ("_WITH_KINSHIP", foster) })
        {
            var (own, others) = (group.Count(e => e.Provider == "PR1"), group.Count(e => External.Contains(e.Provider)));
            Share("C05 IN_HOUSE" + suffix, own, own + others);
            Count("C05 EXTERNAL" + suffix, others);
            if (suffix.Length == 0)
                Count("C05 OTHER_PROVIDER", group.Count - own - others);
        }

        foreach (var (part, places) in new[]
                 {
                     ("C06 KINSHIP", Kinship), ("C07 CHILDRENS_HOME", ["K1", "K2"]), ("C07 CARE_HOME", ["R1"]), ("C07 RESIDENTIAL_SCHOOL", ["S1"]), ("C08 PARENTS", ["P1"]), ("C09 SUPPORTED", ["K3"]),
                 })
            Share(part, now.Count(c => places.Contains(c.At?.Place)), now.Count);

        var (placed, measured) = (now.Where(c => c.At?.Where is not null).ToList(), now.Where(c => c.At?.Miles is < 999.9m).ToList());
        Share("C10 IN_AREA", placed.Count(c => c.At!.Where == "OWN"), placed.Count);
        Share("C10 OVER_20_MILES", measured.Count(c => c.At!.Miles > 20), measured.Count);
        Count("C10 AT_A_DISTANCE", placed.Count(c => c.At!.Where == "OTHER" && !Kinship.Contains(c.At.Place) && !(Foster.Contains(c.At.Place) && c.At.Provider == "PR1")));
        Count("C10 PLACE_NOT_KNOWN", now.Count - placed.Count);
        Count("C10 DISTANCE_NOT_KNOWN", now.Count - measured.Count);
        Share("C13 LONG_TERM", foster.Count(e => e.Place is "U1" or "U4"), foster.Count);
        Share("C13 LONG_TERM_EXTERNAL", foster.Count(e => External.Contains(e.Provider) && e.Place is "U1" or "U4" && External.Contains(e.Provider)), foster.Count(e => External.Contains(e.Provider)));
    }

    void Stability()
    {
        var yearAgo = _to.AddYears(-1);
        if (Covers(yearAgo.AddDays(1), _to))
        {
            var moves = _care.GroupBy(c => c.Child).ToDictionary(c => c.Key, c => c.SelectMany(p => p.Stays()).Count(s => s.Start <= _to && (s.End is null || s.End > yearAgo.AddDays(1))));
            var now = _care.Where(c => c.On(_to)).ToList();
            Share("C11 THREE_OR_MORE", now.Count(c => moves[c.Child] >= 3), now.Count);
        }
        else
        {
            None("C11", "THREE_OR_MORE");
        }

        var years = new[] { _to, _to.AddYears(-1), _to.AddYears(-2) }.Select(day =>
        {
            var cohort = _care.Where(c => c.On(day) && c.Start <= day.AddMonths(-30) && _born.ContainsKey(c.Child) && Age(c.Child, day) < 16).ToList();
            return ($"{day:yyyy-MM-dd}", Met: cohort.Count(c => c.Stays().Where(s => s.Start <= day).Select(s => (DateOnly?)s.Start).Max() <= day.AddMonths(-24)), All: cohort.Count);
        }).ToList();
        if (Covers(_to.AddMonths(-30).AddDays(1), _to))
            Share("C12 SAME_CARER", years[0].Met, years[0].All);
        else
            None("C12", "SAME_CARER");
        if (Covers(_to.AddMonths(-54).AddDays(1), _to))
            Shares("C12 SAME_CARER_3Y", years);
        else
            None("C12", "SAME_CARER_3Y");
    }

    void Flows()
    {
        var (started, ceased) = (_care.Where(c => c.Start >= _from && c.Start <= _to && c.Episodes[0].Rne == "S").ToList(), _care.Where(c => c.End >= _from && c.End <= _to && c.Reason is not (null or "X1")).ToList());
        Apart("C03 STARTED", started.Select(c => c.Episodes[0].Need));
        Apart("C03 CEASED", ceased.Select(c => c.Reason!));
        Count("C03 OPENING", _care.Count(c => c.On(_from.AddDays(-1))));
        Count("C03 CLOSING", _care.Count(c => c.On(_to)));
        Share("C21 SPECIAL_GUARDIANSHIP", ceased.Count(c => c.Reason is "E45" or "E46" or "E47" or "E48"), ceased.Count);
        Share("C21 CHILD_ARRANGEMENTS", ceased.Count(c => c.Reason is "E41"), ceased.Count);
        Share("C21 ADOPTION", ceased.Count(c => c.Reason is "E11" or "E12"), ceased.Count);
        Count("C22 PLANNED", ceased.Count(c => c.Reason == "E4A"));
        Count("C22 UNPLANNED", ceased.Count(c => c.Reason == "E4B"));

        var years = Enumerable.Range(0, 3).Select(back =>
        {
            var (from, to) = (_from.AddYears(-back), _to.AddYears(-back));
            var home = _care.Where(c => c.Reason is "E4A" or "E4B" && c.End is { } end && end.AddMonths(12) >= from && end.AddMonths(12) <= to).ToList();
            return ($"{to:yyyy-MM-dd}", Met: home.Count(c => _care.Any(n => n.Child == c.Child && n.Start >= c.End && n != c && n.Start <= c.End!.Value.AddMonths(12))), All: home.Count);
        }).ToList();
        if (Covers(_from.AddMonths(-12), _to))
            Share("C22 RE_ENTERED_12M", years[0].Met, years[0].All);
        else
            None("C22", "RE_ENTERED_12M");
        if (Covers(_from.AddMonths(-36), _to))
            Shares("C22 RE_ENTERED_12M_3Y", years);
        else
            None("C22", "RE_ENTERED_12M_3Y");
    }

    void Reviewed()
    {
        var reviews = _known.SelectMany(s => s.Rows.OfType<ReviewRow>().Select(r => (s.Year, Row: r))).GroupBy(r => (r.Row.Child, r.Row.On)).Select(g => g.MaxBy(r => r.Year).Row).ToLookup(r => r.Child);
        var held = reviews.SelectMany(r => r).Where(r => r.On >= _from && r.On <= _to).ToList();
        Apart("C15 HELD", held.Select(r => r.Code));
        Share("C15 PARTICIPATED", held.Count(r => r.Code is not ("PN0" or "PN7")), held.Count(r => r.Code != "PN0"));
        if (!Covers(_from.AddMonths(-6), _to))
        {
            None("C15", "ON_TIME");
            return;
        }

        var since = Since();
        var (onTime, due) = (0, 0);
        foreach (var care in _care)
        {
            var own = reviews[care.Child].Select(r => r.On).Where(on => on >= care.Start && (care.End is null || on < care.End)).Order().ToList();
            if (care.Start >= since)
                Due(WorkingCalendar.WorkingDaysAfter(care.Start, 20), own.Count > 0 ? own[0] : null);
            for (var i = 0; i < own.Count; i++)
                Due(own[i].AddMonths(i == 0 && care.Start >= since ? 3 : 6), i + 1 < own.Count ? own[i + 1] : null);

            void Due(DateOnly on, DateOnly? heldOn)
            {
                if (on < _from || on > _to || !(heldOn <= on) && care.End <= on)
                    return;
                due++;
                onTime += heldOn <= on ? 1 : 0;
            }
        }

        Share("C15 ON_TIME", onTime, due);
    }

    void WentMissing()
    {
        var all = Once<MissingRow>(m => (m.Child, m.Started)).Select(m => m.Row).Where(m => m.Started >= _from && m.Started <= _to).ToList();
        var missing = all.Where(m => m.Kind == "M").ToList();
        var inCare = _care.Where(c => c.Start <= _to && (c.End is null || c.End > _from)).Select(c => c.Child).ToHashSet();
        Count("C19 INCIDENTS", missing.Count);
        Count("C19 ABSENCES", all.Count - missing.Count);
        Share("C19 CHILDREN", inCare.Count(child => missing.Any(m => m.Child == child)), inCare.Count);
        Mean("C19 MEAN_PER_CHILD", missing.Count, missing.Select(m => m.Child).Distinct().Count());
    }

    void Workers()
    {
        var workers = _known.SelectMany(s => s.Rows.OfType<WorkerRow>().Select(r => (s.Year, Row: r)))
            .GroupBy(r => (r.Row.Child, r.Row.Started)).Select(g => g.OrderByDescending(r => r.Year).ThenBy(r => r.Row.Worker, StringComparer.Ordinal).First().Row).ToLookup(r => r.Child);
        var now = _care.Where(c => c.On(_to)).ToList();
        var changes = 0;
        foreach (var care in now)
        {
            var own = workers[care.Child].OrderBy(w => w.Started).ToList();
            changes += own.Skip(1).Where((w, i) => own[i].Worker != w.Worker && w.Started >= _from && w.Started <= _to).Count();
        }

        Mean("C27 MEAN_CHANGES", changes, now.Count);
    }

    void Yearly()
    {
        var march = _to >= new DateOnly(_to.Year, 3, 31) ? new DateOnly(_to.Year, 3, 31) : new DateOnly(_to.Year - 1, 3, 31);
        var known = Covers(march, march);
        IEnumerable<T> Of<T>(int year) => _known.Where(s => s.Year == year).SelectMany(s => s.Rows.OfType<T>());
        if (known)
        {
            var oc2 = Of<HealthRow>(march.Year).ToList();
            Share("C17 HEALTH_ASSESSMENT", oc2.Count(h => h.Assessment == true), oc2.Count);
            Share("C17 DENTAL", oc2.Count(h => h.Teeth == true), oc2.Count);
            Share("C17 IMMUNISED", oc2.Count(h => h.Immunised == true), oc2.Count);
            var small = oc2.Where(h => _born.ContainsKey(h.Child) && Age(h.Child, march) < 5).ToList();
            Share("C17 DEVELOPMENT_CHECK", small.Count(h => h.Development == true), small.Count);
            var eligible = oc2.Where(h => _born.ContainsKey(h.Child) && Age(h.Child, march) is >= 4 and <= 16).ToList();
            Share("C18 RETURNED", eligible.Count(h => h.Sdq is not null), eligible.Count);
            Mean("C18 MEAN", eligible.Sum(h => h.Sdq ?? 0), eligible.Count(h => h.Sdq is not null));
        }
        else
        {
            None("C17", "HEALTH_ASSESSMENT", "DENTAL", "IMMUNISED", "DEVELOPMENT_CHECK");
            None("C18", "RETURNED", "MEAN");
        }

        (string, Func<LeaverRow, bool>)[] told =
        [
            ("IN_TOUCH", l => l.Touch == "YES"), ("SUITABLE_ACCOMMODATION", l => l.Home?[^1] == '1'),
            ("EET", l => l.Activity is "F1" or "F2" or "F4" or "F5" or "P1" or "P2" or "P4" or "P5"), ("NEET", l => l.Activity is "G4" or "G5" or "G6"),
        ];
        foreach (var (part, met) in told)
        {
            if (!known)
                None("C23", part);
            else
                Shares("C23 " + part, Bands(march, met, _ => true));
            if (part != "IN_TOUCH")
            {
                if (!known)
                    None("C23", part + "_OF_IN_TOUCH");
                else
                    Shares($"C23 {part}_OF_IN_TOUCH", Bands(march, met, l => l.Touch == "YES"));
            }

            if (part is not ("SUITABLE_ACCOMMODATION" or "EET"))
                continue;
            if (!Covers(march.AddYears(-2), march))
                None("C23", part + "_3Y");
            else
                Shares($"C23 {part}_3Y", Enumerable.Range(0, 3).Select(back => march.AddYears(-back))
                    .Select(day => ($"{day:yyyy-MM-dd}", Bands(day, met, _ => true).Sum(b => b.Met), Bands(day, met, _ => true).Sum(b => b.All))));
        }

        List<(string Band, int Met, int All)> Bands(DateOnly day, Func<LeaverRow, bool> met, Func<LeaverRow, bool> counts) =>
        [
            .. Of<LeaverRow>(day.Year).Where(counts).Select(l => (Row: l, Age: WorkingCalendar.AgeOn(l.Born, day))).Where(l => l.Age is >= 17 and <= 21)
                .GroupBy(l => l.Age <= 18 ? "AGED_17_TO_18" : "AGED_19_TO_21").Select(b => (b.Key, b.Count(l => met(l.Row)), b.Count())),
        ];
    }

    /// <summary>What files said: of a measure and period the newest that names both says all there is.</summary>
    static List<IndicatorRow> Sent(IEnumerable<IndicatorFile> files)
    {
        var sent = new List<IndicatorRow>();
        foreach (var file in files)
        {
            sent.RemoveAll(s => file.Rows.Any(r => (r.Measure, r.Start, r.End) == (s.Measure, s.Start, s.End)));
            sent.AddRange(file.Rows);
        }

        return sent;
    }

    void Elsewhere()
    {
        string[] whole = ["C19 RHI_OFFERED", "C19 RHI_ACCEPTED", "C19 RHI_WITHIN_72_HOURS"];
        string[] apart = ["C14 ENDORSED", "C16 WITHIN_20_WD", "C24 BELOW_90", "C25 RE_REFERRED", "C26 REPEAT", "C28 RETURNED"];
        foreach (var figure in whole.Concat(apart))
        {
            var rows = _sent.Where(r => $"{r.Measure} {r.Part}" == figure && r.Start == _from && r.End == _to).ToList();
            // The whole where it is said, else what it is broken down by.
            if (rows.Find(r => r.Breakdown.Length == 0) is { } said)
                Share(figure, said.Numerator, said.Denominator);
            else
                Share(figure, rows.Sum(r => r.Numerator), rows.Sum(r => r.Denominator));
            if (apart.Contains(figure) && rows.All(r => r.Breakdown.Length > 0))
                foreach (var row in rows)
                    Share($"{figure} {row.Breakdown}", row.Numerator, row.Denominator);
        }
    }

    void Count(string figure, int count) => _figures[figure] = Text($"{count}", count, 0);

    void Apart(string figure, IEnumerable<string> codes)
    {
        var all = codes.ToList();
        Count(figure, all.Count);
        foreach (var code in all.GroupBy(c => c))
            Count($"{figure} {code.Key}", code.Count());
    }

    void Share(string figure, int met, int all) => _figures[figure] = Text(all == 0 ? "" : Round(100m * met / all), met, all);

    void Shares(string figure, IEnumerable<(string Code, int Met, int All)> apart)
    {
        var some = apart.Where(a => a.All > 0).ToList();
        Share(figure, some.Sum(a => a.Met), some.Sum(a => a.All));
        foreach (var (code, met, all) in some)
            Share($"{figure} {code}", met, all);
    }

    void Mean(string figure, int sum, int count) => _figures[figure] = Text(count == 0 ? "" : Round((decimal)sum / count), sum, count);

    void None(string measure, params IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
            _figures[$"{measure} {part}"] = Text("", 0, 0);
    }

    static string Round(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    static string Text(string value, int numerator, int denominator) => $"'{value}' {numerator}/{denominator}";
}

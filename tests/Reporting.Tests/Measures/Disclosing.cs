using FsCheck.Xunit;
using Suite.Platform.Errors;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class Disclosing(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Property(MaxTest = 300)]
    public void A_breakdown_of_counts_leaves_each_small_one_at_least_two_values(int seed)
    {
        var random = new Random(seed);
        var counts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, random.Next(2) == 0 ? 5 : 12)).ToList();
        var shown = Shown("F03", [Count("HOUSEHOLDS", "", counts.Sum()), .. counts.Select((c, i) => Count("HOUSEHOLDS", $"B{i}", c))]);

        var (whole, cells) = (shown[0], shown.Skip(1).ToList());
        // Everything that whoever sees this must think possible: each listed breakdown is at least one, "<5" is 1 to 4.
        var possible = Tuples(cells.Count, 30, (i, v) => May(cells[i], v)).Where(t => May(whole, t.Sum())).Take(200_000).ToList();

        Assert.Contains(possible, p => p.SequenceEqual(counts));
        for (var i = 0; i < counts.Count; i++)
            if (counts[i] < 5)
                Assert.True(possible.Select(p => p[i]).Distinct().Skip(1).Any(), $"{counts[i]} of {string.Join(' ', counts)} shown as {string.Join(' ', shown.Select(f => f.Suppressed ? $"[{f.Value}]" : f.Value))}");
        if (counts.Sum() < 5)
            Assert.True(possible.Select(p => p.Sum()).Distinct().Skip(1).Any());

        static bool May(Figure figure, int value) => !figure.Suppressed ? figure.Numerator == value : figure.Value == Suppression.Shown ? value is >= 1 and <= 4 : value >= (figure.Breakdown.Length > 0 ? 1 : 0);

        static IEnumerable<int[]> Tuples(int length, int most, Func<int, int, bool> may) =>
            length == 0 ? [[]] : from rest in Tuples(length - 1, most, may) from v in Enumerable.Range(0, most) where may(length - 1, v) select (int[])[.. rest, v];
    }

    [Property(MaxTest = 300)]
    public void Shares_leave_each_small_count_and_each_small_complement_at_least_two_values(int seed)
    {
        const int most = 9;
        var random = new Random(seed);
        var cells = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, most)).Select(all => (Met: random.Next(0, all + 1), All: all)).ToList();
        var shown = Shown("F02", [Share("APPROVED", "", cells.Sum(c => c.Met), cells.Sum(c => c.All)), .. cells.Select((c, i) => Share("APPROVED", $"B{i}", c.Met, c.All))]);

        var possible = Tuples(cells.Count).Where(t => May(shown[0], t.Sum(c => c.Met), t.Sum(c => c.All))).ToList();

        Assert.Contains(possible, p => p.SequenceEqual(cells));
        for (var i = -1; i < cells.Count; i++)
        {
            var truth = Of(cells, i);
            foreach (var (name, count) in new (string, Func<(int Met, int All), int>)[] { ("met", c => c.Met), ("all", c => c.All), ("unmet", c => c.All - c.Met) })
                if (count(truth) is > 0 and < 5)
                    Assert.True(possible.Select(p => count(Of(p, i))).Distinct().Skip(1).Any(),
                        $"{name} of {i} in {string.Join(' ', cells)} shown as {string.Join(' ', shown.Select(f => f.Suppressed ? $"[{f.Value}/{f.Denominator}]" : $"{f.Numerator}/{f.Denominator}"))}");
        }

        static (int Met, int All) Of(IReadOnlyList<(int Met, int All)> cells, int i) => i < 0 ? (cells.Sum(c => c.Met), cells.Sum(c => c.All)) : cells[i];

        static bool May(Figure figure, int met, int all) => !figure.Suppressed ? (figure.Numerator, figure.Denominator) == (met, all) : figure.Denominator == 0 || figure.Denominator == all;

        IEnumerable<(int Met, int All)[]> Tuples(int length) => length == 0 ? [[]] :
            from rest in Tuples(length - 1)
            from all in Enumerable.Range(1, most + 2)
            from met in Enumerable.Range(0, all + 1)
            where May(shown[length], met, all)
            select ((int, int)[])[.. rest, (met, all)];
    }

    /// <summary>
    /// Everything that measures of looked-after children say of one quarter, and everything that they have in common, said here anew: each child is of one kind, and every figure is a
    /// sum of kinds. A count is given away if it is what figures shown add up to in any way, one taken from another, doubled or halved.
    /// </summary>
    [Property(MaxTest = 25)]
    public void No_small_count_of_children_looked_after_is_a_combination_of_figures_shown(int seed)
    {
        var random = new Random(seed);
        var kinds = Kinds().ToList();
        var counts = new int[kinds.Count];
        // Many of some kinds, few of most.
        foreach (var _ in Enumerable.Range(0, random.Next(3, 40)))
            counts[random.Next(kinds.Count)] += random.Next(3) == 0 ? random.Next(5, 40) : random.Next(1, 5);
        var (figures, counted) = Counted(kinds, counts);

        var shown = RelatedMeasures.Of(Catalogue.Find("C01")).Show(figures);

        var told = new Span();
        foreach (var (exact, met, all) in counted)
        {
            var figure = shown.Single(s => figures[s.Key].Contains(exact)).Value.Single(f => f.Part == exact.Part && f.Breakdown == exact.Breakdown);
            if (!figure.Suppressed)
                told.Add(met);
            if (all is not null && (!figure.Suppressed || figure.Denominator > 0))
                told.Add(all);
        }

        foreach (var (exact, met, all) in counted)
        {
            Secret(exact, met, exact.Numerator);
            if (all is null)
                continue;
            Secret(exact, all, exact.Denominator);
            Secret(exact, [.. all.Zip(met, (a, m) => a && !m)], exact.Denominator - exact.Numerator);
        }

        void Secret(Figure figure, bool[] sum, long count)
        {
            if (count is > 0 and < 5)
                Assert.False(told.Contains(sum), $"seed {seed}: {count} of {figure.Part} {figure.Breakdown} is told");
        }
    }

    [Property(MaxTest = 20)]
    public void Of_an_authority_of_usual_size_most_figures_are_shown(int seed)
    {
        var random = new Random(seed);
        var kinds = Kinds().ToList();
        var counts = new int[kinds.Count];
        string[] places = ["U6", "U6", "U6", "U6", "U6", "U6", "U4", "U4", "U4", "U3", "U3", "U1", "K2", "K2", "K3", "P1", "A3", "R2"];
        for (var child = 0; child < 500; child++)
            Add(k => k.Here && k.Place == (random.Next(80) == 0 ? "R1" : places[random.Next(places.Length)]) && k.Uasc == (random.Next(12) == 0) && k.Came == (random.Next(10) > 0 ? "" : random.Next(3) > 0 ? "N1" : "N2"));
        for (var child = 0; child < 60; child++)
            Add(k => !k.Here && k.Came.Length == 0);

        var (figures, _) = Counted(kinds, counts);
        var shown = RelatedMeasures.Of(Catalogue.Find("C01")).Show(figures).Values.SelectMany(f => f).ToList();

        Assert.True(shown.Count(f => !f.Suppressed) * 3 >= shown.Count * 2, $"seed {seed}: {string.Join(", ", shown.Where(f => f.Suppressed).Select(f => $"{f.Part} {f.Breakdown}"))} of {shown.Count} are withheld");

        void Add(Func<Kind, bool> of)
        {
            int at;
            do
                at = random.Next(kinds.Count);
            while (!of(kinds[at]));
            counts[at]++;
        }
    }

    static (Dictionary<string, IReadOnlyList<Figure>> Figures, List<(Figure Exact, bool[] Met, bool[]? All)> Counted) Counted(IReadOnlyList<Kind> kinds, int[] counts)
    {
        var figures = new Dictionary<string, IReadOnlyList<Figure>>();
        var counted = new List<(Figure Exact, bool[] Met, bool[]? All)>();
        foreach (var measure in Figures(kinds).GroupBy(f => f.Measure))
        {
            var own = new List<Figure>();
            foreach (var (_, part, breakdown, met, all) in measure)
            {
                var (m, a) = (kinds.Select(met).ToArray(), all is null ? null : kinds.Select(all).ToArray());
                var (numerator, denominator) = (Sum(m), a is null ? 0 : Sum(a));
                if (breakdown.Length > 0 && numerator == 0)
                    continue;
                var figure = a is null ? Count(part, breakdown, numerator) : Share(part, breakdown, numerator, denominator);
                own.Add(figure);
                counted.Add((figure, m, a));
            }

            figures.Add(measure.Key, own);
        }

        return (figures, counted);

        long Sum(bool[] of) => of.Select((counts_, i) => counts_ ? (long)counts[i] : 0).Sum();
    }

    sealed record Kind(string Came, string? Went, string Place, string Provider, string Age, string Legal, bool Uasc)
    {
        public bool Here => Went is null;
        public bool Foster => Here && Place[0] == 'U';
        public bool Kin => Here && Place is "U1" or "U3" && Here;
        public bool Ext => Provider is "PR4";
    }

    static IEnumerable<Kind> Kinds()
    {
        foreach (var came in new[] { "", "N1", "N2" })
        {
            foreach (var went in new[] { "E11", "E41", "E45", "E46", "E4A", "E4B", "E8" })
                yield return new(came, went, "U6", "PR1", "5_TO_9", "SECTION_20", false);
            foreach (var place in new[] { "U1", "U3", "U4", "U6", "A3", "P1", "K1", "K2", "K3", "R1", "S1", "R2", "TEMPORARY_ONLY" })
                foreach (var provider in new[] { "PR1", "PR4", "PR3" })
                    foreach (var age in new[] { "5_TO_9", "10_TO_15" })
                        foreach (var legal in new[] { "SECTION_20", "CARE_ORDER" })
                            foreach (var uasc in new[] { false, true })
                                yield return new(came, null, place, provider, age, legal, uasc);
        }
    }

    static IEnumerable<(string Measure, string Part, string Breakdown, Func<Kind, bool> Met, Func<Kind, bool>? All)> Figures(IReadOnlyList<Kind> kinds)
    {
        static string Category(Kind k) => k.Place switch
        {
            "U1" or "U3" => "KINSHIP_FOSTER",
            "U4" or "U6" => "OTHER_FOSTER",
            "A3" => "ADOPTION",
            "P1" => "PARENTS",
            "K1" or "K2" => "CHILDRENS_HOME",
            "K3" => "SUPPORTED",
            "R1" => "CARE_HOME",
            "S1" => "RESIDENTIAL_SCHOOL",
            "TEMPORARY_ONLY" => "TEMPORARY_ONLY",
            _ => "OTHER",
        };
        IEnumerable<(string, string, string, Func<Kind, bool>, Func<Kind, bool>?)> By(string measure, string part, Func<Kind, bool> of, Func<Kind, string> by)
        {
            yield return (measure, part, "", of, null);
            foreach (var code in kinds.Where(of).Select(by).Distinct().ToList())
                yield return (measure, part, code, k => of(k) && by(k) == code, null);
        }

        yield return ("C01", "CHILDREN", "", k => k.Here, null);
        foreach (var f in By("C01", "BY_PLACEMENT", k => k.Here, Category).Concat(By("C01", "BY_AGE", k => k.Here, k => k.Age)).Concat(By("C01", "BY_LEGAL_STATUS", k => k.Here, k => k.Legal)))
            yield return f;
        foreach (var f in By("C03", "STARTED", k => k.Came.Length > 0, k => k.Came).Concat(By("C03", "CEASED", k => !k.Here, k => k.Went!)))
            yield return f;
        yield return ("C03", "OPENING", "", k => k.Came.Length == 0, null);
        yield return ("C03", "CLOSING", "", k => k.Here, null);
        yield return ("C04", "FOSTER", "", k => k.Foster, k => k.Here);
        foreach (var f in By("C04", "BY_CODE", k => k.Foster, k => k.Place).Concat(By("C04", "ELSEWHERE", k => k.Here && !k.Foster, k => k.Place)))
            yield return f;
        yield return ("C05", "IN_HOUSE", "", k => k.Foster && !k.Kin && k.Provider == "PR1", k => k.Foster && !k.Kin && (k.Provider == "PR1" || k.Ext));
        yield return ("C05", "EXTERNAL", "", k => k.Foster && !k.Kin && k.Ext, null);
        yield return ("C05", "IN_HOUSE_WITH_KINSHIP", "", k => k.Foster && k.Provider == "PR1", k => k.Foster && (k.Provider == "PR1" || k.Ext));
        yield return ("C05", "EXTERNAL_WITH_KINSHIP", "", k => k.Foster && k.Ext, null);
        yield return ("C05", "OTHER_PROVIDER", "", k => k.Foster && !k.Kin && k.Provider == "PR3", null);
        yield return ("C06", "KINSHIP", "", k => k.Kin, k => k.Here);
        yield return ("C07", "CHILDRENS_HOME", "", k => k.Here && k.Place is "K1" or "K2" && k.Here, k => k.Here);
        yield return ("C07", "CARE_HOME", "", k => k.Here && k.Place == "R1", k => k.Here);
        yield return ("C07", "RESIDENTIAL_SCHOOL", "", k => k.Here && k.Place == "S1", k => k.Here);
        yield return ("C08", "PARENTS", "", k => k.Here && k.Place == "P1", k => k.Here);
        yield return ("C09", "SUPPORTED", "", k => k.Here && k.Place == "K3", k => k.Here);
        yield return ("C13", "LONG_TERM", "", k => k.Foster && k.Place is "U1" or "U4" && k.Here, k => k.Foster);
        yield return ("C13", "LONG_TERM_EXTERNAL", "", k => k.Here && k.Ext && k.Place is "U1" or "U4" && k.Here && k.Ext, k => k.Foster && k.Ext);
        yield return ("C20", "UASC", "", k => k.Here && k.Uasc, null);
        yield return ("C20", "SHARE", "", k => k.Here && k.Uasc, k => k.Here);
        yield return ("C21", "SPECIAL_GUARDIANSHIP", "", k => k.Went is "E45" or "E46", k => !k.Here);
        yield return ("C21", "CHILD_ARRANGEMENTS", "", k => k.Went is "E41", k => !k.Here);
        yield return ("C21", "ADOPTION", "", k => k.Went is "E11", k => !k.Here);
        yield return ("C22", "PLANNED", "", k => k.Went is "E4A", null);
        yield return ("C22", "UNPLANNED", "", k => k.Went is "E4B", null);
    }

    /// <summary>What sums can be made of others: linear algebra over a prime field, where what holds for whole numbers holds too.</summary>
    sealed class Span
    {
        const long Prime = 2_147_483_647;

        readonly List<(int Pivot, long[] Row)> _rows = [];

        public void Add(bool[] sum)
        {
            var row = Reduced(sum);
            var pivot = Array.FindIndex(row, v => v != 0);
            if (pivot < 0)
                return;
            var inverse = Power(row[pivot], Prime - 2);
            for (var i = 0; i < row.Length; i++)
                row[i] = row[i] * inverse % Prime;
            _rows.Add((pivot, row));
        }

        public bool Contains(bool[] sum) => Array.TrueForAll(Reduced(sum), v => v == 0);

        long[] Reduced(bool[] sum)
        {
            long[] row = [.. sum.Select(s => s ? 1L : 0L)];
            foreach (var (pivot, other) in _rows)
            {
                var times = row[pivot];
                if (times == 0)
                    continue;
                for (var i = 0; i < row.Length; i++)
                    row[i] = ((row[i] - times * other[i]) % Prime + Prime) % Prime;
            }

            return row;
        }

        static long Power(long value, long exponent)
        {
            var result = 1L;
            for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
                if ((exponent & 1) == 1)
                    result = result * value % Prime;
            return result;
        }
    }

    [Fact]
    public void Who_came_and_who_went_are_withheld_together_where_two_quarters_would_tell()
    {
        var related = RelatedMeasures.Of(Catalogue.Find("C03"));
        Dictionary<string, IReadOnlyList<Figure>> exact = new()
        {
            ["C03"] = [Count("STARTED", "", 3), Count("STARTED", "N1", 3), Count("CEASED", "", 20), Count("CEASED", "E4A", 12), Count("CEASED", "E8", 8), Count("OPENING", "", 200), Count("CLOSING", "", 183)],
        };

        var shown = related.Show(exact)["C03"];

        Assert.True(shown[0].Suppressed);
        Assert.True(shown.Single(f => f.Part == "CEASED" && f.Breakdown.Length == 0).Suppressed);
        Assert.Contains(shown, f => f.Part == "CEASED" && f.Breakdown.Length > 0 && f.Suppressed);
        Assert.Equal(["200", "183"], shown.Where(f => f.Part is "OPENING" or "CLOSING").Select(f => f.Value));
    }

    [Fact]
    public void Reviews_that_entered_care_cannot_be_had_by_asking_for_those_that_did_not()
    {
        Dictionary<string, IReadOnlyList<Figure>> exact = new()
        {
            ["E02"] = [.. Points("OF_COMPLETED_", 22, 28), .. Points("OF_DUE_", 22, 34)],
            ["E03"] = [.. Points("SUSTAINED_", 19, 34)],
            ["E04"] = [.. Points("COMPLETED_", 28, 34)],
            ["E05"] = [.. Points("ENTERED_CARE_", 15, 34)],
        };

        var shown = RelatedMeasures.Of(Catalogue.Find("E03")).Show(exact);

        // Three were in care since and are not now: 22 less 19.
        Assert.All(shown["E03"].Where(f => f.Breakdown.Length == 0), f => Assert.True(f.Suppressed));
        Assert.All(shown["E05"].Where(f => f.Breakdown.Length == 0), f => Assert.True(f.Suppressed));

        static IEnumerable<Figure> Points(string part, int met, int all) => new[] { "3M", "6M" }.Select(point => Share(part + point, "", met, all));
    }

    [Fact]
    public void A_total_that_is_withheld_by_channel_is_withheld_by_source_too()
    {
        // Two channels with four each could be worked out of eight; the one source has all eight.
        var shown = Shown("F01",
        [
            Count("ENQUIRIES", "", 8), Count("ENQUIRIES", "ONLINE", 4), Count("ENQUIRIES", "EVENT", 4), Count("ENQUIRIES_BY_SOURCE", "", 8), Count("ENQUIRIES_BY_SOURCE", "S1", 8),
            Share("APPLIED", "", 0, 8), Share("APPLIED", "ONLINE", 0, 4), Share("APPLIED", "EVENT", 0, 4), Share("APPLIED_BY_SOURCE", "", 0, 8), Share("APPLIED_BY_SOURCE", "S1", 0, 8),
        ]);

        Assert.All(shown, f => Assert.True(f.Suppressed, $"{f.Part} {f.Breakdown}"));
        Assert.All(shown, f => Assert.Equal(0, f.Denominator));
    }

    [Fact]
    public void Those_in_time_between_twelve_and_sixteen_weeks_cannot_be_had_by_subtraction()
    {
        var shown = Shown("K01",
        [
            .. new[] { "K1", "K2" }.SelectMany(clock => new[]
            {
                new Figure { Part = clock + "_MEDIAN_DAYS", Unit = Unit.Days, Value = "80.0", Numerator = 40 }, new Figure { Part = clock + "_MEDIAN_WEEKS", Unit = Unit.Weeks, Value = "11.4", Numerator = 40 },
                Share(clock + "_WITHIN_12_WEEKS", "", 20, 40), Share(clock + "_WITHIN_16_WEEKS", "", clock == "K1" ? 23 : 30, 40),
            }),
        ]);

        Assert.Contains(shown, f => f.Part.StartsWith("K1_WITHIN", StringComparison.Ordinal) && f.Suppressed);
        Assert.DoesNotContain(shown, f => f.Part.StartsWith("K2", StringComparison.Ordinal) && f.Suppressed);
    }

    [Fact]
    public async Task A_figure_of_a_year_is_withheld_where_one_of_its_quarters_is()
    {
        var (measure, caller) = (Catalogue.Find("F03"), ReportingFixture.Caller("E1", "DCS"));
        Task<MeasureResult> Exact(MeasureDefinition m, ReportingPeriod p)
        {
            var households = p.Days > 100 ? 43 : p.Start.Month == 7 ? 3 : p.Start.Month == 10 ? 10 : 15;
            return Task.FromResult(new MeasureResult { MeasureId = m.Id, Figures = { Count("HOUSEHOLDS", "", households), Count("CARERS", "", 40), Count("PLACES", "", 40) } });
        }

        var year = await Disclosure.For(caller, measure, new(new(2025, 4, 1), new(2026, 3, 31)), Exact);
        var quarter = await Disclosure.For(caller, measure, new(new(2025, 7, 1), new(2025, 9, 30)), Exact);
        var all = await Disclosure.For(ReportingFixture.Caller("E1", "ANALYST"), measure, new(new(2025, 4, 1), new(2026, 3, 31)), Exact);

        Assert.Equal([true, false, false], year.Figures.Select(f => f.Suppressed));
        Assert.Equal("<5", quarter.Figures[0].Value);
        Assert.Equal("43", all.Figures[0].Value);
    }

    [Fact]
    public async Task What_a_period_withholds_of_itself_is_withheld_as_the_base_of_the_next()
    {
        // Forty conferences in every quarter but the summer of 2025, which had three.
        static long Held(ReportingPeriod p) =>
            Enumerable.Range(0, (p.End.DayNumber - p.Start.DayNumber + 2) / 91).Sum(quarter => p.Start.AddMonths(3 * quarter) == new DateOnly(2025, 7, 1) ? 3 : 40);
        Task<MeasureResult> Exact(MeasureDefinition measure, ReportingPeriod p) => Task.FromResult(new MeasureResult
        {
            MeasureId = measure.Id,
            Figures =
            {
                measure.Parts.Select(part => part.Code is "HELD" ? Count("HELD", "", Held(p)) : part.Code is "HELD_PREVIOUS" ? Count("HELD_PREVIOUS", "", Held(p.Before()))
                    : new() { Part = part.Code, Unit = part.Unit, Value = "1", Numerator = part.Compares ? Held(p) : 0, Denominator = part.Compares ? Held(p.Before()) : 0 }),
            },
        });

        // 123 less the three quarters that are shown are three: of that year, and as the base of the next.
        Assert.Equal("HELD CHANGE RATIO TRIPLED DOUBLED", await Withheld(2025));
        Assert.Equal("HELD_PREVIOUS CHANGE RATIO TRIPLED DOUBLED", await Withheld(2026));
        Assert.Equal("", await Withheld(2027));

        async Task<string> Withheld(int year)
        {
            var result = await Disclosure.For(ReportingFixture.Caller("E1", "LEAD_MEMBER"), Catalogue.Find("G03"), new(new(year, 4, 1), new(year + 1, 3, 31)), Exact);
            return string.Join(' ', result.Figures.Where(f => f.Suppressed).Select(f => f.Part));
        }
    }

    [Theory]
    [InlineData("2026-04-01", "2026-11-23", "2026-04-01", "2026-09-30")] // a year that still runs ends with its last whole quarter
    [InlineData("2026-10-01", "2026-11-23", "2026-07-01", "2026-09-30")] // a quarter that still runs is the one before
    [InlineData("2025-04-01", "2026-03-31", "2025-04-01", "2026-03-31")]
    [InlineData("2025-07-01", "2025-12-31", "2025-07-01", "2025-12-31")]
    public void Readers_of_aggregates_are_given_whole_quarters(string start, string end, string from, string to) =>
        Assert.Equal(new ReportingPeriod(from.Day(), to.Day()), Disclosure.Whole(new(start.Day(), end.Day()), Catalogue.Find("C03"), Today));

    [Theory]
    [InlineData("2026-07-01", "2026-07-31")]
    [InlineData("2026-04-01", "2026-09-29")]
    [InlineData("2026-04-02", "2026-09-30")]
    [InlineData("2026-04-02", "2026-11-23")]
    public void Other_days_are_not_for_readers_of_aggregates(string start, string end)
    {
        var refused = Assert.Throws<RefusedException>(() => Disclosure.Whole(new(start.Day(), end.Day()), Catalogue.Find("C03"), Today));

        Assert.Equal(("PERIOD_NOT_WHOLE", Grpc.Core.StatusCode.PermissionDenied), (refused.Reason, refused.Code));
    }

    [Fact]
    public async Task As_known_is_refused_to_readers_of_aggregates_and_of_events()
    {
        var authority = reporting.NewAuthority();
        var get = new GetMeasure(reporting.Facts, reporting.Measures, reporting.Clock);

        var aggregate = await Assert.ThrowsAsync<RefusedException>(() => get.Handle(new() { MeasureId = "C01", Period = "2025/26", AsKnownDate = "2026-07-01".Date() }, ReportingFixture.Caller(authority, "DCS"), default));
        var events = await Assert.ThrowsAsync<RefusedException>(() => get.Handle(new() { MeasureId = "K01", Period = "2025/26", AsKnownDate = "2026-07-01".Date() }, ReportingFixture.Caller(authority, "ANALYST"), default));
        var future = await Assert.ThrowsAsync<RefusedException>(() => get.Handle(new() { MeasureId = "C01", AsKnownDate = "2030-07-01".Date() }, ReportingFixture.Caller(authority, "ANALYST"), default));

        Assert.Equal(["AS_KNOWN_WITHHELD", "AS_KNOWN_NOT_KEPT", "INVALID_FIELDS"], new[] { aggregate, events, future }.Select(r => r.Reason));
        Assert.Contains("published", events.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public void What_is_rounded_is_the_nearest_and_a_half_goes_up(int a, int b)
    {
        var (numerator, denominator) = (Math.Abs((long)a), Math.Abs((long)b) + 1);

        // Exact in decimals: no more than ten digits on either side.
        var exact = new System.Numerics.BigInteger(numerator) * 1000;
        var percent = (exact * 2 + denominator) / (2 * denominator);
        var whole = (new System.Numerics.BigInteger(numerator) * 2 + denominator) / (2 * denominator);

        Assert.Equal($"{percent / 10}.{percent % 10}", Rounding.Percent(numerator, denominator));
        Assert.Equal(whole, Rounding.Whole(numerator, denominator));
        var shown = decimal.Parse(Rounding.OneDecimal(numerator, denominator), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(shown - (decimal)numerator / denominator) <= 0.05m);
        Assert.True(shown * 20 * denominator >= numerator * 20m - denominator, "a half goes up");
    }

    static IReadOnlyList<Figure> Shown(string measure, IReadOnlyList<Figure> figures) =>
        RelatedMeasures.Of(Catalogue.Find(measure)).Show(new Dictionary<string, IReadOnlyList<Figure>> { [measure] = figures })[measure];

    static Figure Count(string part, string breakdown, long count) => new() { Part = part, Breakdown = breakdown, Unit = Unit.Count, Value = $"{count}", Numerator = count };

    static Figure Share(string part, string breakdown, long numerator, long denominator) => new()
    {
        Part = part,
        Breakdown = breakdown,
        Unit = Unit.Percent,
        Value = denominator == 0 ? "" : Rounding.Percent(numerator, denominator),
        Numerator = numerator,
        Denominator = denominator,
    };
}

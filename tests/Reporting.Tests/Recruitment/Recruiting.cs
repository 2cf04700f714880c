using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Reporting.Recruitment;
using Suite.Reporting.Tests.Returns;
using Suite.Reporting.V1;
using Suite.Types.V1;
using Enquiry = Suite.Reporting.Recruitment.Enquiry;

namespace Suite.Reporting.Tests.Recruitment;

public sealed class Recruiting(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task The_funnel_follows_a_cohort_as_at_a_day()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. FosteringHistory.Recruited(authority, "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-09", "2026-04-21", "2026-06-01", "2026-06-10", "2026-10-01", "2026-10-08"),
            .. FosteringHistory.Recruited(authority, "2026-04-10", "2026-04-13", "2026-04-20", source: "S2", channel: Channel.WordOfMouth, campaign: "SPRING"),
            // Visited without an answer on record: it was answered all the same.
            .. FosteringHistory.Recruited(authority, "2026-05-01", visited: "2026-05-05"),
            .. FosteringHistory.Recruited(authority, "2026-06-01"),
            .. FosteringHistory.Recruited(authority, "2026-07-01", "2026-07-02"),
        ]);

        var funnel = await Funnel(authority, new() { Period = "2026/27 Q1", Breakdown = FunnelBreakdown.Campaign });
        Assert.Equal(
            ["4 100.0  /", "3 75.0 75.0 2.0/2.0", "3 75.0 100.0 6.0/6.0", "1 25.0 33.3 2.0/8.0", "1 25.0 100.0 12.0/20.0", "1 25.0 100.0 41.0/61.0", "1 25.0 100.0 9.0/70.0",
                "1 25.0 100.0 113.0/183.0", "1 25.0 100.0 7.0/190.0"],
            funnel.Branches[0].Steps.Select(Text));
        Assert.Equal([("", true), ("", false), ("SPRING", false)], funnel.Branches.Select(b => (b.Breakdown, b.Whole)));
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0, 0], funnel.Branches[2].Steps.Select(s => s.Count));

        var before = await Funnel(authority, new() { Period = "2026/27 Q1", AsAtDate = "2026-04-20".Date() });
        Assert.Equal([2, 2, 2, 1, 0, 0, 0, 0, 0], before.Branches[0].Steps.Select(s => s.Count));
        var some = await Funnel(authority, new() { Period = "2026/27 Q1", SourceCode = "S2", Channel = "WORD_OF_MOUTH" });
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0, 0], some.Branches[0].Steps.Select(s => s.Count));

        static string Text(FunnelStep s) => $"{s.Count} {s.ShareOfCohort} {s.ShareOfPrevious} {s.MedianDaysFromPrevious}/{s.MedianDaysTotal}";
    }

    [Theory]
    [InlineData("2026-03-31", "as_at_date")]
    [InlineData("2027-04-03", "as_at_date")] // tomorrow
    public async Task A_funnel_as_at_a_day_that_cannot_be_is_refused(string asAt, string field)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Funnel("E1", new() { Period = "2026/27", AsAtDate = asAt.Date() }));

        Assert.Equal(field, Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void A_stage_that_tells_of_fewer_than_five_is_withheld()
    {
        // 40 came in, 20 were answered, 18 visited, 3 invited, of which none applied.
        var cohort = Enumerable.Range(0, 40).Select(i => Reached("", i < 3 ? 3 : i < 18 ? 2 : i < 20 ? 1 : 0)).ToList();

        var steps = V1Steps(Reporting.Recruitment.Funnel.Of(cohort, false, withhold: true).Single());

        Assert.Equal(["40", "20", "withheld", "withheld", "0", "0", "0", "0", "0"], steps);
    }

    [Fact]
    public void A_stage_withheld_in_one_branch_is_withheld_in_all_so_that_the_whole_gives_nothing_away()
    {
        var cohort = Enumerable.Range(0, 60).Select(i => Reached(i < 20 ? "A" : "B", i is < 3 or >= 40 ? 1 : 0)).ToList();

        var branches = Reporting.Recruitment.Funnel.Of(cohort, true, withhold: true).Select(V1Steps).ToList();

        Assert.Equal(["60", "23"], branches[0].Take(2));
        Assert.Equal(["20", "withheld"], branches[1].Take(2));
        Assert.Equal(["40", "withheld"], branches[2].Take(2));
        Assert.Equal(["20", "3"], Reporting.Recruitment.Funnel.Of(cohort, true, withhold: false).Select(V1Steps).ElementAt(1).Take(2));
    }

    static Enquiry Reached(string branch, int stage) =>
        new(branch, [.. Enumerable.Range(0, 9).Select(at => at <= stage ? new DateOnly(2026, 4, 1).AddDays(at) : (DateOnly?)null)]);

    static List<string> V1Steps(FunnelBranch branch) => [.. branch.Steps.Select(s => s.Suppressed ? "withheld" : $"{s.Count}")];

    [Fact]
    public async Task Sufficiency_sets_places_of_the_day_against_the_needs_in_force()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. FosteringHistory.Household(authority, "2026-05-01", ageMin: 0, ageMax: 4, places: [PlaceStatus.Vacant, PlaceStatus.Filled]).Then(
                new TermsChanged { Places = 2, AgeMin = 3, AgeMax = 4, PlacementTypes = { PlacementType.LongTerm }, EffectiveDate = "2026-08-01".Date() }).Events,
            .. FosteringHistory.Household(authority, "2026-05-01", FosteringRoute.Kinship, 0, 2, [PlacementType.ShortTerm, PlacementType.NamedChild], PlaceStatus.Filled).Events,
            .. FosteringHistory.Household(authority, "2026-05-01", FosteringRoute.ShortBreak, 2, 5, [PlacementType.ShortBreak], PlaceStatus.NotAvailable).Events,
            .. FosteringHistory.Of(authority).Then(
                Needs("2026-04-01", (PlacementType.ShortTerm, AgeBand.Age0To2, 5), (PlacementType.ShortBreak, AgeBand.Age3To4, 1), (PlacementType.NamedChild, AgeBand.Age0To2, 1)),
                Needs("2026-09-01", (PlacementType.LongTerm, AgeBand.Age3To4, 2))).Events,
        ]);

        var july = await Sufficiency(authority, "2026-07-31");
        Assert.Equal(["KINSHIP 1=1+0+0", "MAINSTREAM 2=1+1+0", "SHORT_BREAK 1=0+0+1"], july.Routes.Select(r => $"{r.Route} {r.Approved}={r.Filled}+{r.Vacant}+{r.NotAvailable}"));
        Assert.Equal(
            [
                "KINSHIP NAMED_CHILD AGE_0_TO_2 1", "KINSHIP SHORT_TERM AGE_0_TO_2 1", "MAINSTREAM SHORT_TERM AGE_0_TO_2 2", "MAINSTREAM SHORT_TERM AGE_3_TO_4 2",
                "SHORT_BREAK SHORT_BREAK AGE_0_TO_2 1", "SHORT_BREAK SHORT_BREAK AGE_3_TO_4 1", "SHORT_BREAK SHORT_BREAK AGE_5_TO_10 1",
            ],
            july.Uses.Select(u => $"{u.Route} {u.PlacementType} {u.AgeBand} {u.Approved}"));
        Assert.Equal(["NAMED_CHILD AGE_0_TO_2 1-1=0", "SHORT_BREAK AGE_3_TO_4 1-0=1", "SHORT_TERM AGE_0_TO_2 5-2=3"], july.Needs.Select(Text));
        Assert.Equal(["HOUSEHOLDS 3", "PLACES 4"], july.NetGain.Where(f => f.Breakdown.Length == 0).Select(f => $"{f.Part} {f.Value}"));

        Assert.Equal(["LONG_TERM AGE_3_TO_4 2-2=0"], (await Sufficiency(authority, "2026-09-01")).Needs.Select(Text));
        Assert.Empty((await Sufficiency(authority, "2026-04-30")).Routes);

        var aggregate = await Sufficiency(authority, "2026-07-31", "LEAD_MEMBER");
        Assert.All(aggregate.Routes.Concat(aggregate.Uses), u => Assert.Equal((true, 0L, 0L), (u.Suppressed, u.Approved, u.Filled)));
        Assert.All(aggregate.Needs, n => Assert.Equal((true, 0L), (n.Suppressed, n.Available)));
        Assert.All(aggregate.NetGain.Where(f => f.Breakdown == ""), f => Assert.True(f.Suppressed));

        static string Text(PlaceShortfall n) => $"{n.PlacementType} {n.AgeBand} {n.Needed}-{n.Available}={n.Shortfall}";

        static PlaceNeedsSet Needs(string from, params (PlacementType Type, AgeBand Band, int Places)[] needs) => new()
        {
            FromDate = from.Date(),
            Needs = { needs.Select(n => new PlaceNeed { PlacementType = n.Type, AgeBand = n.Band, Places = n.Places }) },
        };
    }

    [Fact]
    public async Task What_cannot_be_compared_yet_says_so()
    {
        var external = (await Sufficiency(reporting.NewAuthority(), "2026-07-31")).External;

        Assert.Equal(ExternalStatus.ExternalNotAvailable, external.Status);
        Assert.Contains("C05", external.Reason);
        Assert.Equal((false, false, false), (external.HasInHouse, external.HasExternal, external.HasInHouseShare));
    }

    [Fact]
    public async Task In_house_is_set_against_other_providers_where_a_return_covers_the_day()
    {
        var authority = reporting.NewAuthority();
        await reporting.TakeIn(authority, new Submission(2026, new(2026, 6, 1),
        [
            .. Enumerable.Range(0, 9).Select(i => Fostered($"own-{i}", "U6", "PR1")), .. Enumerable.Range(0, 7).Select(i => Fostered($"agency-{i}", "U4", "PR4")),
            .. Enumerable.Range(0, 6).Select(i => Fostered($"kin-{i}", "U1", "PR1")),
        ]));

        var external = (await Sufficiency(authority, "2026-03-30")).External;
        Assert.Equal((ExternalStatus.ExternalAvailable, 9L, 7L, "56.3", ""), (external.Status, external.InHouse, external.External, external.InHouseShare, external.Reason));
        Assert.Equal(ExternalStatus.ExternalNotAvailable, (await Sufficiency(authority, "2026-04-01")).External.Status);

        // Who only sees aggregates is shown the last day of a quarter, and nothing of two children.
        Assert.Equal((ExternalStatus.ExternalAvailable, 9L), ((await Sufficiency(authority, "2026-03-31", "DCS")).External.Status, (await Sufficiency(authority, "2026-03-31", "DCS")).External.InHouse));
        Assert.Contains("quarter", (await Sufficiency(authority, "2026-03-30", "DCS")).External.Reason, StringComparison.Ordinal);
        var few = reporting.NewAuthority();
        await reporting.TakeIn(few, new Submission(2026, new(2026, 6, 1), [Fostered("one", "U6", "PR1"), Fostered("two", "U4", "PR4")]));
        Assert.Contains("too small", (await Sufficiency(few, "2026-03-31", "LEAD_MEMBER")).External.Reason, StringComparison.Ordinal);

        static EpisodeRow Fostered(string child, string place, string provider) => new(child, new(2025, 1, 1), "S", "C2", "N1", place, provider, null, null, null, null, null);
    }

    [Fact]
    public async Task Approvals_are_expected_by_own_durations_of_two_years_or_else_by_targets()
    {
        var authority = reporting.NewAuthority();
        var events = new List<ReceivedEvent>();
        // Five approved 100, 110, 120, 130 and 200 days after stage 2 began; four of them have a panel on record.
        foreach (var (days, panel) in new[] { (100, true), (110, true), (120, true), (130, true), (200, false) })
        {
            var begun = new DateOnly(2026, 1, 10);
            events.AddRange(FosteringHistory.Recruited(authority, "2025-11-01", applied: "2025-11-10", stageTwo: "2026-01-10",
                panel: panel ? $"{begun.AddDays(days - 7):yyyy-MM-dd}" : null, approved: $"{begun.AddDays(days):yyyy-MM-dd}"));
        }

        events.AddRange(FosteringHistory.Recruited(authority, "2026-11-01", applied: "2026-11-10", stageOne: "2027-01-05", stageTwo: "2027-01-10"));
        events.AddRange(FosteringHistory.Recruited(authority, "2026-05-01", applied: "2026-05-10", stageTwo: "2026-07-01"));
        events.AddRange(FosteringHistory.Recruited(authority, "2026-11-01", applied: "2026-11-10", stageTwo: "2026-12-01", panel: "2027-03-30"));
        await reporting.Take(events);

        var expected = (await Sufficiency(authority, "2027-04-01")).Expected;

        Assert.Equal((3, "100.0"), (expected.OpenApplications, expected.ApprovedShare));
        Assert.Equal(
            ["Applied OwnDurations 181.0 261.0", "Stage1Complete Targets  ", "Stage2 OwnDurations 120.0 200.0", "Panel Targets  "],
            expected.Stages.Select(s => $"{s.Stage} {s.Basis} {s.MedianDays} {s.NinetiethPercentileDays}"));
        Assert.Equal(
            [
                ("2027-04-01".Date(), (Date?)"2027-04-01".Date(), FunnelStage.Stage2, true), // long past what it took others
                ("2027-04-08".Date(), (Date?)null, FunnelStage.Panel, false), // seven working days after the panel
                ("2027-05-10".Date(), (Date?)"2027-07-29".Date(), FunnelStage.Stage2, false),
            ],
            expected.Applications.Select(a => (a.ExpectedDate, (Date?)a.NinetiethPercentileDate, a.Stage, a.Overdue)));
        Assert.Equal([("2027-04-01".Date(), 2L), ("2027-05-01".Date(), 1L)], expected.Months.Select(m => (m.MonthStart, m.Applications)));

        var aggregate = (await Sufficiency(authority, "2027-04-01", "DCS")).Expected;
        Assert.False(aggregate.HasOpenApplications);
        Assert.Empty(aggregate.Applications);
        Assert.All(aggregate.Months, m => Assert.Equal((true, 0L), (m.Suppressed, m.Applications)));
        Assert.Empty((await Sufficiency(authority, "2027-04-01", "TM")).Expected.Applications);
    }

    async Task<RecruitmentFunnel> Funnel(string authority, GetRecruitmentFunnelRequest request, string role = "ANALYST") =>
        (await new GetRecruitmentFunnel(reporting.Facts, reporting.Clock).Handle(request, ReportingFixture.Caller(authority, role), CancellationToken.None)).Funnel;

    async Task<V1.Sufficiency> Sufficiency(string authority, string asAt, string role = "ANALYST") =>
        (await new GetSufficiency(reporting.Facts, reporting.Measures, new NoAudit(), reporting.Clock).Handle(new() { AsAtDate = asAt.Date() }, ReportingFixture.Caller(authority, role), CancellationToken.None)).Sufficiency;

    sealed class NoAudit : Suite.Platform.Cases.IAudit
    {
        public Task Record(Suite.Platform.Cases.AuditEntry entry, CancellationToken cancellation) => Task.CompletedTask;
    }
}

using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Records;
using Campaign = Suite.FosteringRecruitment.Reference.Campaign;
using PlaceNeed = Suite.FosteringRecruitment.Reference.PlaceNeed;

namespace Suite.FosteringRecruitment.Tests.Reference;

public sealed class ReferenceDataOnDates
{
    const string Authority = "E10000901";

    static readonly DateOnly Today = new(2026, 11, 23), April = new(2026, 4, 1);

    [Fact]
    public void Defaults_hold_before_anything_was_set()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        Assert.Equal(new Targets(new(2000, 1, 1), 1, 5, 2, 4, 3, true), reference.TargetsOn(Today));
        Assert.Equal(reference.TargetsOn(Today), reference.TargetsOn(new(1995, 1, 1)));
        Assert.Equal(AllowanceRegion.RestOfEngland, reference.Region);
        Assert.Null(reference.AllowancesOn(Today));
        Assert.Null(reference.FeesOn(Today));
        Assert.Null(reference.PlaceNeedsOn(Today));
        Assert.Equal("v0", reference.ToMessage().Etag);
    }

    [Fact]
    public void The_built_in_sources_cover_every_channel_and_repeat_no_code()
    {
        var sources = ReferenceData.BuiltIn(Authority).Sources;

        Assert.Equal(Enum.GetValues<Channel>().Where(channel => channel is not Channel.Unspecified), sources.Select(source => source.Channel).Distinct().Order());
        Assert.Equal(sources.Count, sources.Select(source => source.Code).Distinct().Count());
    }

    [Fact]
    public void An_id_follows_from_the_authority()
    {
        Assert.Equal(OnePerAuthority.IdOf<ReferenceData>(Authority), ReferenceData.BuiltIn(Authority).Id);
        Assert.NotEqual(OnePerAuthority.IdOf<ReferenceData>(Authority), OnePerAuthority.IdOf<ReferenceData>("E10000902"));
        Assert.Equal(8, OnePerAuthority.IdOf<ReferenceData>(Authority).Version);
    }

    [Fact]
    public void What_one_authority_ends_another_keeps()
    {
        ReferenceData.BuiltIn(Authority).EndSource("RADIO_OR_TV", Today, Today);

        Assert.NotNull(ReferenceData.BuiltIn("E10000902").SourceOn("RADIO_OR_TV", Today.AddDays(1)));
    }

    [Fact]
    public void A_source_holds_from_its_first_to_its_last_day()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.AddSource(new("PHARMACY", "Pharmacy", Channel.Health, April));
        Assert.Null(reference.SourceOn("PHARMACY", April.AddDays(-1)));
        Assert.NotNull(reference.SourceOn("PHARMACY", April));

        var changed = Assert.IsType<ReferenceDataChanged>(Assert.Single(reference.EndSource("PHARMACY", Today, Today)));

        Assert.Equal(("SOURCES", Today.AddDays(1).ToMessage()), (changed.Section, changed.FromDate));
        Assert.NotNull(reference.SourceOn("PHARMACY", Today));
        Assert.Null(reference.SourceOn("PHARMACY", Today.AddDays(1)));
    }

    [Fact]
    public void A_campaign_holds_from_its_first_to_its_last_day()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        var changed = Assert.IsType<ReferenceDataChanged>(Assert.Single(reference.AddCampaign(new("SPRING", "Spring in schools", Channel.School, April, 120_000) { Until = Today })));

        Assert.Equal("CAMPAIGNS", changed.Section);
        Assert.Null(reference.CampaignOn("SPRING", April.AddDays(-1)));
        Assert.Equal(120_000, reference.CampaignOn("SPRING", April)!.CostPence);
        Assert.NotNull(reference.CampaignOn("SPRING", Today));
        Assert.Null(reference.CampaignOn("SPRING", Today.AddDays(1)));
    }

    [Fact]
    public void A_code_is_in_a_list_once()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.AddCampaign(new("SPRING", "Spring", Channel.School, April, 0));

        Assert.Equal("CODE_IN_USE", ReasonOf(() => reference.AddSource(new("GP_SURGERY", "Another", Channel.Other, Today))));
        Assert.Equal("CODE_IN_USE", ReasonOf(() => reference.AddCampaign(new("SPRING", "Again", Channel.Event, Today, 0))));
    }

    [Fact]
    public void A_code_that_is_in_no_list_cannot_end()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        Assert.Equal("CODE_NOT_FOUND", ReasonOf(() => reference.EndSource("CIRCUS", Today, Today)));
        Assert.Equal("CODE_NOT_FOUND", ReasonOf(() => reference.EndCampaign("CIRCUS", Today, Today)));
    }

    [Fact]
    public void Nothing_ends_before_it_began_or_again_once_it_has_ended()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.AddSource(new("PHARMACY", "Pharmacy", Channel.Health, April));
        reference.AddCampaign(new("SPRING", "Spring", Channel.School, April, 0));

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.EndSource("PHARMACY", April.AddDays(-1), Today)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.EndCampaign("SPRING", April.AddDays(-1), Today)));

        reference.EndSource("PHARMACY", Today, Today);
        reference.EndSource("PHARMACY", Today.AddDays(7), Today);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => reference.EndSource("PHARMACY", Today.AddDays(30), Today.AddDays(8))));
        reference.EndCampaign("SPRING", April, Today);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => reference.EndCampaign("SPRING", Today, Today)));
    }

    [Fact]
    public void Entries_hold_from_their_day_and_the_past_stays()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.SetTargets(new(April, 2, 10, 3, 5, 2, false));
        reference.SetFees(new(April, [new(SkillLevel.Level1, 5_000, true)]));
        reference.SetFees(new(Today, [new(SkillLevel.Level1, 6_000, true)]));

        Assert.Equal(1, reference.TargetsOn(April.AddDays(-1)).RespondWorkingDays);
        Assert.Equal(2, reference.TargetsOn(April).RespondWorkingDays);
        Assert.Null(reference.FeesOn(April.AddDays(-1)));
        Assert.Equal(5_000, reference.FeesOn(Today.AddDays(-1))!.Rates[0].WeeklyPence);
        Assert.Equal(6_000, reference.FeesOn(Today)!.Rates[0].WeeklyPence);
    }

    [Fact]
    public void An_entry_of_the_same_day_corrects_the_one_before()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.SetTargets(new(April, 2, 10, 3, 5, 3, true));
        reference.SetTargets(new(April, 3, 10, 3, 5, 3, true));

        Assert.Equal(3, reference.TargetsOn(April).RespondWorkingDays);
        Assert.Equal(3, reference.Targets.Count);
    }

    [Fact]
    public void A_day_before_the_newest_entry_is_refused()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.SetTargets(new(April, 2, 10, 3, 5, 3, true));
        reference.SetFees(new(April, []));
        reference.SetPlaceNeeds(new(April, []));
        reference.SetAllowances(new(April, Rates(AllowanceRegion.London, 50_000)));
        var before = April.AddDays(-1);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.SetTargets(new(before, 2, 10, 3, 5, 3, true))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.SetFees(new(before, []))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.SetPlaceNeeds(new(before, []))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reference.SetAllowances(new(before, Rates(AllowanceRegion.London, 50_000)))));
    }

    [Fact]
    public void Place_needs_are_announced_whole()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        var set = Assert.IsType<PlaceNeedsSet>(Assert.Single(reference.SetPlaceNeeds(new(April, [new PlaceNeed(PlacementType.ShortTerm, AgeBand.Age0To2, 12)]))));

        Assert.Equal((April.ToMessage(), 12), (set.FromDate, Assert.Single(set.Needs).Places));
        Assert.Equal(12, reference.PlaceNeedsOn(Today)!.Needs[0].Places);
    }

    [Fact]
    public void The_region_is_announced()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        var changed = Assert.IsType<ReferenceDataChanged>(Assert.Single(reference.SetRegion(AllowanceRegion.SouthEast, Today)));

        Assert.Equal(("REGION", AllowanceRegion.SouthEast), (changed.Section, reference.ToMessage().Region));
    }

    [Fact]
    public void Allowances_below_the_national_minimum_of_standard_28_are_refused_naming_each_band_and_region()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        var rates = Minimum(AllowanceRegion.London, new(2025, 4, 6)).Concat(Minimum(AllowanceRegion.SouthEast, new(2025, 4, 6)))
            .Select(rate => (rate.Band, rate.Region) is (AgeBand.Age5To10, AllowanceRegion.London) or (AgeBand.Age16To17, AllowanceRegion.SouthEast)
                ? rate with { WeeklyPence = rate.WeeklyPence - 1 } : rate);

        var refused = Assert.Throws<RefusedException>(() => reference.SetAllowances(new(new(2025, 4, 6), [.. rates])));

        Assert.Equal("BELOW_NATIONAL_MINIMUM", refused.Reason);
        Assert.Equal(["LONDON/AGE_5_TO_10", "SOUTH_EAST/AGE_16_TO_17"], refused.Rules.Select(rule => rule.Rule));
        Assert.All(refused.Rules, rule => Assert.Contains("standard 28", rule.Citation));
        Assert.Empty(reference.Allowances);
    }

    [Fact]
    public void Allowances_at_the_national_minimum_hold()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        reference.SetAllowances(new(new(2024, 4, 6), Minimum(AllowanceRegion.London, new(2024, 4, 6))));

        Assert.Equal(19_100, reference.AllowancesOn(new(2024, 4, 6))!.Rates.Single(rate => rate.Band is AgeBand.Age0To2).WeeklyPence);
    }

    [Fact]
    public void The_last_minimum_known_is_the_floor_of_later_years()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        var day = NationalMinimum.Tables[^1].From.AddYears(20);

        Assert.Equal("BELOW_NATIONAL_MINIMUM", ReasonOf(() => reference.SetAllowances(new(day, Rates(AllowanceRegion.RestOfEngland, 100)))));
        reference.SetAllowances(new(day, Minimum(AllowanceRegion.RestOfEngland, day)));
    }

    [Fact]
    public void Before_the_first_minimum_known_nothing_is_refused()
    {
        var reference = ReferenceData.BuiltIn(Authority);

        reference.SetAllowances(new(NationalMinimum.Tables[0].From.AddDays(-1), Rates(AllowanceRegion.RestOfEngland, 100)));

        Assert.Single(reference.Allowances);
    }

    [Fact]
    public void Every_table_of_the_national_minimum_is_whole_and_rises_with_age_and_year()
    {
        Assert.NotEmpty(NationalMinimum.Tables);
        foreach (var table in NationalMinimum.Tables)
        {
            Assert.Equal((4, 6), (table.From.Month, table.From.Day));
            foreach (var region in Enum.GetValues<AllowanceRegion>().Where(region => region is not AllowanceRegion.Unspecified))
            {
                var rates = table.Rates.Where(rate => rate.Region == region).OrderBy(rate => rate.Band).Select(rate => rate.WeeklyPence).ToList();
                Assert.Equal(5, rates.Count);
                Assert.Equal(rates.Order(), rates);
            }
        }

        foreach (var (older, newer) in NationalMinimum.Tables.Zip(NationalMinimum.Tables.Skip(1)))
            Assert.All(newer.Rates, rate => Assert.True(rate.WeeklyPence > older.Rates.Single(r => r.Band == rate.Band && r.Region == rate.Region).WeeklyPence));
    }

    [Theory]
    [InlineData("2024-04-05", 0)]
    [InlineData("2024-04-06", 16_500)]
    [InlineData("2025-04-05", 16_500)]
    [InlineData("2025-04-06", 17_000)]
    public void The_minimum_changes_with_the_tax_year(string day, long pence)
    {
        var table = NationalMinimum.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(pence, table?.Rates.Single(rate => (rate.Band, rate.Region) is (AgeBand.Age0To2, AllowanceRegion.RestOfEngland)).WeeklyPence ?? 0);
    }

    [Fact]
    public void A_document_holds_it_whole()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        reference.AddCampaign(new Campaign("SPRING", "Spring", Channel.School, April, 5) { Until = Today });
        reference.SetTargets(new(April, 2, 10, 3, 5, 3, false));
        reference.SetAllowances(new(April, Rates(AllowanceRegion.London, 50_000)));
        reference.SetFees(new(April, [new(SkillLevel.Kinship, 0, false)]));
        reference.SetPlaceNeeds(new(April, [new PlaceNeed(PlacementType.Uasc, AgeBand.Age16To17, 4)]));

        Assert.Equal(reference.ToMessage(), ReferenceData.FromDocument(reference.ToDocument(), ReferenceData.SchemaVersion).ToMessage());
    }

    static IReadOnlyList<Allowance> Minimum(AllowanceRegion region, DateOnly day) => [.. NationalMinimum.On(day)!.Rates.Where(rate => rate.Region == region)];

    static IReadOnlyList<Allowance> Rates(AllowanceRegion region, long pence) =>
        [.. Enum.GetValues<AgeBand>().Where(band => band is not AgeBand.Unspecified).Select(band => new Allowance(band, region, pence))];

    static string ReasonOf(Action act) => Assert.Throws<RefusedException>(act).Reason;
}

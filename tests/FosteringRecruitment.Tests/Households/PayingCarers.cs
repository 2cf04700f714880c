using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class PayingCarers
{
    static readonly DateOnly October = new(2026, 10, 1), LastOfOctober = new(2026, 10, 31);

    static ReferenceData Rates() => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = Authority,
        Allowances =
        [
            new(new(2026, 4, 1), [new(AgeBand.Age5To10, AllowanceRegion.RestOfEngland, 19_000), new(AgeBand.Age11To15, AllowanceRegion.RestOfEngland, 21_500), new(AgeBand.Age5To10, AllowanceRegion.London, 22_500)]),
            new(new(2027, 4, 1), [new(AgeBand.Age5To10, AllowanceRegion.RestOfEngland, 19_700)]),
        ],
        Fees = [new(new(2026, 4, 1), [new(SkillLevel.Level1, 10_000, true), new(SkillLevel.Level2, 15_000, false)])],
    };

    static Household Paid(DateOnly born, SkillLevel skill = SkillLevel.Level1, DateOnly? placed = null)
    {
        var household = With(SomeTerms(3) with { AgeMax = 17 }, skill: skill);
        household.Place(AChild("CH1", born), placed ?? October);
        return household;
    }

    static (DateOnly From, DateOnly Until, int Nights, long Allowance, long Fee)[] Lines(QuotePaymentResponse quote) =>
        [.. quote.Lines.Select(line => (Day(line.FromDate), Day(line.UntilDate), line.Nights, line.AllowancePence, line.FeePence))];

    static DateOnly Day(Types.V1.Date date) => new(date.Year, date.Month, date.Day);

    [Theory]
    [InlineData(19_000, 7, 19_000)]
    [InlineData(19_000, 1, 2_714)]
    [InlineData(10_000, 31, 44_286)]
    [InlineData(1, 3, 0)]
    [InlineData(1, 4, 1)]
    public void Weekly_by_seven_times_nights_is_rounded_half_up(long weekly, int nights, long pence) => Assert.Equal(pence, Payments.ProRata(weekly, nights));

    [Fact]
    public void Allowance_and_fee_are_paid_for_the_nights_of_the_period()
    {
        var quote = Payments.Quote(Paid(new(2019, 1, 1)), Rates(), October, LastOfOctober);

        Assert.Equal([(October, LastOfOctober, 31, 84_143, 44_286)], Lines(quote));
        Assert.Equal((84_143, 44_286), (quote.AllowancePence, quote.FeePence));
        Assert.Equal(("2026-04-01", AgeBand.Age5To10), (quote.Lines[0].RateVersion, quote.Lines[0].AgeBand));
    }

    [Fact]
    public void The_night_of_the_day_on_which_a_child_leaves_is_not_paid()
    {
        var household = Paid(new(2019, 1, 1), placed: new(2026, 10, 5));
        household.EndChildPlacement(household.Placements[0].Id, new(2026, 10, 12), PlacementEndReason.ReturnedHome);

        Assert.Equal([(new(2026, 10, 5), new(2026, 10, 11), 7, 19_000, 10_000)], Lines(Payments.Quote(household, Rates(), October, LastOfOctober)));
    }

    [Fact]
    public void From_the_eleventh_birthday_the_next_band_is_paid()
    {
        var quote = Payments.Quote(Paid(new(2015, 10, 15)), Rates(), October, LastOfOctober);

        Assert.Equal([AgeBand.Age5To10, AgeBand.Age11To15], quote.Lines.Select(line => line.AgeBand));
        Assert.Equal([14, 17], quote.Lines.Select(line => line.Nights));
    }

    [Fact]
    public void Rates_are_those_of_each_night_whatever_was_set_since()
    {
        var quote = Payments.Quote(Paid(new(2019, 1, 1)), Rates(), new(2027, 3, 25), new(2027, 4, 7));

        Assert.Equal([(new(2027, 3, 25), new(2027, 3, 31), 7, 19_000, 10_000), (new(2027, 4, 1), new(2027, 4, 7), 7, 19_700, 10_000)], Lines(quote));
        Assert.Equal(["2026-04-01", "2027-04-01"], quote.Lines.Select(line => line.RateVersion));
    }

    [Fact]
    public void Level_and_region_are_those_of_each_night_and_a_fee_by_household_is_paid_once()
    {
        var household = Paid(new(2019, 1, 1));
        household.Place(AChild("CH2", new(2018, 1, 1)), October);
        household.SetSkillLevel(SkillLevel.Level2, new(2026, 10, 15));
        household.SetAllowanceRegion(AllowanceRegion.London, new(2026, 10, 22));

        var quote = Payments.Quote(household, Rates(), October, new(2026, 10, 28));

        (DateOnly, DateOnly, int, long, long)[] ofEach =
        [
            (October, new(2026, 10, 14), 14, 38_000, 20_000),
            (new(2026, 10, 15), new(2026, 10, 21), 7, 19_000, 0),
            (new(2026, 10, 22), new(2026, 10, 28), 7, 22_500, 0),
        ];
        Assert.Equal([.. ofEach, .. ofEach, (new(2026, 10, 15), new(2026, 10, 28), 14, 0, 30_000)], Lines(quote));
        Assert.Equal("", quote.Lines[^1].PlacementId);
        Assert.Equal((2 * 79_500, 70_000), (quote.AllowancePence, quote.FeePence));
    }

    [Fact]
    public void Kinship_carers_get_the_same_allowance_and_no_fee_unless_the_scheme_gives_one()
    {
        var kinship = Payments.Quote(Paid(new(2019, 1, 1), SkillLevel.Kinship), Rates(), October, LastOfOctober);
        var withFee = Rates();
        withFee.Fees.Add(new(new(2026, 10, 1), [new(SkillLevel.Kinship, 7_000, true)]));

        Assert.Equal((84_143, 0), (kinship.AllowancePence, kinship.FeePence));
        Assert.Equal(31_000, Payments.Quote(Paid(new(2019, 1, 1), SkillLevel.Kinship), withFee, October, LastOfOctober).FeePence);
    }

    [Fact]
    public void Without_children_and_from_eighteen_on_nothing_is_paid()
    {
        var rates = Rates();
        rates.Allowances[0] = new(new(2026, 4, 1), [new(AgeBand.Age16To17, AllowanceRegion.RestOfEngland, 25_000)]);
        var household = Paid(new(2008, 10, 15));
        household.StartStayingPut(Guid.CreateVersion7(), household.Placements[0].Id, new(2026, 10, 15));

        Assert.Equal([14], Payments.Quote(household, rates, October, LastOfOctober).Lines.Select(line => line.Nights));
        Assert.Empty(Payments.Quote(WithPlaces(1), rates, October, LastOfOctober).Lines);
    }

    [Fact]
    public void A_night_for_which_no_rate_holds_is_named_not_guessed_NMS_28()
    {
        var household = Paid(new(2015, 10, 15), SkillLevel.Level4);
        household.SetAllowanceRegion(AllowanceRegion.London, new(2026, 10, 20));

        var refused = Assert.Throws<RefusedException>(() => Payments.Quote(household, Rates(), October, LastOfOctober));

        Assert.Equal("RATE_NOT_SET", refused.Reason);
        Assert.Equal(["ALLOWANCE", "FEE"], refused.Rules.Select(rule => rule.Rule).Order());
        Assert.StartsWith("Fostering National Minimum Standards 2011, standard 28", refused.Rules.Single(rule => rule.Rule == "ALLOWANCE").Citation, StringComparison.Ordinal);
        Assert.Equal("Local scheme of fees", refused.Rules.Single(rule => rule.Rule == "FEE").Citation);
    }

    [Fact]
    public void Before_any_rates_were_set_nothing_can_be_quoted_NMS_28()
    {
        Refuses("RATE_NOT_SET", "Fostering National Minimum Standards 2011, standard 28; national minimum fostering allowance", () => Payments.Quote(Paid(new(2019, 1, 1), SkillLevel.Kinship), new() { Id = Guid.CreateVersion7(), Authority = Authority }, October, LastOfOctober));
    }
}

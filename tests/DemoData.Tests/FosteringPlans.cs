using Suite.DemoData.Caseload;
using Suite.DemoData.Fostering;

namespace Suite.DemoData.Tests;

public sealed class FosteringPlans
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static List<EnquiryPlan> OfTwoYears(int seed) =>
        [.. FosteringCaseload.Of(seed, Present, SampleCaseload.Westmere).Take(FosteringCaseload.WestmereEnquiries)];

    [Fact]
    public void There_are_180_enquiries_over_two_years_in_nearly_every_month()
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var plans = OfTwoYears(seed);

            Assert.Equal(180, plans.Count);
            Assert.All(plans, p => Assert.InRange(p.ReceivedOn, Present.AddDays(-732), Present));
            Assert.InRange(plans.Select(p => (p.ReceivedOn.Year, p.ReceivedOn.Month)).Distinct().Count(), 23, 25);
        }
    }

    [Fact]
    public void Six_to_twelve_in_a_hundred_enquiries_apply()
    {
        var plans = OfTwoYears(SampleCaseload.DefaultSeed);

        Assert.InRange(plans.Count(p => p.Application is not null) / (double)plans.Count, 0.06, 0.12);
        Assert.All(plans, p => Assert.Equal(p.Fate is EnquiryFate.Applies, p.Application is not null));
    }

    [Fact]
    public void Most_of_those_who_do_not_apply_withdraw()
    {
        var ended = Enumerable.Range(1, 10).SelectMany(OfTwoYears).Where(p => p.Fate is EnquiryFate.Withdrawn or EnquiryFate.WithdrawnAfterInvitation or EnquiryFate.NotNow
            or EnquiryFate.NotEligible or EnquiryFate.Signposted).ToList();

        Assert.InRange(ended.Count(p => p.Fate is EnquiryFate.Withdrawn or EnquiryFate.WithdrawnAfterInvitation) / (double)ended.Count, 0.48, 0.62);
        Assert.InRange(ended.Count(p => p.Fate is EnquiryFate.NotNow) / (double)ended.Count, 0.13, 0.23);
        Assert.InRange(ended.Count(p => p.Late) / (double)ended.Count, 0.1, 0.22);
    }

    [Fact]
    public void Enquiries_come_by_many_sources_and_some_of_each_campaign()
    {
        var plans = OfTwoYears(SampleCaseload.DefaultSeed);

        Assert.InRange(plans.Select(p => p.Source).Distinct().Count(), 9, 20);
        Assert.Equal(6, plans.Select(p => p.Campaign).Where(c => c.Length > 0).Distinct().Count());
        Assert.InRange(plans.Count(p => p.Campaign.Length > 0) / (double)plans.Count, 0.1, 0.4);
    }

    [Fact]
    public void No_two_enquirers_share_what_people_are_told_apart_by()
    {
        var enquirers = ((string[])[SampleCaseload.Westmere, SampleCaseload.Eastholt]).SelectMany(a => FosteringCaseload.Of(SampleCaseload.DefaultSeed, Present, a)).ToList();

        foreach (var told in (Func<EnquiryPlan, string>[])[p => p.Enquirers[0].Email, p => p.Enquirers[0].Telephone, p => p.Enquirers[0].Postcode])
            Assert.Equal(enquirers.Count, enquirers.Select(told).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_household_is_there()
    {
        var kinds = FosteringCaseload.Of(SampleCaseload.DefaultSeed, Present, SampleCaseload.Westmere).Select(p => p.Application?.Household?.Kind).OfType<HouseholdKind>().Append(HouseholdKind.Quiet);

        Assert.Equal(Enum.GetValues<HouseholdKind>().Order(), kinds.Distinct().Order());
    }

    [Theory]
    [InlineData(2027, 1, 11, 2027, 1, 19)]
    [InlineData(2026, 9, 15, 2026, 9, 15)]
    [InlineData(2026, 9, 16, 2026, 10, 20)]
    public void A_panel_meets_on_the_third_Tuesday(int year, int month, int day, int nextYear, int nextMonth, int nextDay) =>
        Assert.Equal(new DateOnly(nextYear, nextMonth, nextDay), PanelDiary.OnOrAfter(new(year, month, day)));

    [Fact]
    public void What_follows_a_panel_has_time_until_the_present()
    {
        Assert.Equal([new(2026, 12, 15), new(2026, 11, 17), new(2026, 10, 20)], Enumerable.Range(1, 3).Select(back => PanelDiary.Past(Present, back)));
        Assert.Equal([new(2027, 1, 19), new(2027, 2, 16)], PanelDiary.ToCome(Present));
    }
}

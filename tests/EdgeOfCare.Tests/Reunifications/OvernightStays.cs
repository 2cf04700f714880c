using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class OvernightStays
{
    const string LongStay = $"{Regulations} regs 17 and 18";

    /// <summary>A Saturday, 10:00 in London.</summary>
    static readonly DateTimeOffset Saturday = new(2026, 5, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stay_of_22_hours_under_a_care_order_is_no_placement_and_needs_no_approval()
    {
        var reunification = StayingOvernight();

        var stayed = Only<OvernightStayRecorded>(Stay(reunification, Saturday, TimeSpan.FromHours(22)));

        Assert.Equal((22 * 60, false, new DateOnly(2026, 5, 16).ToMessage()), (stayed.Minutes, stayed.Placement, stayed.FromDate));
        Assert.Empty(reunification.Placements);
    }

    [Theory]
    [InlineData(CareLegalStatus.CareOrder)]
    [InlineData(CareLegalStatus.InterimCareOrder)]
    public void A_stay_of_26_hours_under_an_order_without_approval_is_refused_by_regulations_17_and_18(CareLegalStatus status)
    {
        var reunification = StayingOvernight(status);

        RefusedBy("OVERNIGHT_STAY_OVER_24_HOURS", LongStay, () => Stay(reunification, Saturday, TimeSpan.FromHours(26)));
        Assert.Empty(reunification.Stays);
    }

    [Theory]
    [InlineData(24 * 60, true)]
    [InlineData((24 * 60) + 1, false)]
    public void Twenty_four_hours_are_counted_to_the_minute(int minutes, bool allowed)
    {
        var reunification = StayingOvernight();

        if (allowed)
            Assert.False(Only<OvernightStayRecorded>(Stay(reunification, Saturday, TimeSpan.FromMinutes(minutes))).Placement);
        else
            Assert.Equal("OVERNIGHT_STAY_OVER_24_HOURS", ReasonOf(() => Stay(reunification, Saturday, TimeSpan.FromMinutes(minutes))));
    }

    [Fact]
    public void The_hours_of_the_night_the_clocks_go_back_are_counted_as_they_pass()
    {
        var reunification = StayingOvernight();
        var from = new DateTimeOffset(2026, 10, 24, 10, 0, 0, TimeSpan.FromHours(1));
        var sameTimeNextDay = new DateTimeOffset(2026, 10, 25, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal("OVERNIGHT_STAY_OVER_24_HOURS", ReasonOf(() => Stay(reunification, from, sameTimeNextDay - from)));
    }

    [Fact]
    public void With_an_approval_a_stay_of_26_hours_is_a_placement_that_begins_ends_and_uses_the_approval_up()
    {
        var reunification = StayingOvernight();
        Approve(reunification, Overnight);

        var events = Stay(reunification, Saturday, TimeSpan.FromHours(26));

        Assert.True(Only<OvernightStayRecorded>(events).Placement);
        Assert.Equal(new DateOnly(2026, 5, 16).ToMessage(), Only<PlacedWithParents>(events).StartDate);
        var ended = Only<PlacementWithParentsEnded>(events);
        Assert.Equal((new DateOnly(2026, 5, 17).ToMessage(), PlacementEnd.StayOver), (ended.EndDate, ended.End));
        Assert.Equal(Assert.Single(reunification.Placements).Id, reunification.Stays[0].PlacementId);
        Assert.NotNull(reunification.Approvals[0].EndedOn);
        Assert.Equal("OVERNIGHT_STAY_OVER_24_HOURS", ReasonOf(() => Stay(reunification, Saturday.AddDays(7), TimeSpan.FromHours(26))));
    }

    [Fact]
    public void An_approval_given_after_a_stay_began_does_not_cover_it()
    {
        var reunification = StayingOvernight();
        Approve(reunification, new(2026, 5, 17));

        Assert.Equal("OVERNIGHT_STAY_OVER_24_HOURS", ReasonOf(() => Stay(reunification, Saturday, TimeSpan.FromHours(26))));
        Stay(reunification, Saturday.AddDays(1), TimeSpan.FromHours(26));
        Assert.Single(reunification.Placements);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stays_that_follow_each_other_without_a_break_count_as_one_whichever_was_recorded_first(bool laterOneFirst)
    {
        var reunification = StayingOvernight();
        var (first, second) = (Saturday, Saturday.AddHours(20));
        Stay(reunification, laterOneFirst ? second : first, TimeSpan.FromHours(laterOneFirst ? 6 : 20));

        RefusedBy("OVERNIGHT_STAY_OVER_24_HOURS", LongStay, () => Stay(reunification, laterOneFirst ? first : second, TimeSpan.FromHours(laterOneFirst ? 20 : 6)));
    }

    [Fact]
    public void A_break_of_a_minute_parts_two_stays()
    {
        var reunification = StayingOvernight();
        Stay(reunification, Saturday, TimeSpan.FromHours(20));

        Assert.Equal(6 * 60, Only<OvernightStayRecorded>(Stay(reunification, Saturday.AddHours(20).AddMinutes(1), TimeSpan.FromHours(6))).Minutes);
    }

    [Fact]
    public void Unbroken_stays_of_at_most_24_hours_together_are_counted_together_and_kept_in_order()
    {
        var reunification = StayingOvernight();
        Stay(reunification, Saturday.AddHours(12), TimeSpan.FromHours(6));
        Stay(reunification, Saturday, TimeSpan.FromHours(12));

        Assert.Equal([12 * 60, 18 * 60], reunification.Stays.Select(s => s.Minutes));
        Assert.Equal(Saturday, reunification.Stays[0].From);
        Assert.All(reunification.Stays, s => Assert.Null(s.PlacementId));
    }

    [Fact]
    public void A_stay_that_goes_on_with_a_placement_without_a_break_is_the_same_placement()
    {
        var reunification = StayingOvernight();
        Approve(reunification, Overnight);
        Stay(reunification, Saturday, TimeSpan.FromHours(20));
        Stay(reunification, Saturday.AddHours(20), TimeSpan.FromHours(6));

        var events = Stay(reunification, Saturday.AddHours(26), TimeSpan.FromHours(24));

        Assert.Empty(events.OfType<PlacedWithParents>());
        Assert.Equal(new DateOnly(2026, 5, 18).ToMessage(), Only<PlacementWithParentsEnded>(events).EndDate);
        var placement = Assert.Single(reunification.Placements);
        Assert.Equal((new DateOnly(2026, 5, 16), new DateOnly(2026, 5, 18)), (placement.From, placement.EndedOn));
        Assert.All(reunification.Stays, s => Assert.Equal(placement.Id, s.PlacementId));
        Assert.Equal([20 * 60, 26 * 60, 50 * 60], reunification.Stays.Select(s => s.Minutes));
    }

    [Fact]
    public void Stays_do_not_overlap()
    {
        var reunification = StayingOvernight();
        Stay(reunification, Saturday, TimeSpan.FromHours(20));

        Assert.Equal("STAY_OVERLAPS", ReasonOf(() => Stay(reunification, Saturday.AddHours(19), TimeSpan.FromHours(2))));
        Assert.Equal("STAY_OVERLAPS", ReasonOf(() => Stay(reunification, Saturday.AddHours(-1), TimeSpan.FromHours(22))));
    }

    [Fact]
    public void A_child_accommodated_under_section_20_would_be_home_after_24_hours_and_no_approval_changes_that()
    {
        var reunification = StayingOvernight(CareLegalStatus.Section20SinglePeriod);
        Approve(reunification, Overnight);

        RefusedBy("OVERNIGHT_STAY_OVER_24_HOURS", "Children Act 1989 s.20", () => Stay(reunification, Saturday, TimeSpan.FromHours(26)));
        Assert.False(Only<OvernightStayRecorded>(Stay(reunification, Saturday, TimeSpan.FromHours(22))).Placement);
    }

    [Fact]
    public void A_child_under_no_care_order_is_not_placed_with_parents_by_regulation_15()
    {
        var reunification = StayingOvernight(CareLegalStatus.PoliceProtection);
        Approve(reunification, Overnight);

        RefusedBy("OVERNIGHT_STAY_OVER_24_HOURS", $"{Regulations} reg 15", () => Stay(reunification, Saturday, TimeSpan.FromHours(26)));
    }

    [Fact]
    public void A_child_no_longer_looked_after_stays_as_long_as_it_likes()
    {
        var reunification = StayingOvernight();
        reunification.LegalStatuses.Add(new(Overnight, CareLegalStatus.Unspecified, Ceased: true, SupervisionOrder: false, Worker));

        Assert.False(Only<OvernightStayRecorded>(Stay(reunification, Saturday, TimeSpan.FromHours(26))).Placement);
        Assert.Empty(reunification.Placements);
    }

    [Fact]
    public void No_stay_is_made_at_high_risk_but_one_made_before_is_still_recorded_by_regulation_17()
    {
        var reunification = StayingOvernight();
        Class(reunification, RiskClass.High, new(2026, 5, 17));

        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => Stay(reunification, Saturday.AddDays(7), TimeSpan.FromHours(12)));
        Stay(reunification, Saturday, TimeSpan.FromHours(12));
        Assert.Single(reunification.Stays);
    }

    [Fact]
    public void No_stay_is_made_against_a_contact_order_by_regulation_16()
    {
        var reunification = StayingOvernight();
        Bar(reunification, new(2026, 5, 17));

        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => Stay(reunification, Saturday, TimeSpan.FromHours(22)));
        Stay(reunification, Saturday.AddHours(-12), TimeSpan.FromHours(12));
        Assert.Single(reunification.Stays);
    }

    [Fact]
    public void A_child_placed_at_once_is_there_already_by_regulation_19()
    {
        var reunification = StayingOvernight();
        PlaceAtOnce(reunification, Overnight);

        RefusedBy("IMMEDIATE_PLACEMENT_OPEN", $"{Regulations} reg 19", () => Stay(reunification, Saturday, TimeSpan.FromHours(12)));
    }

    [Fact]
    public void Stays_begin_with_the_overnight_stays()
    {
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Stay(StayingOvernight(), Saturday.AddDays(-7), TimeSpan.FromHours(12))));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Stay(WithMoreContact(), Saturday, TimeSpan.FromHours(12))));
    }
}

using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class JoiningConstellations
{
    const string Programme = "Mockingbird programme: one hub home and 6 to 10 satellite families";

    static readonly DateOnly Day = new(2026, 11, 2);

    static Constellation Opened() => Constellation.Open(Guid.CreateVersion7(), Authority, "North", Day).Constellation;

    static Household Fit() => With(SomeTerms(2, PlacementType.ShortTerm, PlacementType.MockingbirdHub, PlacementType.MockingbirdSatellite));

    static HashSet<int> Seats(params int[] seats) => [.. seats];

    [Fact]
    public void A_household_joins_in_its_role_and_leaves()
    {
        var (household, constellation) = (Fit(), Opened());

        var joined = Assert.IsType<ConstellationJoined>(Assert.Single(household.JoinConstellation(constellation, ConstellationRole.Hub, Day, Seats(1, 2))));
        Assert.Equal((constellation.Id.ToString(), ConstellationRole.Hub), (joined.ConstellationId, joined.Role));
        Assert.Equal((constellation.Id, Household.HubSeat), (household.ConstellationId, household.ConstellationSeat));
        Refuses("DATE_OUT_OF_ORDER", () => household.LeaveConstellation(Day.AddDays(-1)));
        Assert.Equal(constellation.Id.ToString(), Assert.IsType<ConstellationLeft>(Assert.Single(household.LeaveConstellation(Day.AddDays(9)))).ConstellationId);
        Assert.Null(household.ConstellationId);
        Refuses("NOT_IN_CONSTELLATION", Programme, () => household.LeaveConstellation(Day.AddDays(9)));
    }

    [Fact]
    public void The_terms_must_cover_the_role_reg_27_5_a()
    {
        var satellite = With(SomeTerms(2, PlacementType.MockingbirdSatellite));

        Refuses("OUTSIDE_TERMS", TermsLaw, () => satellite.JoinConstellation(Opened(), ConstellationRole.Hub, Day, Seats()));
        Assert.NotEmpty(satellite.JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats()));
    }

    [Fact]
    public void A_constellation_has_one_hub()
    {
        Refuses("HUB_TAKEN", Programme, () => Fit().JoinConstellation(Opened(), ConstellationRole.Hub, Day, Seats(0)));
    }

    [Fact]
    public void A_constellation_has_ten_satellites_at_most()
    {
        var last = Fit();
        last.JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats(0, 1, 2, 3, 4, 6, 7, 8, 9, 10));

        Assert.Equal(5, last.ConstellationSeat);
        Refuses("CONSTELLATION_FULL", Programme, () => Fit().JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
    }

    [Fact]
    public void A_household_belongs_to_one_at_most()
    {
        var household = Fit();
        household.JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats());

        Refuses("ALREADY_IN_CONSTELLATION", Programme, () => household.JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats()));
    }

    [Fact]
    public void Nobody_joins_before_it_was_opened_or_once_it_is_closed()
    {
        var constellation = Opened();
        Refuses("DATE_OUT_OF_ORDER", () => Fit().JoinConstellation(constellation, ConstellationRole.Hub, Day.AddDays(-1), Seats()));

        constellation.Close(Day.AddDays(1), hasMembers: false);
        Refuses("CONSTELLATION_CLOSED", Programme, () => Fit().JoinConstellation(constellation, ConstellationRole.Hub, Day.AddDays(2), Seats()));
    }

    [Fact]
    public void It_is_closed_once_and_only_when_everybody_left()
    {
        var constellation = Opened();

        Refuses("CONSTELLATION_HAS_MEMBERS", Programme, () => constellation.Close(Day, hasMembers: true));
        Refuses("DATE_OUT_OF_ORDER", () => constellation.Close(Day.AddDays(-1), hasMembers: false));
        Assert.IsType<ConstellationClosed>(Assert.Single(constellation.Close(Day, hasMembers: false)));
        Refuses("CONSTELLATION_CLOSED", Programme, () => constellation.Close(Day, hasMembers: false));
    }

    [Fact]
    public void When_the_approval_ends_the_household_leaves()
    {
        var household = Fit();
        household.JoinConstellation(Opened(), ConstellationRole.Satellite, Day, Seats());

        Assert.Single(household.EndPlaces(Day.AddDays(3)).OfType<ConstellationLeft>());
        Assert.Null(household.ConstellationSeat);
    }

    [Theory]
    [InlineData(5, true, false)]
    [InlineData(6, true, true)]
    [InlineData(6, false, false)]
    public void It_is_complete_with_a_hub_and_six_satellites(int satellites, bool hub, bool complete)
    {
        var members = Enumerable.Range(hub ? 0 : 1, hub ? satellites + 1 : satellites).Select(seat => new FosteringRecruitment.Households.ConstellationMember(Guid.CreateVersion7(), seat)).ToList();

        var message = Opened().ToMessage(members);

        Assert.Equal((satellites, complete, hub), (message.Satellites, message.Complete, message.HubHouseholdId.Length > 0));
    }
}

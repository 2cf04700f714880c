using Suite.FamilyGroupConferences.Coordinators;
using Suite.FamilyGroupConferences.Events.V1;
using static Suite.FamilyGroupConferences.Tests.AFamily;

namespace Suite.FamilyGroupConferences.Tests.Coordinators;

public sealed class PostsOfCoordinators
{
    static readonly DateOnly First = new(2026, 4, 1), Later = new(2026, 9, 1);

    static Coordinator WithPost(int hundredths = 100) =>
        Coordinator.Register(Guid.NewGuid(), Authority, "staff-0019", "Samuel Birch", ["pl"], new(First, hundredths), Pseudonyms).Coordinator;

    [Fact]
    public void Registration_announces_the_post_by_key_and_without_a_name()
    {
        var (_, events) = Coordinator.Register(Guid.NewGuid(), Authority, "staff-0019", "Samuel Birch", [], new(First, 60), Pseudonyms);

        var set = events.Announced<CoordinatorCapacitySet>();
        Assert.Equal((Pseudonyms.KeyOf(Authority, "staff-0019"), 60, First.ToMessage()), (set.CoordinatorKey, set.FteHundredths, set.FromDate));
    }

    [Theory]
    [InlineData(100, 8)]
    [InlineData(60, 4)]
    [InlineData(50, 4)]
    [InlineData(5, 1)]
    public void A_post_allows_its_part_of_the_standard_rounded_down_and_at_least_one(int hundredths, int most) => Assert.Equal(most, WithPost(hundredths).MostOn(First, Standard));

    [Fact]
    public void A_post_is_that_of_the_day()
    {
        var coordinator = WithPost();
        coordinator.SetCapacity(new(Later, 50), Pseudonyms);

        Assert.Equal([0, 8, 8, 4], new[] { First.AddDays(-1), First, Later.AddDays(-1), Later }.Select(day => coordinator.MostOn(day, Standard)));
    }

    [Fact]
    public void What_was_before_the_newest_change_stays_and_the_newest_is_corrected_on_its_own_day()
    {
        var coordinator = WithPost();
        coordinator.SetCapacity(new(Later, 50), Pseudonyms);

        Refused("DATE_OUT_OF_ORDER", () => coordinator.SetCapacity(new(Later.AddDays(-1), 80), Pseudonyms));
        coordinator.SetCapacity(new(Later, 40), Pseudonyms);

        Assert.Equal([new(First, 100), new(Later, 40)], coordinator.Capacities);
    }

    [Fact]
    public void Whoever_stops_has_no_conferences_left_and_nothing_planned_comes_true()
    {
        var coordinator = WithPost();
        coordinator.SetCapacity(new(Later, 50), Pseudonyms);

        Refused("COORDINATOR_HAS_CONFERENCES", () => coordinator.End(new(2026, 8, 1), theirs: 1, Pseudonyms));
        Refused("DATE_OUT_OF_ORDER", () => coordinator.End(First.AddDays(-1), theirs: 0, Pseudonyms));
        var events = coordinator.End(new(2026, 8, 1), theirs: 0, Pseudonyms).Cast<CoordinatorCapacitySet>().ToList();

        Assert.Equal([(new DateOnly(2026, 8, 1).ToMessage(), 0), (Later.ToMessage(), 0)], events.Select(e => (e.FromDate, e.FteHundredths)));
        Assert.Equal(0, coordinator.MostOn(Later, Standard));
        Assert.Equal(new DateOnly(2026, 8, 1).ToMessage(), coordinator.ToMessage(Later, 0, Standard).EndedDate);
        Refused("COORDINATOR_NOT_REGISTERED", () => coordinator.End(Later, theirs: 0, Pseudonyms));
    }

    [Fact]
    public void Whoever_stopped_may_begin_again()
    {
        var coordinator = WithPost();
        coordinator.End(new(2026, 8, 1), theirs: 0, Pseudonyms);

        coordinator.SetCapacity(new(Later, 80), Pseudonyms);

        Assert.Null(coordinator.ToMessage(Later, 0, Standard).EndedDate);
        Assert.Equal(6, coordinator.MostOn(Later, Standard));
    }
}

using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;
using Placement = Suite.FosteringRecruitment.Households.Placement;

namespace Suite.FosteringRecruitment.Tests.Households;

/// <summary>Staying Put: Children Act 1989 s.23CZA.</summary>
public sealed class StayingOn
{
    static readonly DateOnly Born = new(2009, 1, 15);
    static readonly DateOnly Eighteenth = new(2027, 1, 15);

    static (Household Household, Placement Placement) WithAYoungPerson(int places = 1)
    {
        var household = With(SomeTerms(places) with { AgeMax = 17 });
        return (household, household.Place(AChild("CH1", Born), new(2026, 10, 1)));
    }

    static IReadOnlyList<IMessage> Stay(Household household, Placement placement, DateOnly on) => household.StartStayingPut(Guid.CreateVersion7(), placement.Id, on);

    [Fact]
    public void Who_stays_keeps_the_place_and_is_no_fostered_child_any_more()
    {
        var (household, placement) = WithAYoungPerson();

        var events = Stay(household, placement, Eighteenth);

        Assert.Equal(PlacementEndReason.Turned18, events.OfType<ChildPlacementEnded>().Single().Reason);
        Assert.Equal("key-of-CH1", events.OfType<StayingPutStarted>().Single().PersonKey);
        var place = events.OfType<PlaceStatusChanged>().Single();
        Assert.Equal((PlaceStatus.Filled, true), (place.Status, place.StayingPut));
        Assert.Equal((Eighteenth, household.StayingPut[0].Id), (placement.EndedOn, household.Places[0].StayingPutId));
    }

    [Fact]
    public void Nobody_stays_put_before_the_eighteenth_birthday_s_23CZA()
    {
        var (household, placement) = WithAYoungPerson();

        Refuses("NOT_EIGHTEEN", StayingPutLaw, () => Stay(household, placement, Eighteenth.AddDays(-1)));
    }

    [Fact]
    public void Nobody_begins_to_stay_put_at_twenty_one_s_23CZA()
    {
        var (household, placement) = WithAYoungPerson();

        Refuses("TWENTY_ONE", StayingPutLaw, () => Stay(household, placement, new(2030, 1, 15)));
    }

    [Fact]
    public void Only_who_was_in_placement_here_on_coming_of_age_stays_put_s_23CZA()
    {
        var (household, placement) = WithAYoungPerson();

        Refuses("PLACEMENT_NOT_FOUND", () => household.StartStayingPut(Guid.CreateVersion7(), Guid.CreateVersion7(), Eighteenth));
        household.EndChildPlacement(placement.Id, Eighteenth.AddDays(-1), PlacementEndReason.Independence);
        Refuses("LEFT_BEFORE_EIGHTEEN", StayingPutLaw, () => Stay(household, placement, Eighteenth));
    }

    [Fact]
    public void Whose_placement_ended_on_coming_of_age_takes_a_vacant_place_if_there_is_one_s_23CZA()
    {
        var (household, placement) = WithAYoungPerson();
        household.EndChildPlacement(placement.Id, Eighteenth, PlacementEndReason.Turned18);
        var again = Household.FromDocument(household.ToDocument(), Household.SchemaVersion);
        again.Place(AChild("CH2", new(2020, 1, 1)), Eighteenth);

        Assert.Equal([(1, PlaceStatus.Filled)], Stay(household, placement, Eighteenth.AddDays(1)).PlaceEvents());
        Refuses("NO_VACANT_PLACE", StayingPutLaw, () => Stay(again, again.PlacementOf(placement.Id), Eighteenth.AddDays(1)));
    }

    [Fact]
    public void Nobody_stays_put_twice_s_23CZA()
    {
        var (household, placement) = WithAYoungPerson(places: 2);
        Stay(household, placement, Eighteenth);

        Refuses("MOVE_NOT_ALLOWED", StayingPutLaw, () => Stay(household, placement, Eighteenth.AddDays(1)));
    }

    [Fact]
    public void Who_stays_put_takes_a_place_and_does_not_count_for_the_usual_fostering_limit()
    {
        var (household, placement) = WithAYoungPerson(places: 4);
        Stay(household, placement, Eighteenth);
        foreach (var reference in (string[])["CH2", "CH3", "CH4"])
            household.Place(AChild(reference), Eighteenth.AddDays(1));

        Assert.Equal(4, household.Places.Count(place => place.Status is PlaceStatus.Filled));
        var refused = Refused(() => household.PlaceChild(AChild("CH5"), Eighteenth.AddDays(2), false, UsualLimit));
        Assert.Equal(["MAX_CHILDREN"], refused.Rules.Select(rule => rule.Rule));
    }

    [Fact]
    public void It_ends_and_the_place_is_vacant_again()
    {
        var (household, placement) = WithAYoungPerson();
        Stay(household, placement, Eighteenth);
        var id = household.StayingPut[0].Id;

        Refuses("STAYING_PUT_NOT_FOUND", () => household.EndStayingPut(Guid.CreateVersion7(), Eighteenth));
        Refuses("DATE_OUT_OF_ORDER", () => household.EndStayingPut(id, Eighteenth.AddDays(-1)));
        var events = household.EndStayingPut(id, Eighteenth.AddDays(100));

        Assert.IsType<StayingPutEnded>(events[0]);
        Assert.Equal([(1, PlaceStatus.Vacant)], events.PlaceEvents());
        Refuses("MOVE_NOT_ALLOWED", StayingPutLaw, () => household.EndStayingPut(id, Eighteenth.AddDays(101)));
    }

    [Fact]
    public void It_ends_by_itself_on_the_twenty_first_birthday()
    {
        var (household, placement) = WithAYoungPerson();
        Stay(household, placement, Eighteenth);
        DateOnly twentyFirst = new(2030, 1, 15);

        var due = household.DueItems().Single(item => item.Rule == "STAYING_PUT_ENDS");
        Assert.Equal((twentyFirst, StayingPutLaw), (due.DueOn, due.Citation));
        Assert.DoesNotContain(household.Pass(twentyFirst.AddDays(-1)), happened => happened is StayingPutEnded);
        var events = household.Pass(twentyFirst);

        Assert.Equal(twentyFirst.ToMessage(), events.OfType<StayingPutEnded>().Single().EndDate);
        Assert.Equal([(1, PlaceStatus.Vacant)], events.PlaceEvents());
        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "STAYING_PUT_ENDS");
    }
}

using FsCheck.Xunit;
using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class KeepingPlaces
{
    static readonly DateOnly Day = new(2026, 10, 1);

    [Fact]
    public void A_household_is_registered_with_a_vacant_place_for_each_child_and_its_first_review_a_year_later()
    {
        var (household, events) = Registered(SomeTerms(2));

        var registered = Assert.IsType<HouseholdRegistered>(events[0]);
        Assert.Equal((2, new DateOnly(2027, 9, 24).ToMessage()), (registered.Places, registered.FirstReviewDueDate));
        Assert.Equal(["key-1"], registered.CarerKeys);
        Assert.Equal([(1, PlaceStatus.Vacant), (2, PlaceStatus.Vacant)], events.PlaceEvents());
        Assert.Equal(new(2027, 9, 24), household.NextReviewOn);
    }

    [Fact]
    public void What_it_holds_is_read_again_as_it_was_written()
    {
        var household = WithPlaces(2);
        household.Place(AChild("CH1", new(2014, 1, 1)), emergency: true);
        household.SetPlaceAvailability(2, PlaceReason.Bedroom, Day.AddDays(1));
        household.TakePlacesOutOfUse(PlaceReason.OnHold, Day.AddDays(2));

        var again = Household.FromDocument(household.ToDocument(), Household.SchemaVersion);

        Assert.Equal(household.ToDocument(), again.ToDocument());
    }

    [Fact]
    public void A_hold_takes_free_places_out_of_use_and_gives_them_back()
    {
        var household = WithPlaces(2);
        household.Place();

        Assert.Equal([(2, PlaceStatus.NotAvailable)], household.TakePlacesOutOfUse(PlaceReason.OnHold, Day).PlaceEvents());
        Assert.Equal([(2, PlaceStatus.Vacant)], household.GivePlacesBack(PlaceReason.OnHold, Day.AddDays(3)).PlaceEvents());
    }

    [Fact]
    public void A_place_comes_back_only_when_every_reason_has_gone()
    {
        var household = WithPlaces(1);
        household.TakePlacesOutOfUse(PlaceReason.OnHold, Day);
        Assert.Empty(household.TakePlacesOutOfUse(PlaceReason.Investigation, Day.AddDays(1)));

        var stillOut = Assert.Single(household.GivePlacesBack(PlaceReason.OnHold, Day.AddDays(2)).OfType<PlaceStatusChanged>());

        Assert.Equal((PlaceStatus.NotAvailable, PlaceReason.Investigation), (stillOut.Status, stillOut.Reason));
        Assert.Equal([(1, PlaceStatus.Vacant)], household.GivePlacesBack(PlaceReason.Investigation, Day.AddDays(3)).PlaceEvents());
    }

    [Fact]
    public void A_child_who_leaves_during_a_hold_leaves_a_place_that_is_not_available()
    {
        var household = WithPlaces(1);
        var placement = household.Place(on: Day);
        household.TakePlacesOutOfUse(PlaceReason.OnHold, Day.AddDays(1));

        Assert.Equal([(1, PlaceStatus.NotAvailable)], household.EndChildPlacement(placement.Id, Day.AddDays(2), PlacementEndReason.ReturnedHome).PlaceEvents());
    }

    [Fact]
    public void Fewer_places_end_those_that_are_free_and_more_begin_anew()
    {
        var household = WithPlaces(3);
        var first = household.Place(on: Day);
        household.Place(AChild("CH2"), Day);
        household.EndChildPlacement(first.Id, Day.AddDays(1), PlacementEndReason.ReturnedHome);

        household.Terms.Add(new(SomeTerms(1), Day.AddDays(2), true, "r"));
        Assert.Equal([(3, PlaceStatus.Unspecified), (1, PlaceStatus.Unspecified)], household.ResizePlaces(1, Day.AddDays(2)).PlaceEvents());
        household.Terms.Add(new(SomeTerms(2), Day.AddDays(3), true, "r"));
        Assert.Equal([(1, PlaceStatus.Vacant)], household.ResizePlaces(2, Day.AddDays(3)).PlaceEvents());
        Assert.Equal([1, 2], household.Places.Select(place => place.Number));
    }

    [Fact]
    public void A_filled_place_does_not_end_reg_27_5_a()
    {
        var household = WithPlaces(2);
        household.Place(AChild("CH1"));
        household.Place(AChild("CH2"));

        Refuses("PLACES_FILLED", TermsLaw, () => household.ResizePlaces(1, Day));
    }

    [Fact]
    public void What_terms_no_longer_allow_ends_once_it_falls_free()
    {
        var household = WithPlaces(2);
        var first = household.Place(AChild("CH1"), Day);
        household.Place(AChild("CH2"), Day);
        household.Terms.Add(new(SomeTerms(1), Day.AddDays(1), false, "r"));
        household.ResizePlaces(2, Day.AddDays(1));

        Assert.Equal([(1, PlaceStatus.Unspecified)], household.EndChildPlacement(first.Id, Day.AddDays(2), PlacementEndReason.ReturnedHome).PlaceEvents());
    }

    [Fact]
    public void When_the_approval_ends_every_place_does()
    {
        var household = WithPlaces(2);
        household.Place();

        Assert.Equal([(1, PlaceStatus.Unspecified), (2, PlaceStatus.Unspecified)], household.EndPlaces(Day.AddDays(9)).PlaceEvents());
        Assert.Empty(household.Places);
    }

    [Fact]
    public void One_place_is_taken_out_of_use_and_given_back()
    {
        var household = WithPlaces(2);

        var taken = Assert.Single(household.SetPlaceAvailability(2, PlaceReason.NeedsOfChild, Day).OfType<PlaceStatusChanged>());
        Assert.Equal((2, PlaceStatus.NotAvailable, PlaceReason.NeedsOfChild), (taken.PlaceNumber, taken.Status, taken.Reason));
        Assert.Equal([(2, PlaceStatus.Vacant)], household.SetPlaceAvailability(2, PlaceReason.Unspecified, Day.AddDays(1)).PlaceEvents());
    }

    [Fact]
    public void A_filled_place_is_not_taken_out_of_use_reg_27_5_a()
    {
        var household = WithPlaces(1);
        household.Place();

        Refuses("PLACE_FILLED", TermsLaw, () => household.SetPlaceAvailability(1, PlaceReason.Break, Day));
    }

    [Fact]
    public void A_place_must_be_there_be_in_another_use_and_not_go_back_in_time()
    {
        var household = WithPlaces(1);

        Refuses("PLACE_NOT_FOUND", () => household.SetPlaceAvailability(2, PlaceReason.Break, Day));
        Refuses("MOVE_NOT_ALLOWED", () => household.SetPlaceAvailability(1, PlaceReason.Unspecified, Day));
        Refuses("DATE_OUT_OF_ORDER", () => household.SetPlaceAvailability(1, PlaceReason.Break, Approved.AddDays(-1)));
    }

    /// <summary>Whatever staff do, in whatever order: places add up, nobody is in two, and who heard the events knows the same.</summary>
    [Property(MaxTest = 300)]
    public void Places_add_up_and_the_events_tell_the_same(byte[] moves)
    {
        var (household, registered) = Registered(SomeTerms(3) with { AgeMax = 17 }, new DateOnly(2020, 1, 1));
        var told = new Dictionary<int, PlaceStatus>();
        Hear(told, registered);
        var day = new DateOnly(2026, 1, 5);
        foreach (var move in moves ?? [])
        {
            day = day.AddDays(move % 4);
            var before = household.ToDocument();
            try
            {
                Hear(told, Do(household, move, day));
            }
            catch (RefusedException)
            {
                // Nothing is written of what is refused.
                household = Household.FromDocument(before, Household.SchemaVersion);
            }

            AssertAddUp(household, told);
        }
    }

    static IReadOnlyList<IMessage> Do(Household household, byte move, DateOnly day)
    {
        var pick = move / 16;
        var open = household.Placements.FindAll(placement => placement.EndedOn is null);
        switch (move % 11)
        {
            case 0 or 1 or 2:
                return household.PlaceChild(AChild($"CH{household.Placements.Count}", new(pick % 3 == 0 ? 2008 : 2018, 1, 2), siblings: "S"), day, emergency: pick % 2 == 0, UsualLimit);
            case 3 when open.Count > 0:
                return household.EndChildPlacement(open[pick % open.Count].Id, day, PlacementEndReason.Other);
            case 4:
                return household.SetPlaceAvailability((pick % 4) + 1, pick % 2 == 0 ? PlaceReason.Break : PlaceReason.Unspecified, day);
            case 5:
                return household.TakePlacesOutOfUse(pick % 2 == 0 ? PlaceReason.OnHold : PlaceReason.Investigation, day);
            case 6:
                return household.GivePlacesBack(pick % 2 == 0 ? PlaceReason.OnHold : PlaceReason.Investigation, day);
            case 7:
                var wanted = (pick % 5) + 1;
                if (household.Places.Count(place => place.Status is PlaceStatus.Filled) <= wanted)
                    household.Terms.Add(new(SomeTerms(wanted) with { AgeMax = 17 }, day, true, "r"));
                return household.ResizePlaces(wanted, day);
            case 8 when open.Count > 0:
                return household.StartStayingPut(Guid.CreateVersion7(), open[pick % open.Count].Id, day);
            case 9 when household.StayingPut.Find(staying => staying.EndedOn is null) is { } staying:
                return household.EndStayingPut(staying.Id, day);
            default:
                return household.Pass(day);
        }
    }

    static void Hear(Dictionary<int, PlaceStatus> told, IEnumerable<IMessage> events)
    {
        foreach (var (number, status) in events.PlaceEvents())
        {
            if (status is PlaceStatus.Unspecified)
                Assert.True(told.Remove(number), "A place ended that nobody had heard of.");
            else
                told[number] = status;
        }
    }

    static void AssertAddUp(Household household, Dictionary<int, PlaceStatus> told)
    {
        var statuses = household.Statuses();
        Assert.Equal(household.Terms[^1].Terms.MaxChildren, statuses.Count);
        Assert.Equal(statuses.Count, statuses.Count(s => s is PlaceStatus.Filled) + statuses.Count(s => s is PlaceStatus.Vacant) + statuses.Count(s => s is PlaceStatus.NotAvailable));
        Assert.Equal(household.Places.ToDictionary(place => place.Number, place => place.Status), told);
        var inPlaces = household.Places.Where(place => place.PlacementId is not null).Select(place => place.PlacementId!.Value).ToList();
        Assert.Equal(inPlaces.Count, inPlaces.Distinct().Count());
        Assert.All(inPlaces, id => Assert.Null(household.PlacementOf(id).EndedOn));
        Assert.All(household.Places, place => Assert.Equal(place.Status is PlaceStatus.Filled, place.PlacementId is not null || place.StayingPutId is not null));
        Assert.All(household.Places, place => Assert.False(place.PlacementId is not null && place.StayingPutId is not null));
        // Whoever is here within the terms has a place; without one is only who came in an emergency.
        Assert.All(household.Placements.Where(placement => placement.EndedOn is null && !inPlaces.Contains(placement.Id)), placement => Assert.NotNull(placement.OutsideTermsUntil));
        Assert.Equal(household.StayingPut.Count(staying => staying.EndedOn is null), household.Places.Count(place => place.StayingPutId is not null));
    }
}

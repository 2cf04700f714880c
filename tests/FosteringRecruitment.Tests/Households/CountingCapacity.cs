using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class CountingCapacity(FosteringService service) : IClassFixture<FosteringService>
{
    static CapacityLine Line(GetCapacityResponse capacity, PlacementType type, AgeBand band) => capacity.Lines.Single(line => line.PlacementType == type && line.AgeBand == band);

    [Fact]
    public async Task Places_are_counted_once_in_the_totals_and_in_each_kind_and_band_that_they_would_take()
    {
        var filled = WithPlaces(2);
        filled.Place(AChild("CH1", new(2024, 1, 1)));
        var onHold = With(SomeTerms(1, PlacementType.LongTerm) with { AgeMin = 11, AgeMax = 17 });
        onHold.TakePlacesOutOfUse(PlaceReason.OnHold, Approved.AddDays(1));
        var kinship = With(SomeTerms(3, PlacementType.NamedChild) with { NamedChildReferences = ["CH2"] }, route: FosteringRoute.Kinship);
        var ended = WithPlaces(3);
        (ended.Ended, ended.EndedOn) = (HouseholdState.Resigned, Approved.AddDays(30));
        ended.EndPlaces(Approved.AddDays(30));
        var emergency = With(SomeTerms(1, PlacementType.Remand));
        emergency.Place(AChild("CH3", type: PlacementType.Remand));
        emergency.Place(AChild("CH4", type: PlacementType.Remand), emergency: true);
        await service.Store(filled, onHold, kinship, ended, emergency);

        var capacity = await service.For("wendy.lin").Register.GetCapacityAsync(new());

        Assert.Equal((3, 4, 2, 1, 1), (capacity.Households, capacity.PlacesApproved, capacity.PlacesFilled, capacity.PlacesVacant, capacity.PlacesNotAvailable));
        var babies = Line(capacity, PlacementType.ShortTerm, AgeBand.Age0To2);
        Assert.Equal((2, 1, 1, 0), (babies.PlacesApproved, babies.PlacesFilled, babies.PlacesVacant, babies.PlacesNotAvailable));
        Assert.Equal(1, Line(capacity, PlacementType.ShortBreak, AgeBand.Age11To15).PlacesVacant);
        Assert.Equal(0, Line(capacity, PlacementType.ShortTerm, AgeBand.Age16To17).PlacesApproved);
        Assert.Equal((1, 1), (Line(capacity, PlacementType.LongTerm, AgeBand.Age16To17).PlacesApproved, Line(capacity, PlacementType.LongTerm, AgeBand.Age11To15).PlacesNotAvailable));
        Assert.Equal(0, Line(capacity, PlacementType.LongTerm, AgeBand.Age5To10).PlacesApproved);
        Assert.Equal(1, Line(capacity, PlacementType.Remand, AgeBand.Age5To10).PlacesFilled);
        Assert.DoesNotContain(capacity.Lines, line => line.PlacementType is PlacementType.NamedChild);
        Assert.Equal(50, capacity.Lines.Count);
    }

    [Fact]
    public void What_is_needed_beyond_filled_and_vacant_places_is_the_shortfall()
    {
        var capacity = FosteringRecruitment.Households.Capacity.Of(
            [new() { Types = ["ShortTerm"], AgeMin = 0, AgeMax = 10, Households = 4, Filled = 2, Vacant = 3, NotAvailable = 1 }],
            [new() { Type = "ShortTerm", Born = "2019-05-04", Children = 2 }],
            new(new(2026, 4, 1), [new(PlacementType.ShortTerm, AgeBand.Age5To10, 9), new(PlacementType.ShortTerm, AgeBand.Age3To4, 2), new(PlacementType.Uasc, AgeBand.Age16To17, 6)]),
            new(2026, 11, 23));

        Assert.Equal((9, 4), (Line(capacity, PlacementType.ShortTerm, AgeBand.Age5To10).PlacesNeeded, Line(capacity, PlacementType.ShortTerm, AgeBand.Age5To10).Shortfall));
        Assert.Equal(0, Line(capacity, PlacementType.ShortTerm, AgeBand.Age3To4).Shortfall);
        Assert.Equal(6, Line(capacity, PlacementType.Uasc, AgeBand.Age16To17).Shortfall);
    }

    [Fact]
    public async Task Ten_thousand_households_are_counted_within_seconds()
    {
        const int households = 10_000;
        await service.Store([.. Enumerable.Range(0, households).Select(n =>
        {
            var household = Of(FosteringService.Eastholt, SomeTerms(2) with { AgeMin = n % 5 });
            household.Place(AChild("CH1", new DateOnly(2015, 1, 1).AddDays(n % 4000)), emergency: true);
            return household;
        })]);
        await service.Use<FosteringRecruitment.Households.GetCapacity>().Handle(new(), FosteringService.Caller("emeka.obi"), TestContext.Current.CancellationToken);

        var clock = TimeProvider.System.GetTimestamp();
        var capacity = await service.For("emeka.obi").Register.GetCapacityAsync(new());

        Assert.Equal((households, 2 * households, households), (capacity.Households, capacity.PlacesApproved, capacity.PlacesFilled));
        Assert.Equal(households, capacity.Lines.Sum(line => line.PlacesFilled));
        Assert.InRange(TimeProvider.System.GetElapsedTime(clock), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}

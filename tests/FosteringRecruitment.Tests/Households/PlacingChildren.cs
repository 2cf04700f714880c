using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class PlacingChildren
{
    static readonly DateOnly Day = new(2026, 10, 1);

    static string[] Departures(Action act) => [.. Refuses("OUTSIDE_TERMS", TermsLaw, act).Rules.Select(rule => rule.Rule)];

    [Fact]
    public void A_child_within_the_terms_fills_a_place()
    {
        var household = WithPlaces(2);

        var events = household.PlaceChild(AChild(), Day, emergency: false, UsualLimit);

        var placed = Assert.IsType<ChildPlaced>(events[0]);
        Assert.Equal(("key-of-CH1", AgeBand.Age5To10, false), (placed.ChildKey, placed.AgeBand, placed.OutsideTerms));
        Assert.Equal([(1, PlaceStatus.Filled)], events.PlaceEvents());
        Assert.Equal([PlaceStatus.Filled, PlaceStatus.Vacant], household.Statuses());
        Assert.Null(household.Placements[0].OutsideTermsUntil);
    }

    [Fact]
    public void A_third_child_under_terms_for_two_comes_only_in_an_emergency_and_for_six_working_days_reg_23()
    {
        var household = WithPlaces(2);
        household.Place(AChild("CH1"), Day);
        household.Place(AChild("CH2"), Day);
        DateOnly placed = new(2026, 12, 23), until = new(2027, 1, 5);

        Assert.Equal(["MAX_CHILDREN"], Departures(() => household.PlaceChild(AChild("CH3"), placed, emergency: false, UsualLimit)));
        var events = household.PlaceChild(AChild("CH3"), placed, emergency: true, UsualLimit);

        var third = household.Placements[^1];
        Assert.Equal((true, until.ToMessage()), (((ChildPlaced)events[0]).OutsideTerms, ((ChildPlaced)events[0]).OutsideTermsUntilDate));
        Assert.Empty(events.PlaceEvents());
        Assert.Equal(["MAX_CHILDREN"], third.OutsideTerms);
        var due = household.DueItems().Single(item => item.Rule == "OUTSIDE_TERMS_ENDS");
        Assert.Equal((until, third.Id.ToString()), (due.DueOn, due.Subject));
        Assert.Contains("Care Planning, Placement and Case Review (England) Regulations 2010 reg 23", due.Citation, StringComparison.Ordinal);
        Assert.DoesNotContain(household.Pass(until), happened => happened is OutsideTermsBreached);
        var breached = Assert.Single(household.Pass(until.AddDays(1)).OfType<OutsideTermsBreached>());
        Assert.Equal((third.Id.ToString(), until.AddDays(1).ToMessage()), (breached.PlacementId, breached.BreachDate));
        Assert.DoesNotContain(household.Pass(until.AddDays(40)), happened => happened is OutsideTermsBreached);
        Assert.Contains(household.DueItems(), item => item.Rule == "OUTSIDE_TERMS_ENDS");
    }

    [Fact]
    public void An_emergency_placement_that_ended_in_time_is_not_breached()
    {
        var household = WithPlaces(1);
        household.Place(AChild("CH1"), Day);
        var second = household.Place(AChild("CH2"), Day, emergency: true);

        household.EndChildPlacement(second.Id, Day.AddDays(3), PlacementEndReason.TermsEnded);

        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "OUTSIDE_TERMS_ENDS");
        Assert.DoesNotContain(household.Pass(Day.AddDays(30)), happened => happened is OutsideTermsBreached);
    }

    [Fact]
    public void An_emergency_placement_takes_the_place_that_falls_free_and_is_covered_by_the_terms()
    {
        var household = WithPlaces(1);
        var first = household.Place(AChild("CH1"), Day);
        var second = household.Place(AChild("CH2"), Day, emergency: true);

        household.EndChildPlacement(first.Id, Day.AddDays(2), PlacementEndReason.ReturnedHome);

        Assert.Equal(second.Id, household.Places.Single().PlacementId);
        Assert.Equal(Day.AddDays(2), second.TermsCoverOn);
        Assert.DoesNotContain(household.Pass(Day.AddDays(30)), happened => happened is OutsideTermsBreached);
    }

    [Fact]
    public void An_emergency_placement_that_other_terms_come_to_cover_is_not_breached()
    {
        var household = WithPlaces(1);
        household.Place(AChild("CH1"), Day);
        var second = household.Place(AChild("CH2"), Day, emergency: true);

        household.Terms.Add(new(SomeTerms(2), Day.AddDays(4), true, "r"));
        var events = household.ResizePlaces(2, Day.AddDays(4));

        Assert.Equal([(2, PlaceStatus.Filled)], events.PlaceEvents());
        Assert.Equal(Day.AddDays(4), second.TermsCoverOn);
        Assert.DoesNotContain(household.Pass(Day.AddDays(30)), happened => happened is OutsideTermsBreached);
    }

    [Fact]
    public void An_emergency_placement_of_another_age_stays_outside_though_a_place_is_vacant()
    {
        var household = WithPlaces(2);

        var placement = household.Place(AChild(born: new(2012, 1, 1)), Day, emergency: true);

        Assert.Equal(placement.Id, household.Places[0].PlacementId);
        Assert.Single(household.Pass(Day.AddDays(30)).OfType<OutsideTermsBreached>());
    }

    [Fact]
    public void An_emergency_within_the_terms_is_an_ordinary_placement()
    {
        var household = WithPlaces(1);

        Assert.Null(household.Place(emergency: true).OutsideTermsUntil);
        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "OUTSIDE_TERMS_ENDS");
    }

    [Theory]
    [InlineData("2013-10-01", true)]
    [InlineData("2013-10-02", false)]
    public void Age_is_as_on_the_day_reg_27_5_a(string born, bool outside)
    {
        var household = WithPlaces(1);
        object Act() => household.PlaceChild(AChild(born: DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)), Day, emergency: false, UsualLimit);

        if (outside)
            Assert.Equal(["AGE"], Departures(() => Act()));
        else
            Assert.NotNull(Act());
    }

    [Fact]
    public void Terms_for_one_sex_exclude_the_other_and_the_unknown_reg_27_5_a()
    {
        var household = With(SomeTerms() with { Sex = ApprovalSex.Female });

        Assert.Equal(["SEX"], Departures(() => household.PlaceChild(AChild(sex: ApprovalSex.Male), Day, false, UsualLimit)));
        Assert.Equal(["SEX"], Departures(() => household.PlaceChild(AChild(sex: ApprovalSex.Unspecified), Day, false, UsualLimit)));
        Assert.NotNull(household.PlaceChild(AChild(sex: ApprovalSex.Female), Day, false, UsualLimit));
    }

    [Fact]
    public void Terms_name_the_kinds_of_placement_reg_27_5_a() =>
        Assert.Equal(["PLACEMENT_TYPE"], Departures(() => WithPlaces(1).PlaceChild(AChild(type: PlacementType.LongTerm), Day, false, UsualLimit)));

    [Fact]
    public void Terms_for_named_children_are_for_nobody_else_reg_27_5_a()
    {
        var household = With(SomeTerms(2, PlacementType.NamedChild) with { NamedChildReferences = ["CH1", "CH2"] });

        Assert.Equal(["NAMED_CHILD"], Departures(() => household.PlaceChild(AChild("CH9", type: PlacementType.NamedChild), Day, false, UsualLimit)));
        Assert.Equal(["PLACEMENT_TYPE", "NAMED_CHILD"], Departures(() => household.PlaceChild(AChild("CH9"), Day, false, UsualLimit)));
        Assert.NotNull(household.PlaceChild(AChild("CH2", type: PlacementType.NamedChild), Day, false, UsualLimit));
    }

    [Fact]
    public void Every_rule_departed_from_is_named_reg_27_5_a()
    {
        var household = With(SomeTerms(1) with { Sex = ApprovalSex.Female, AgeMin = 5 });
        household.Place();

        Assert.Equal(["MAX_CHILDREN", "AGE", "SEX", "PLACEMENT_TYPE"],
            Departures(() => household.PlaceChild(AChild("CH2", new(2025, 1, 1), PlacementType.Remand, ApprovalSex.Male), Day, false, UsualLimit)));
    }

    [Fact]
    public void The_terms_are_those_of_the_day()
    {
        var household = WithPlaces(2);
        household.Terms.Add(new(SomeTerms(2) with { AgeMin = 8 }, Day.AddDays(10), true, "r"));

        Assert.NotNull(household.PlaceChild(AChild("CH1"), Day.AddDays(9), false, UsualLimit));
        Assert.Equal(["AGE"], Departures(() => household.PlaceChild(AChild("CH2"), Day.AddDays(10), false, UsualLimit)));
    }

    [Fact]
    public void A_fourth_child_who_is_no_sibling_needs_an_exemption_Sch_7()
    {
        var household = WithPlaces(4);
        foreach (var reference in (string[])["CH1", "CH2", "CH3"])
            household.Place(AChild(reference, siblings: "S1"), Day);

        Refuses("USUAL_FOSTERING_LIMIT", LimitLaw, () => household.PlaceChild(AChild("CH4"), Day, false, UsualLimit));
        Refuses("USUAL_FOSTERING_LIMIT", LimitLaw, () => household.PlaceChild(AChild("CH4", siblings: "S2"), Day, emergency: true, UsualLimit));
    }

    [Fact]
    public void Siblings_of_each_other_may_be_more_than_the_usual_limit()
    {
        var household = WithPlaces(4);
        foreach (var reference in (string[])["CH1", "CH2", "CH3", "CH4"])
            household.Place(AChild(reference, siblings: "S1"), Day);

        Assert.Equal(4, household.Places.Count(place => place.Status is PlaceStatus.Filled));
    }

    [Fact]
    public void An_exemption_covers_the_children_it_names_and_no_others_Sch_7_para_4()
    {
        var household = WithPlaces(5);
        foreach (var reference in (string[])["CH1", "CH2", "CH3"])
            household.Place(AChild(reference), Day);
        household.GrantExemption(Guid.CreateVersion7(), Day, Day.AddDays(60), 4, ["CH1", "CH2", "CH3", "CH4"], "", UsualLimit);

        Refuses("USUAL_FOSTERING_LIMIT", LimitLaw, () => household.PlaceChild(AChild("CH5"), Day.AddDays(1), false, UsualLimit));
        Refuses("USUAL_FOSTERING_LIMIT", LimitLaw, () => household.PlaceChild(AChild("CH4"), Day.AddDays(61), false, UsualLimit));
        Assert.NotNull(household.PlaceChild(AChild("CH4"), Day.AddDays(60), false, UsualLimit));
    }

    [Fact]
    public void An_exemption_that_was_ended_covers_nobody_Sch_7_para_4()
    {
        var household = WithPlaces(4);
        foreach (var reference in (string[])["CH1", "CH2", "CH3"])
            household.Place(AChild(reference), Day);
        var id = Guid.CreateVersion7();
        household.GrantExemption(id, Day, null, 4, ["CH1", "CH2", "CH3", "CH4"], "", UsualLimit);
        household.EndExemption(id, Day.AddDays(5));

        Refuses("USUAL_FOSTERING_LIMIT", LimitLaw, () => household.PlaceChild(AChild("CH4"), Day.AddDays(5), false, UsualLimit));
        Refuses("MOVE_NOT_ALLOWED", "Children Act 1989 Sch 7 para 4", () => household.EndExemption(id, Day.AddDays(6)));
        Refuses("EXEMPTION_NOT_FOUND", () => household.EndExemption(Guid.CreateVersion7(), Day));
    }

    [Fact]
    public void An_exemption_allows_more_than_the_usual_limit_Sch_7_para_4()
    {
        var refused = Refused(() => WithPlaces(3).GrantExemption(Guid.CreateVersion7(), Day, null, 3, ["CH1"], "", UsualLimit));

        Assert.Contains("Children Act 1989 Sch 7 para 4", Assert.Single(refused.Fields).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_is_warned_of_and_ends_by_itself()
    {
        var household = WithPlaces(3);
        household.GrantExemption(Guid.CreateVersion7(), Day, Day.AddDays(60), 4, ["CH1"], "", UsualLimit);

        Assert.Equal("Children Act 1989 Sch 7 para 4", household.DueItems().Single(item => item.Rule == "EXEMPTION_ENDS").Citation);
        Assert.Equal(4, household.Pass(Day.AddDays(61)).OfType<DeadlineWarned>().Count(warned => warned.Rule == "EXEMPTION_ENDS"));
        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "EXEMPTION_ENDS");
    }

    [Fact]
    public void A_household_on_hold_or_looked_into_takes_no_child_not_even_in_an_emergency()
    {
        var onHold = WithPlaces(1);
        onHold.Holds.Add(new(HouseholdHoldReason.Health, Day));
        var investigated = WithPlaces(1);
        investigated.Investigations.Add(new() { Id = Guid.CreateVersion7(), Kind = InvestigationKind.Allegation, OpenedOn = Day });

        Refuses("MOVE_NOT_ALLOWED", () => onHold.PlaceChild(AChild(), Day, emergency: true, UsualLimit));
        Refuses("MOVE_NOT_ALLOWED", () => investigated.PlaceChild(AChild(), Day, emergency: true, UsualLimit));
    }

    [Fact]
    public void A_child_who_is_here_is_not_placed_again()
    {
        var household = WithPlaces(2);
        household.Place();

        Refuses("CHILD_ALREADY_PLACED", () => household.PlaceChild(AChild(), Day, false, UsualLimit));
    }

    [Fact]
    public void Nobody_is_placed_before_the_approval_or_before_a_place_was_vacant()
    {
        var household = WithPlaces(1);
        Refuses("DATE_OUT_OF_ORDER", () => household.PlaceChild(AChild(), Approved.AddDays(-1), false, UsualLimit));

        var first = household.Place(on: Day);
        household.EndChildPlacement(first.Id, Day.AddDays(9), PlacementEndReason.ReturnedHome);
        Refuses("DATE_OUT_OF_ORDER", () => household.PlaceChild(AChild("CH2"), Day.AddDays(8), false, UsualLimit));
        Assert.NotNull(household.PlaceChild(AChild("CH2"), Day.AddDays(9), false, UsualLimit));
    }

    [Fact]
    public void A_child_leaves_once_and_not_before_coming_also_after_the_end_of_the_approval()
    {
        var household = WithPlaces(1);
        var placement = household.Place(on: Day);

        Refuses("PLACEMENT_NOT_FOUND", () => household.EndChildPlacement(Guid.CreateVersion7(), Day, PlacementEndReason.Other));
        Refuses("DATE_OUT_OF_ORDER", () => household.EndChildPlacement(placement.Id, Day.AddDays(-1), PlacementEndReason.Other));
        household.EndPlaces(Day.AddDays(5));
        var events = household.EndChildPlacement(placement.Id, Day.AddDays(6), PlacementEndReason.AuthorityDecision);

        Assert.IsType<ChildPlacementEnded>(Assert.Single(events));
        Refuses("MOVE_NOT_ALLOWED", () => household.EndChildPlacement(placement.Id, Day.AddDays(6), PlacementEndReason.Other));
    }
}

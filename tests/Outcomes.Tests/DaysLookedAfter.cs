using Grpc.Core;
using static Suite.Outcomes.Tests.AChild;

namespace Suite.Outcomes.Tests;

public sealed class DaysLookedAfter
{
    static readonly DateOnly From = new(2026, 8, 10);
    static readonly DateOnly Until = new(2026, 8, 22);

    [Fact]
    public void They_run_from_the_first_day_to_the_day_before_the_end()
    {
        var child = new FollowUp();
        child.LookedAfter(From);
        Assert.True(child.LookedAfterOn(new(2027, 1, 1)));

        var ended = child.EndLookedAfter(Until, "worker-2");

        Assert.Equal("worker-2", ended.EndedBy);
        Assert.Null(child.OpenSpell);
        Assert.False(child.LookedAfterOn(From.AddDays(-1)));
        Assert.True(child.LookedAfterOn(From));
        Assert.True(child.LookedAfterOn(Until.AddDays(-1)));
        Assert.False(child.LookedAfterOn(Until));
        Assert.Equal(12, child.LookedAfterDays(From, Until));
    }

    [Fact]
    public void Short_breaks_are_on_record_and_are_no_days_looked_after()
    {
        var child = new FollowUp();
        child.StartLookedAfter(Guid.CreateVersion7(), From, Until, CareLegalStatus.Section20ShortBreaks, "worker-1");

        Assert.Single(child.Spells);
        Assert.False(child.LookedAfterOn(From));
        Assert.Equal(0, child.LookedAfterDays(From, Until));
    }

    [Fact]
    public void They_are_counted_in_the_window_alone_and_a_spell_that_goes_on_to_its_end()
    {
        var child = new FollowUp();
        child.LookedAfter(From, Until);
        child.LookedAfter(new(2026, 9, 1));

        Assert.Equal(0, child.LookedAfterDays(new(2026, 8, 22), new(2026, 8, 31)));
        Assert.Equal(1, child.LookedAfterDays(new(2026, 8, 21), new(2026, 8, 31)));
        Assert.Equal(1, child.LookedAfterDays(new(2026, 8, 1), From));
        Assert.Equal(12 + 30, child.LookedAfterDays(new(2026, 8, 1), new(2026, 9, 30)));
    }

    [Fact]
    public void Nobody_enters_care_for_no_day()
    {
        var child = new FollowUp();
        child.LookedAfter(From, From, CareLegalStatus.PoliceProtection);

        Assert.True(child.LookedAfterOn(From));
        Assert.Equal(1, child.LookedAfterDays(From.AddDays(-5), From.AddDays(5)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_may_end_and_another_begin_on_one_day_which_counts_once(bool inOrder)
    {
        var child = new FollowUp();
        if (inOrder)
            child.LookedAfter(From, From, CareLegalStatus.PoliceProtection);
        child.LookedAfter(From, Until, CareLegalStatus.InterimCareOrder);
        if (!inOrder)
            child.LookedAfter(From, From, CareLegalStatus.PoliceProtection);

        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(From, From));
        Assert.Equal([CareLegalStatus.PoliceProtection, CareLegalStatus.InterimCareOrder], child.Spells.Select(spell => spell.Status));
        Assert.Equal(12, child.LookedAfterDays(From, Until));
        Assert.Equal(1, child.LookedAfterDays(From, From));
    }

    [Fact]
    public void A_short_one_goes_before_one_of_the_same_day_that_goes_on()
    {
        var child = new FollowUp();
        child.LookedAfter(From);
        child.LookedAfter(From, From, CareLegalStatus.EmergencyProtection);

        Assert.Equal([CareLegalStatus.EmergencyProtection, CareLegalStatus.Section20SinglePeriod], child.Spells.Select(spell => spell.Status));
        Assert.Equal(3, child.LookedAfterDays(From, From.AddDays(2)));
    }

    [Fact]
    public void Children_Act_1989_section_22_a_child_is_looked_after_or_is_not()
    {
        var child = new FollowUp();
        child.LookedAfter(From, Until);

        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(Until.AddDays(-1)));
        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(From.AddDays(1), From.AddDays(1)));
        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(From, Until));
        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(From.AddDays(-30)));
        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(From.AddDays(-30), From.AddDays(1)));
        RefusedByLaw("NOT_LOOKED_AFTER", LookedAfterLaw, () => child.EndLookedAfter(Until, "worker-1"));

        child.LookedAfter(From.AddDays(-30), From);
        child.LookedAfter(Until, status: CareLegalStatus.InterimCareOrder);
        RefusedByLaw("LOOKED_AFTER_ALREADY", LookedAfterLaw, () => child.LookedAfter(Until.AddDays(100)));
        Assert.Equal([From.AddDays(-30), From, Until], child.Spells.Select(spell => spell.From));
    }

    [Fact]
    public void They_do_not_end_before_they_begin()
    {
        var child = new FollowUp();

        Refused("DATE_OUT_OF_ORDER", () => child.LookedAfter(From, From.AddDays(-1)));
        child.LookedAfter(From);
        Refused("DATE_OUT_OF_ORDER", () => child.EndLookedAfter(From.AddDays(-1), "worker-1"));
    }

    [Fact]
    public void What_was_recorded_by_mistake_stays_on_the_record_and_counts_for_nothing()
    {
        var child = new FollowUp();
        var mistaken = child.LookedAfter(From);

        Refused("DATE_OUT_OF_ORDER", () => child.WithdrawLookedAfter(mistaken, From.AddDays(-1), "WRONG_CHILD", "manager-1"));
        child.WithdrawLookedAfter(mistaken, Until, "WRONG_DAYS", "manager-1");

        var spell = Assert.Single(child.Spells);
        Assert.Equal((Until, "WRONG_DAYS", "manager-1"), (spell.WithdrawnOn, spell.WithdrawalReason, spell.WithdrawnBy));
        Assert.False(child.LookedAfterOn(From));
        Assert.Equal(0, child.LookedAfterDays(From, Until));
        Refused("NOT_LOOKED_AFTER", () => child.EndLookedAfter(Until, "worker-1"));
        Assert.Equal(StatusCode.NotFound, Refused("LOOKED_AFTER_SPELL_NOT_FOUND", () => child.WithdrawLookedAfter(mistaken, Until, "WRONG_DAYS", "manager-1")).Code);

        child.LookedAfter(From.AddDays(1), From.AddDays(3));
        Assert.Equal(2, child.LookedAfterDays(From, Until));
    }
}

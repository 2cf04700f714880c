using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Tests;

public sealed class SamplePlans
{
    static readonly DateOnly Present = new(2027, 1, 11);

    static IReadOnlyList<CasePlan> Westmere(int seed = SampleCaseload.DefaultSeed) => SampleCaseload.Of(seed, Present, SampleCaseload.Westmere);

    [Fact]
    public void There_are_150_cases_of_one_council_and_12_of_the_other_over_two_years()
    {
        Assert.Equal(150, Westmere().Count);
        Assert.Equal(12, SampleCaseload.Of(SampleCaseload.DefaultSeed, Present, SampleCaseload.Eastholt).Count);
        Assert.All(Westmere(), p => Assert.InRange(p.ConcernOn, Present.AddDays(-735), Present));
        Assert.Contains(Westmere(), p => p.ConcernOn < Present.AddDays(-600));
    }

    [Fact]
    public void Every_ending_occurs()
    {
        var endings = Enumerable.Range(1, 5).SelectMany(seed => Westmere(seed)).Select(p => p.Ending).ToHashSet();

        Assert.Equal(Enum.GetValues<Ending>().Order(), endings.Order());
    }

    [Fact]
    public void Three_in_five_go_by_temporary_approval()
    {
        var plans = Enumerable.Range(1, 20).SelectMany(seed => Westmere(seed)).ToList();

        Assert.InRange(plans.Count(p => p.Route is Route.TemporaryApproval) / (double)plans.Count, 0.52, 0.66);
    }

    [Fact]
    public void Households_hold_one_to_six_people_of_whom_one_or_two_are_carers()
    {
        var homes = Enumerable.Range(1, 10).SelectMany(seed => Westmere(seed)).Select(p => p.People.Where(x => x.Kind is PersonKind.ProposedCarer or PersonKind.HouseholdMember).ToList()).ToList();

        Assert.Equal([1, 2, 3, 4, 5, 6], homes.Select(h => h.Count).Distinct().Order());
        Assert.All(homes, h => Assert.InRange(h.Count(x => x.Kind is PersonKind.ProposedCarer), 1, 2));
    }

    [Fact]
    public void Children_are_under_eighteen_and_adults_are_not()
    {
        foreach (var plan in Enumerable.Range(1, 5).SelectMany(seed => Westmere(seed)))
        {
            Assert.All(plan.Children, c => Assert.InRange(c.BirthDate.ToDay(), plan.ConcernOn.AddYears(-17), plan.ConcernOn));
            Assert.All(plan.People.Where(p => p.Kind is PersonKind.ProposedCarer), p => Assert.True(p.BirthDate.ToDay() <= plan.ConcernOn.AddYears(-18)));
        }
    }

    [Fact]
    public void DBS_checks_average_11_9_days_with_a_long_tail_at_two_forces()
    {
        var draw = new Draw("turnaround-test");
        var days = Enumerable.Range(0, 20_000).Select(i =>
        {
            var force = draw.Weighted($"force-{i}", Turnarounds.Forces);
            // As a story has it: nothing comes back at a weekend.
            var submitted = new DateOnly(2026, 1, 5).AddDays(i % 5);
            return (force.Slow, Days: submitted.After(Turnarounds.Days(draw.For($"check-{i}"), CheckType.DbsEnhancedBarred, force)).DayNumber - submitted.DayNumber);
        }).ToList();

        Assert.InRange(days.Average(d => d.Days), 11.4, 12.4);
        Assert.True(days.Where(d => d.Slow).Average(d => d.Days) > 2 * days.Where(d => !d.Slow).Average(d => d.Days));
        Assert.InRange(days.Count(d => d.Days > 60) / (double)days.Count, 0.005, 0.03);
    }

    [Fact]
    public void What_is_drawn_does_not_depend_on_the_order_of_drawing()
    {
        var (one, other) = (new Draw("seed"), new Draw("seed"));
        var (a, b) = (one.Unit("a"), one.Unit("b"));

        Assert.Equal(b, other.Unit("b"));
        Assert.Equal(a, other.Unit("a"));
        Assert.NotEqual(a, b);
        Assert.InRange(a, 0, 1);
    }
}

using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Tests;

/// <summary>What the worked quarter of conferences and the worked cohort of edge of care are to show.</summary>
public sealed class FamilyPlans
{
    static readonly DateOnly Present = new(2027, 1, 11), First = new(2026, 7, 1), Last = new(2026, 9, 30);

    static List<ConferencePlan> HeldIn(DateOnly first, DateOnly last) => [.. Conferences.Where(p => p.HeldOn >= first && p.HeldOn <= last)];

    static IEnumerable<ConferencePlan> Conferences => [.. WorkedQuarter.Plans, FamilyJourney.Conference, .. ConferenceCaseload.Of(SampleCaseload.DefaultSeed, Present, SampleCaseload.Westmere)];

    static List<ConferencePlan> Held => HeldIn(First, Last);

    [Fact]
    public void Twenty_nine_conferences_are_held_in_the_quarter_and_ten_in_the_one_before()
    {
        Assert.Equal(29, Held.Count);
        Assert.Equal(10, HeldIn(new(2026, 4, 1), new(2026, 6, 30)).Count);
    }

    [Fact]
    public void Thirty_six_families_are_offered_and_referred_in_the_quarter_and_thirty_four_accepted()
    {
        var referred = Conferences.Where(p => p.ReferredOn >= First && p.ReferredOn <= Last).ToList();

        Assert.Equal(36, referred.Count);
        Assert.All(referred, p => Assert.InRange(p.OfferedOn!.Value, First, p.ReferredOn));
        Assert.Equal(34, referred.Count(p => p.AcceptedOn is not null));
        Assert.Equal(2, referred.Count(p => p.StopIn is ConferenceState.FamilyDeclined));
    }

    [Fact]
    public void Days_from_acceptance_to_the_conference_are_those_of_the_quarter() =>
        Assert.Equal(WorkedQuarter.DaysToConference, Held.Select(p => p.HeldOn!.Value.DayNumber - p.AcceptedOn!.Value.DayNumber).Order());

    [Fact]
    public void All_but_two_families_made_a_plan_and_one_plan_was_not_agreed()
    {
        Assert.Equal(27, Held.Count(p => p.Decision is not PlanDecision.Unspecified));
        Assert.Single(Held, p => p.Decision is PlanDecision.NotAgreed);
    }

    [Fact]
    public void Thirty_eight_children_are_four_or_over_and_seven_of_them_took_no_part()
    {
        static bool IsCounted(ConferencePlan plan, int child) => plan.Children[child].BirthDate.ToDay().AddYears(4) <= plan.HeldOn;

        Assert.Equal(38, Held.Sum(p => Enumerable.Range(0, p.Children.Count).Count(i => IsCounted(p, i))));
        Assert.Equal(7, Held.Sum(p => p.Absent.Count(i => IsCounted(p, i))));
    }

    [Fact]
    public void In_twenty_two_the_fathers_family_took_part_and_of_twenty_four_there_is_feedback()
    {
        Assert.Equal(22, Held.Count(p => p.Relative is not Relative.MaternalKin));
        Assert.Equal(24, Held.Count(p => p.Feedback));
    }

    [Fact]
    public void Nine_reviews_fall_due_in_the_quarter_and_two_are_late()
    {
        var due = Conferences.Where(p => p.HeldOn?.AddMonths(3) is { } day && day >= First && day <= Last && !(p.Closed?.On < day)).ToList();

        Assert.Equal(9, due.Count);
        Assert.Equal(7, due.Count(p => p.ReviewedOn <= p.HeldOn!.Value.AddMonths(3)));
    }

    [Fact]
    public void Six_applications_are_issued_and_four_of_them_after_the_conference_that_was_offered()
    {
        var after = Conferences.Where(p => p.Offer?.ApplicationOn is not null).ToList();

        Assert.Equal(4, after.Count);
        Assert.All(after, p => Assert.True(p.Offer!.LetterOn <= p.HeldOn && p.HeldOn < p.Offer.ApplicationOn && p.Offer.ApplicationOn <= Last));
        Assert.Equal(2, WorkedQuarter.Offers.Count(o => o.Plan.ApplicationOn >= First && o.Plan.ApplicationOn <= Last));
    }

    [Fact]
    public void A_plan_names_a_grandparent_and_never_the_father() =>
        Assert.All(Conferences.Where(p => p.Proposal is not null), p => Assert.NotEqual(Relative.Father, p.Relative));

    [Fact]
    public void Twenty_children_were_due_to_enter_care_and_three_did_in_the_quarter()
    {
        var quarterEnds = new DateOnly(2026, 6, 30);

        Assert.Equal(20, WorkedCohort.Plans.Count);
        Assert.All(WorkedCohort.Plans, p => Assert.InRange(p.CareRiskOn!.Value, new(2026, 4, 1), quarterEnds));
        Assert.Equal(3, WorkedCohort.Plans.Count(p => p.Spells.Any(s => s.From <= quarterEnds && !(s.Until <= quarterEnds))));
    }

    [Fact]
    public void Of_the_seventeen_one_was_not_reviewed_at_three_months_and_three_came_into_care_within_six()
    {
        var averted = WorkedCohort.Plans.Take(17).ToList();

        Assert.Single(averted, p => p.Outcomes[0] is EdgeOfCare.V1.OutcomeCode.Unspecified);
        Assert.DoesNotContain(averted, p => p.Outcomes[1] is EdgeOfCare.V1.OutcomeCode.Unspecified);
        Assert.Equal(3, averted.Count(p => p.Spells.Any(s => s.From <= p.CareRiskOn!.Value.AddMonths(6))));
    }

    [Fact]
    public void Conferences_kept_four_further_children_out_of_care_beside_five_that_edge_of_care_has_too()
    {
        var atRisk = WorkedQuarter.Plans.Where(p => p.CareRiskOn is not null).ToList();
        var inEdgeOfCare = WorkedCohort.Plans.Select(p => p.Child.ChildReference).ToHashSet();

        Assert.Equal((9, 5), (atRisk.Count, atRisk.Count(p => inEdgeOfCare.Contains(p.Children[0].ChildReference))));
        Assert.All(atRisk, p => Assert.True(p.HeldOn <= new DateOnly(2026, 6, 30)));
    }

    [Fact]
    public void No_two_children_share_a_reference_but_those_whom_both_services_help()
    {
        var conferences = Conferences.SelectMany(p => p.Children).Select(c => c.ChildReference).ToList();
        Assert.Distinct(conferences);

        string[] episodes = [.. WorkedCohort.Plans.Select(p => p.Child.ChildReference), FamilyJourney.Help.Child.ChildReference, .. EdgeOfCareCaseload.Of(SampleCaseload.DefaultSeed, Present, SampleCaseload.Westmere).Where(p => p.After != p.Child.ChildReference).Select(p => p.Child.ChildReference)];
        Assert.Distinct(episodes);
        Assert.Equal(6, conferences.Intersect(episodes).Count());
    }
}

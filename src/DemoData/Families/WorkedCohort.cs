using Suite.DemoData.Caseload;
using Suite.EdgeOfCare.V1;

namespace Suite.DemoData.Families;

/// <summary>
/// The worked cohort of edge of care: twenty children who in 2026/27 Q1 were due to enter care; three did in that quarter, and what became
/// of the seventeen at three and at six months. The same whatever the seed.
/// </summary>
static class WorkedCohort
{
    public const string Authority = SampleCaseload.Westmere;

    /// <summary>Everything of it lies before this day.</summary>
    public static readonly DateOnly LastDay = new(2026, 12, 8);

    public static Draw Draw { get; } = new("demo-data/worked-cohort");

    static readonly DateOnly[] Decided =
    [
        new(2026, 4, 13), new(2026, 4, 15), new(2026, 4, 21), new(2026, 4, 23), new(2026, 4, 28), new(2026, 4, 30), new(2026, 5, 6), new(2026, 5, 8), new(2026, 5, 12), new(2026, 5, 14),
        new(2026, 5, 19), new(2026, 5, 27), new(2026, 6, 3), new(2026, 5, 5), new(2026, 5, 21), new(2026, 5, 20), new(2026, 6, 1), new(2026, 4, 16), new(2026, 4, 20), new(2026, 5, 13),
    ];

    static readonly ReferralNeed[] Needs =
    [
        ReferralNeed.BeyondControl, ReferralNeed.DomesticAbuse, ReferralNeed.Neglect, ReferralNeed.Exploitation, ReferralNeed.ChildMentalHealth, ReferralNeed.ParentalSubstanceUse,
        ReferralNeed.Missing, ReferralNeed.ParentalMentalHealth,
    ];

    static readonly OutcomeCode[] Home = [OutcomeCode.AtHomeParent, OutcomeCode.AtHomeParent], InCare = [OutcomeCode.LookedAfterOther, OutcomeCode.LookedAfterOther];

    // The children have numbers from 1 on.
    const int ShortStay = 14, WithKin = 15, InCareAtThree = 16, NotReviewed = 17, StillEscalated = 18, GoingHome = 19, EnteredCare = 20;

    public static string FamilyOf(int index) => Draw.For($"{index + 1}").Of("family-name", Names.Last);

    public static string Reference(int number) => $"ECHO{number:D4}";

    /// <summary>A child of the cohort as conferences know it; the same child, by the same reference.</summary>
    public static FamilyGroupConferences.V1.ConferenceChildFacts InConference(int index)
    {
        var child = Child(index);
        return new() { ChildReference = child.ChildReference, Name = child.Name, BirthDate = child.BirthDate };
    }

    public static IReadOnlyList<EpisodePlan> Plans { get; } = [.. Decided.Select((_, i) => Plan(i))];

    /// <summary>The way home of one who entered care and whose mother the team went on working with.</summary>
    public static ReturnPlan Return { get; } = new("ECHOWAY1", HomeFrom.AddDays(-ReturnStory.DaysToReturn))
    {
        Child = Child(GoingHome - 1),
        LegalStatus = CareLegalStatus.Section20SinglePeriod,
        LegalStatusFrom = InCareFrom,
    };

    static DateOnly InCareFrom => new(2026, 5, 11);

    static DateOnly HomeFrom => new(2026, 11, 16);

    static ChildFacts Child(int index)
    {
        var draw = Draw.For($"{index + 1}");
        return new()
        {
            ChildReference = Reference(index + 1),
            Name = $"{draw.Of("child", Names.First)} {FamilyOf(index)}",
            BirthDate = Decided[index].AddYears(-draw.Between("age", 6, 15)).AddDays(-draw.Between("days", 1, 300)).ToMessage(),
        };
    }

    static EpisodePlan Plan(int index)
    {
        var draw = Draw.For($"{index + 1}");
        var decided = Decided[index];
        var plan = new EpisodePlan(Reference(index + 1), decided.AddDays(-6).Back())
        {
            Child = Child(index),
            Openness = draw.Of("openness", [EpisodeOpenness.ChildProtection, EpisodeOpenness.ChildInNeed, EpisodeOpenness.PreProceedings]),
            Needs = [Needs[index % Needs.Length], Needs[(index + 3) % Needs.Length]],
            CareRiskOn = decided,
            ClosedOn = decided.After(105 + draw.Between("weeks", 0, 4) * 7),
            Closure = draw.Weighted("closure", [(ClosureCode.GoalsMet, 55.0), (ClosureCode.PartlyMet, 25), (ClosureCode.SteppedToCin, 20)]),
            Outcomes = Home,
        };
        return (index + 1) switch
        {
            // Twelve days in the fourth month.
            ShortStay => plan with { Spells = [new(new(2026, 8, 17), new(2026, 8, 29), CareLegalStatus.Section20SinglePeriod)] },
            WithKin => plan with { Outcomes = [OutcomeCode.KinInformal, OutcomeCode.KinOrder] },
            InCareAtThree => plan with { Spells = [new(new(2026, 7, 24), null, CareLegalStatus.InterimCareOrder)], Outcomes = InCare, ClosedOn = new(2026, 8, 28), Closure = ClosureCode.EnteredCare },
            NotReviewed => plan with { Spells = [new(new(2026, 10, 12), null, CareLegalStatus.Section20SinglePeriod)], Outcomes = [OutcomeCode.Unspecified, OutcomeCode.LookedAfterOther], ClosedOn = new(2026, 9, 18) },
            StillEscalated => plan with { Spells = [new(new(2026, 5, 28), null, CareLegalStatus.InterimCareOrder)], Outcomes = InCare, ClosedOn = null },
            GoingHome => plan with { Spells = [new(InCareFrom, HomeFrom, CareLegalStatus.Section20SinglePeriod)], ResumedOn = new(2026, 8, 24), Outcomes = InCare, ClosedOn = null },
            EnteredCare => plan with { Spells = [new(new(2026, 6, 12), null, CareLegalStatus.InterimCareOrder)], Outcomes = InCare, ClosedOn = new(2026, 7, 17), Closure = ClosureCode.EnteredCare },
            _ => plan,
        };
    }
}

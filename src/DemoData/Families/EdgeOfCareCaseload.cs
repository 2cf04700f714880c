using Suite.DemoData.Caseload;
using Suite.EdgeOfCare.V1;

namespace Suite.DemoData.Families;

/// <summary>Edge-of-care episodes and reunifications at the demo's present, in every state in which somebody has something to do.</summary>
static class EdgeOfCareCaseload
{
    static readonly (EpisodeState Stop, int Referred, Func<EpisodePlan, DateOnly, EpisodePlan>? Change)[] Westmere =
    [
        (EpisodeState.Referred, 3, null),
        (EpisodeState.Panel, 6, null),
        (EpisodeState.Accepted, 9, null),
        (EpisodeState.Declined, 26, null),
        (EpisodeState.Withdrawn, 31, null),
        // Its first visit is overdue.
        (EpisodeState.Allocated, 16, null),
        (EpisodeState.Engaged, 23, null),
        (EpisodeState.NotEngaged, 38, null),
        (EpisodeState.Active, 62, (p, now) => p with { CareRiskOn = now.AddDays(-55).Back() }),
        (EpisodeState.Active, 76, (p, now) => p with { CareRiskOn = now.AddDays(-70).Back(), ConferenceOn = now.AddDays(-3).Back() }),
        // Reviewed at three months from the decision in these days.
        (EpisodeState.Active, 101, (p, now) => p with { CareRiskOn = now.AddDays(-95).Back() }),
        (EpisodeState.Active, 48, null),
        (EpisodeState.StepDown, 130, null),
        // Of crises one is open, one was answered in time and one late.
        (EpisodeState.Referred, 1, (p, _) => p with { CrisisAtHour = 21 }),
        (EpisodeState.Active, 41, (p, _) => p with { CrisisAtHour = 16, AnsweredAfterHours = 5 }),
        (EpisodeState.Active, 55, (p, _) => p with { CrisisAtHour = 9, AnsweredAfterHours = 31 }),
        (EpisodeState.Escalated, 83, (p, now) => p with { CareRiskOn = now.AddDays(-77).Back(), Spells = [new(now.AddDays(-20).Back(), null, CareLegalStatus.Section20SinglePeriod)] }),
        (EpisodeState.Closed, 150, (p, now) => p with { ClosedOn = now.AddDays(-34).Back(), Closure = ClosureCode.SteppedToEarlyHelp }),
        (EpisodeState.Review3M, 205, (p, now) => p with { ClosedOn = now.AddDays(-99).Back() }),
        (EpisodeState.Review6M, 235, (p, now) => p with { ClosedOn = now.AddDays(-128).Back(), Outcomes = [OutcomeCode.AtHomeParent] }),
        (EpisodeState.Complete, 330, (p, now) => p with { ClosedOn = now.AddDays(-214).Back(), Outcomes = [OutcomeCode.AtHomeParent, OutcomeCode.AtHomeParent] }),
    ];

    static readonly (EpisodeState Stop, int Referred, Func<EpisodePlan, DateOnly, EpisodePlan>? Change)[] Eastholt =
    [
        (EpisodeState.Active, 58, null),
        (EpisodeState.Panel, 8, null),
    ];

    // A brother of one, and one who came back within the year.
    const int HasBrother = 11, CameBack = 20;

    public static Draw DrawOf(int seed, DateOnly present, string authority) => new($"demo-data/edge-of-care/{seed}/{present:yyyy-MM-dd}/{authority}");

    public static IReadOnlyList<EpisodePlan> Of(int seed, DateOnly present, string authority)
    {
        var draw = DrawOf(seed, present, authority);
        var westmere = authority == SampleCaseload.Westmere;
        List<EpisodePlan> plans = [.. (westmere ? Westmere : Eastholt).Select((row, i) => Plan($"EC{draw.Tag()}N{i:D2}", row.Stop, row.Referred, row.Change, present, draw))];
        if (!westmere)
            return plans;
        var (sister, before) = (plans[HasBrother], plans[CameBack]);
        plans.Add(Plan($"EC{draw.Tag()}N21", EpisodeState.Active, 48, (p, _) => p with { Child = Named(p.Child, sister.Child.Name.Split(' ')[^1]), After = sister.Child.ChildReference }, present, draw));
        plans.Add(Plan($"EC{draw.Tag()}N22", EpisodeState.Active, 52, (p, _) => p with { Child = before.Child, After = before.Child.ChildReference }, present, draw));
        return plans;
    }

    public static IReadOnlyList<ReturnPlan> Returns(int seed, DateOnly present)
    {
        var draw = DrawOf(seed, present, SampleCaseload.Westmere);
        return
        [
            Return(0, 6, CareLegalStatus.Section20SinglePeriod, p => p with { StopIn = ReunificationState.Considered }),
            Return(1, 40, CareLegalStatus.CareOrder, p => p with { StopIn = ReunificationState.NotNow }),
            Return(2, 33, CareLegalStatus.CareOrder, p => p with { StopIn = ReunificationState.ParentAssessment }),
            Return(3, 48, CareLegalStatus.CareOrder, p => p with { StopIn = ReunificationState.Classified, Risk = RiskClass.High }),
            Return(4, 70, CareLegalStatus.InterimCareOrder, p => p with { StopIn = ReunificationState.NotSafe, Risk = RiskClass.Severe }),
            Return(5, 52, CareLegalStatus.Section20SinglePeriod, p => p with { StopIn = ReunificationState.PlanAgreed }),
            Return(6, 75, CareLegalStatus.CareOrder, p => p with { StopIn = ReunificationState.Overnight }),
            // Placed with parents under a care order, and visited every six weeks.
            Return(7, ReturnStory.DaysToReturn + 100, CareLegalStatus.CareOrder, p => p),
            // Home from accommodation under section 20, for more than six months.
            Return(8, ReturnStory.DaysToReturn + 205, CareLegalStatus.Section20SinglePeriod, p => p with { Consolidated = true }),
            Return(9, ReturnStory.DaysToReturn + 90, CareLegalStatus.CareOrder, p => p with { BrokeDownOn = present.AddDays(-30).Back() }),
            // Placed before the assessment was complete; the nominated officer's decision is due.
            Return(10, 54, CareLegalStatus.CareOrder, p => p with { PlacedImmediatelyOn = present.AddDays(-21).Back(), StopIn = ReunificationState.Classified }),
        ];

        ReturnPlan Return(int number, int ago, CareLegalStatus status, Func<ReturnPlan, ReturnPlan> change)
        {
            var code = $"RH{draw.Tag()}N{number:D2}";
            var own = draw.For(code);
            var considered = present.AddDays(-ago).Back();
            return change(new(code, considered) { Child = Child(code, own, considered), LegalStatus = status, LegalStatusFrom = considered.AddDays(-own.Between("in-care", 150, 600)) });
        }
    }

    static EpisodePlan Plan(string code, EpisodeState stop, int ago, Func<EpisodePlan, DateOnly, EpisodePlan>? change, DateOnly present, Draw all)
    {
        var draw = all.For(code);
        // A crisis keeps no office hours.
        var referred = ago == 1 ? present.AddDays(-1) : present.AddDays(-ago).Back();
        var plan = new EpisodePlan(code, referred)
        {
            Child = Child(code, draw, referred),
            Openness = draw.Of("openness", [EpisodeOpenness.ChildProtection, EpisodeOpenness.ChildInNeed]),
            Needs = [draw.Of("need", [ReferralNeed.FamilyBreakdown, ReferralNeed.BeyondControl, ReferralNeed.DomesticAbuse, ReferralNeed.Neglect, ReferralNeed.ChildToParentViolence])],
            StopIn = stop,
        };
        return change is null ? plan : change(plan, present);
    }

    static ChildFacts Child(string code, Draw draw, DateOnly on) => new()
    {
        ChildReference = $"{code}C1",
        Name = $"{draw.Of("child", Names.First)} {draw.Of("family-name", Names.Last)}",
        BirthDate = on.AddYears(-draw.Between("age", 5, 15)).AddDays(-draw.Between("days", 1, 300)).ToMessage(),
    };

    static ChildFacts Named(ChildFacts child, string family) => new(child) { Name = $"{child.Name.Split(' ')[0]} {family}" };
}

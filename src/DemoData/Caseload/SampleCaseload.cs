using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>The cases of two fictitious councils over two years before the demo's present; the same seed gives the same cases.</summary>
static class SampleCaseload
{
    public const string Westmere = "E10000901", Eastholt = "E10000902";

    /// <summary>One whose DBS checks average what all draws together do; 230 of them alone may be a day off.</summary>
    public const int DefaultSeed = 2056;

    public const int WestmereCases = 150, EastholtCases = 12;
    const int DaysBack = 730;

    // Cases older than this are over; younger ones may still be under way.
    const int DaysOver = 230;

    // Entered in full while they still matter to somebody's work.
    const int DaysInFull = 200;

    static readonly string[] Teams = ["kinship-north", "kinship-south"];

    static readonly (Route, double)[] Routes = [(Route.TemporaryApproval, 0.60), (Route.FullAssessment, 0.18), (Route.SpecialGuardianship, 0.22)];

    static readonly (Ending, double)[] FosteringEndings =
    [
        (Ending.Approved, 50), (Ending.ApprovedAfterRepresentations, 2), (Ending.ApprovedAfterIndependentReview, 1), (Ending.NotApprovedInSilence, 3),
        (Ending.NotApprovedAfterRepresentations, 2), (Ending.NotApprovedAfterIndependentReview, 1), (Ending.RefusedAtStageOne, 2),
        (Ending.CarersWithdrew, 8), (Ending.ChildHome, 7), (Ending.OtherPlacement, 4),
        (Ending.NotViable, 8), (Ending.NotViableAfterChallenge, 2), (Ending.Informal, 5), (Ending.CarersWithdrewEarly, 5),
    ];

    static readonly (Ending, double)[] GuardianshipEndings =
    [
        (Ending.GuardianshipOrder, 70), (Ending.ChildArrangementsOrder, 16), (Ending.OrderRefused, 4), (Ending.CarersWithdrew, 6), (Ending.ChildHome, 4),
    ];

    // Every state in which somebody has something to do at the demo's present, with how long before it the case began.
    static readonly (int Days, Route Route, Ending Ending, CaseState Stop, Func<CasePlan, CasePlan>? Change)[] Present =
    [
        (2, Route.TemporaryApproval, Ending.Approved, CaseState.Identified, null),
        (5, Route.TemporaryApproval, Ending.Approved, CaseState.Viability, null),
        (12, Route.FullAssessment, Ending.Approved, CaseState.Viability, null),
        (28, Route.TemporaryApproval, Ending.Approved, CaseState.Viable, null),
        (34, Route.TemporaryApproval, Ending.NotViable, CaseState.NotViable, null),
        (30, Route.TemporaryApproval, Ending.Approved, CaseState.Reg24Suitability, null),
        (45, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, null),
        (60, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, p => p with { Hold = HoldReason.CarerIll, StaysOnHold = true }),
        (75, Route.FullAssessment, Ending.Approved, CaseState.Unspecified, p => p with { HousingNeed = true }),
        // Approvals in their last four weeks.
        (108, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, p => p with { HeldUpByPolice = true, Force = Slow(0) }),
        (112, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, p => p with { HeldUpByPolice = true, Force = Slow(1) }),
        (118, Route.TemporaryApproval, Ending.Approved, CaseState.ReportShared, null),
        // Once extended by eight weeks.
        (155, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, p => p with { HeldUpByPolice = true, Force = Slow(1) }),
        (100, Route.SpecialGuardianship, Ending.GuardianshipOrder, CaseState.SgoAssessment, null),
        (110, Route.SpecialGuardianship, Ending.GuardianshipOrder, CaseState.SgoReportFiled, null),
        (85, Route.FullAssessment, Ending.Approved, CaseState.ReportShared, null),
        (100, Route.FullAssessment, Ending.Approved, CaseState.PanelListed, null),
        (100, Route.FullAssessment, Ending.Approved, CaseState.PanelDeferred, p => p with { DeferredOnce = true }),
        (90, Route.FullAssessment, Ending.Approved, CaseState.PanelRecommended, null),
        (125, Route.FullAssessment, Ending.Approved, CaseState.AdmApproved, null),
        (117, Route.FullAssessment, Ending.NotApprovedInSilence, CaseState.QdIssued, null),
        // Its 28 days passed without an answer.
        (155, Route.FullAssessment, Ending.NotApprovedInSilence, CaseState.QdIssued, null),
        (120, Route.FullAssessment, Ending.NotApprovedAfterRepresentations, CaseState.Representations, null),
        // The approval goes on until the independent review's outcome.
        (168, Route.TemporaryApproval, Ending.NotApprovedAfterIndependentReview, CaseState.IrmReview, null),
        (220, Route.FullAssessment, Ending.ApprovedAfterIndependentReview, CaseState.FinalDecision, null),
        (180, Route.SpecialGuardianship, Ending.GuardianshipOrder, CaseState.OrderMade, null),
        (185, Route.SpecialGuardianship, Ending.OrderRefused, CaseState.OrderRefused, null),
        (80, Route.TemporaryApproval, Ending.CarersWithdrew, CaseState.CarerWithdrew, null),
        (85, Route.TemporaryApproval, Ending.ChildHome, CaseState.ChildMoved, null),
        (90, Route.TemporaryApproval, Ending.CarersWithdrew, CaseState.PlacementEnded, null),
        (145, Route.TemporaryApproval, Ending.Expired, CaseState.Expired, p => p with { HeldUpByPolice = true, Force = Slow(0) }),
        // Ran out, and was ended after it.
        (240, Route.TemporaryApproval, Ending.Expired, CaseState.Unspecified, p => p with { HeldUpByPolice = true, Force = Slow(1) }),
        (50, Route.TemporaryApproval, Ending.Approved, CaseState.Unspecified, p => p with { Restricted = true }),
    ];

    public static IReadOnlyList<CasePlan> Of(int seed, DateOnly present, string authority)
    {
        var count = authority == Eastholt ? EastholtCases : WestmereCases;
        var draw = new Draw($"demo-data/{seed}/{present:yyyy-MM-dd}/{authority}");
        return [.. Enumerable.Range(0, count).Select(number => authority == Westmere && number < Present.Length
            ? Planned(number, authority, present, draw.For($"case-{number}"))
            : Drawn(number, authority, present, draw.For($"case-{number}")))];
    }

    static CasePlan Planned(int number, string authority, DateOnly present, Draw draw)
    {
        var (days, route, ending, stop, change) = Present[number];
        var plan = Plan(number, authority, present, days, route, ending, draw) with { StopIn = stop };
        return change is null ? plan : change(plan);
    }

    static CasePlan Drawn(int number, string authority, DateOnly present, Draw draw)
    {
        // Few are under way beyond those that are planned to be.
        var days = draw.Chance("under-way", 0.15) ? draw.Between("days", 6, DaysOver) : draw.Between("days", DaysOver, DaysBack);
        var route = draw.Weighted("route", Routes);
        var ending = draw.Weighted("ending", route is Route.SpecialGuardianship ? GuardianshipEndings : FosteringEndings);
        // A refusal at stage 1 is for carers with whom no child lives yet.
        if (ending is Ending.RefusedAtStageOne)
            route = Route.FullAssessment;
        return Plan(number, authority, present, days, route, ending, draw);
    }

    static CasePlan Plan(int number, string authority, DateOnly present, int days, Route route, Ending ending, Draw draw)
    {
        var concern = present.AddDays(-days);
        concern = concern.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? concern.AddDays(-2) : concern;
        var family = draw.Of("family-name", Names.Last);
        return new(number, authority, draw.Of("team", Teams), concern, route, ending, draw)
        {
            Children = Children(number, family, concern, draw),
            People = Household(number, family, concern, draw),
            Source = draw.Weighted("source", [(CaseSource.FamilyGroupConference, 25.0), (CaseSource.Parent, 20), (CaseSource.Court, 15), (CaseSource.Carer, 15), (CaseSource.SocialWorker, 25)]),
            Force = draw.Weighted("force", Turnarounds.Forces),
            Brief = days > DaysInFull,
            Unheard = draw.Chance("unheard", 0.4),
            SupportPlan = draw.Chance("support-plan", 0.9),
            TrainingOffered = draw.Chance("training", 0.92),
            DeferredOnce = draw.Chance("deferred", 0.06),
            Hold = draw.Chance("hold", 0.08)
                ? draw.Of("hold-reason", [HoldReason.CarerIll, HoldReason.FamilyBereavement, HoldReason.AwaitingCheck, HoldReason.CourtTimetable, HoldReason.CarerAbroad])
                : HoldReason.Unspecified,
            HousingNeed = draw.Chance("housing", 0.15),
        };
    }

    static List<ProposedChild> Children(int number, string family, DateOnly concern, Draw draw)
    {
        var count = draw.Weighted("children", [(1, 58.0), (2, 27), (3, 11), (4, 4)]);
        return [.. Enumerable.Range(0, count).Select(i => new ProposedChild
        {
            ChildReference = $"DEMO{number:D4}C{i + 1}",
            Name = $"{draw.Of($"child-{i}", Names.First)} {family}",
            BirthDate = concern.AddDays(-draw.Between($"child-{i}/age", 60, 15 * 365)).ToMessage(),
        })];
    }

    // One to six people under one roof, and the parents elsewhere.
    static List<ProposedPerson> Household(int number, string family, DateOnly concern, Draw draw)
    {
        var people = new List<ProposedPerson>();
        var relationship = draw.Weighted("relationship", [(Relationship.Grandparent, 52.0), (Relationship.UncleAunt, 24), (Relationship.Sibling, 6), (Relationship.OtherRelative, 8), (Relationship.Friend, 10)]);
        var youngest = relationship is Relationship.Grandparent ? 46 : relationship is Relationship.Sibling ? 21 : 25;
        var carers = draw.Chance("couple", 0.42) ? 2 : 1;
        for (var i = 0; i < carers; i++)
            people.Add(Somebody($"carer-{i}", PersonKind.ProposedCarer, relationship, youngest, youngest + 22));
        for (var i = 0; i < draw.Weighted("adults", [(0, 68.0), (1, 25), (2, 7)]); i++)
            people.Add(Somebody($"adult-{i}", PersonKind.HouseholdMember, Relationship.NotApplicable, 19, 40));
        // Nobody comes of age within a case, but where it is meant.
        for (var i = 0; i < draw.Weighted("young", [(0, 60.0), (1, 24), (2, 16)]); i++)
            people.Add(Somebody($"young-{i}", PersonKind.HouseholdMember, Relationship.NotApplicable, 2, 15));
        for (var i = 0; i < draw.Weighted("parents", [(0, 45.0), (1, 45), (2, 10)]); i++)
            people.Add(Somebody($"parent-{i}", PersonKind.BirthParent, Relationship.NotApplicable, 20, 40));
        return people;

        ProposedPerson Somebody(string who, PersonKind kind, Relationship relation, int from, int to) => new()
        {
            Kind = kind,
            Name = $"{draw.Of(who, Names.First)} {(draw.Chance(who + "/other-name", 0.4) ? draw.Of(who + "/name", Names.Last) : family)}",
            BirthDate = concern.AddYears(-draw.Between(who + "/age", from, to)).AddDays(-draw.Between(who + "/days", 1, 360)).ToMessage(),
            Relationship = relation,
            PersonReference = kind is PersonKind.ProposedCarer ? $"DEMO{number:D4}P{who[^1]}" : "",
            LivedAbroad = kind is PersonKind.ProposedCarer && draw.Chance(who + "/abroad", 0.05),
            OwnChildrenAtSchool = kind is PersonKind.ProposedCarer && draw.Chance(who + "/school", 0.2),
            PastPartners = kind is PersonKind.ProposedCarer && draw.Chance(who + "/past", 0.15),
        };
    }

    static PoliceForce Slow(int index) => Turnarounds.Forces.Where(f => f.Choice.Slow).ElementAt(index).Choice;
}

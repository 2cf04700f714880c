using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>How a sample case is to end.</summary>
enum Ending
{
    Approved,
    ApprovedAfterRepresentations,
    ApprovedAfterIndependentReview,
    NotApprovedInSilence,
    NotApprovedAfterRepresentations,
    NotApprovedAfterIndependentReview,
    RefusedAtStageOne,
    GuardianshipOrder,
    ChildArrangementsOrder,
    OrderRefused,
    NotViable,
    NotViableAfterChallenge,
    Informal,
    CarersWithdrewEarly,
    CarersWithdrew,
    ChildHome,
    OtherPlacement,
    Expired,
}

/// <summary>What came of one check where it is not left to chance.</summary>
/// <param name="Submitted">When it was asked for or, for a DBS check, submitted.</param>
/// <param name="Returned">When it came back; null when it never does.</param>
sealed record PlannedCheck(DateOnly Submitted, DateOnly? Returned, bool Content = false);

/// <summary>One sample case as it is meant to go; what the service answers decides the rest.</summary>
sealed record CasePlan(int Number, string Authority, string Team, DateOnly ConcernOn, Route Route, Ending Ending, Draw Draw)
{
    public required IReadOnlyList<ProposedChild> Children { get; init; }
    public required IReadOnlyList<ProposedPerson> People { get; init; }
    public CaseSource Source { get; init; } = CaseSource.SocialWorker;
    public PoliceForce Force { get; init; } = Turnarounds.Forces[0].Choice;

    /// <summary>Goes no further than this state; what runs beside it, such as checks and visits, does.</summary>
    public CaseState StopIn { get; init; }

    /// <summary>Went by long ago: practice checks were waived and visits are not keyed in one by one.</summary>
    public bool Brief { get; init; }

    /// <summary>The reviewing officer's view was not recorded in time (only where no approval follows).</summary>
    public bool Unheard { get; init; }

    public bool SupportPlan { get; init; } = true;
    public bool TrainingOffered { get; init; } = true;
    public bool Restricted { get; init; }
    public bool DeferredOnce { get; init; }
    public HoldReason Hold { get; init; }
    public bool StaysOnHold { get; init; }
    public bool HousingNeed { get; init; }

    /// <summary>A local police force does not answer.</summary>
    public bool HeldUpByPolice { get; init; }

    /// <summary>Checks with dates of their own, by the position of the person among the people and the type.</summary>
    public IReadOnlyDictionary<(int Person, CheckType Type), PlannedCheck> Checks { get; init; } = new Dictionary<(int, CheckType), PlannedCheck>();
}

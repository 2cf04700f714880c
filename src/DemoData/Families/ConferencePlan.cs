using Suite.DemoData.Caseload;
using Suite.FamilyGroupConferences.V1;
using CaseState = Suite.KinshipAssessment.V1.CaseState;
using Route = Suite.KinshipAssessment.V1.Route;

namespace Suite.DemoData.Families;

/// <summary>Who of the family comes beside the mother.</summary>
enum Relative
{
    Father,
    PaternalKin,
    MaternalKin,
}

/// <summary>What becomes of the carer whom the family's plan names, once the kinship team has the case.</summary>
sealed record ProposalPlan(Route Route, Ending Ending, CaseState StopIn = CaseState.Unspecified);

/// <summary>The statutory offer before proceedings, and what came of it.</summary>
/// <param name="Answers">Of the mother and of the father; unspecified while awaited.</param>
sealed record OfferPlan(DateOnly LetterOn, IReadOnlyList<OfferResponse> Answers)
{
    public DateOnly? ExemptOn { get; init; }
    public DateOnly? ApplicationOn { get; init; }
    public DateOnly? EndedOn { get; init; }
}

/// <summary>One family's conference as it is meant to go.</summary>
/// <param name="Code">Begins the references of its people.</param>
sealed record ConferencePlan(string Code, DateOnly ReferredOn)
{
    public required IReadOnlyList<ConferenceChildFacts> Children { get; init; }

    /// <summary>The family's name.</summary>
    public required string Family { get; init; }

    public DateOnly? OfferedOn { get; init; }
    public ReferralReason Reason { get; init; } = ReferralReason.PreventCare;
    public bool Urgent { get; init; }
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>Which of the authority's coordinators.</summary>
    public int Coordinator { get; init; }

    /// <summary>When it was held, or is to be held.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Goes no further than this state.</summary>
    public ConferenceState StopIn { get; init; }

    public Relative Relative { get; init; } = Relative.Father;
    public PaternalFamily PaternalFamily { get; init; } = PaternalFamily.Identified;

    /// <summary>Children, by position, who neither came nor had their views conveyed.</summary>
    public IReadOnlyList<int> Absent { get; init; } = [];

    public bool Feedback { get; init; } = true;

    /// <summary>Unspecified where the family made no plan.</summary>
    public PlanDecision Decision { get; init; } = PlanDecision.Agreed;

    /// <summary>The last day on which feedback and the answer to the plan came, where it matters.</summary>
    public DateOnly DoneBy { get; init; } = DateOnly.MaxValue;

    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Of the review; left to chance unless it matters.</summary>
    public ReviewFinding Finding { get; init; }

    /// <summary>How it closed, and when; not if it is open.</summary>
    public (ClosureCode Code, DateOnly On)? Closed { get; init; }

    /// <summary>When it was decided that the first child is due to enter care.</summary>
    public DateOnly? CareRiskOn { get; init; }

    /// <summary>At three months and at six; unspecified where nobody looked.</summary>
    public IReadOnlyList<OutcomeCode> Outcomes { get; init; } = [];

    /// <summary>From when the children were looked after, and still are.</summary>
    public (DateOnly From, CareLegalStatus Status)? Spell { get; init; }

    public ProposalPlan? Proposal { get; init; }
    public OfferPlan? Offer { get; init; }

    /// <summary>Reference of the relative, whom a proposal names.</summary>
    public string RelativeReference => $"{Code}P1";
}

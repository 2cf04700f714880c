using Suite.EdgeOfCare.V1;

namespace Suite.DemoData.Families;

/// <summary>A time looked after.</summary>
/// <param name="Until">First day no longer; null while it lasts.</param>
sealed record SpellPlan(DateOnly From, DateOnly? Until, CareLegalStatus Status)
{
    /// <summary>It had begun when the child was referred.</summary>
    public bool Known { get; init; }
}

/// <summary>One child's episode with the edge-of-care team as it is meant to go.</summary>
/// <param name="Code">Tells it apart from all others.</param>
sealed record EpisodePlan(string Code, DateOnly ReferredOn)
{
    public required ChildFacts Child { get; init; }
    public EpisodeOpenness Openness { get; init; } = EpisodeOpenness.ChildProtection;
    public IReadOnlyList<ReferralNeed> Needs { get; init; } = [ReferralNeed.FamilyBreakdown];

    /// <summary>Hour (UTC) of a crisis; it is answered so many hours later.</summary>
    public int? CrisisAtHour { get; init; }

    public int? AnsweredAfterHours { get; init; }

    /// <summary>When it was decided that the child is due to enter care: the day of the panel.</summary>
    public DateOnly? CareRiskOn { get; init; }

    /// <summary>Goes no further than this state.</summary>
    public EpisodeState StopIn { get; init; }

    public IReadOnlyList<SpellPlan> Spells { get; init; } = [];

    /// <summary>When the work went on for a return.</summary>
    public DateOnly? ResumedOn { get; init; }

    public ClosureCode Closure { get; init; } = ClosureCode.GoalsMet;
    public DateOnly? ClosedOn { get; init; }

    /// <summary>At three months and at six; unspecified where nobody looked.</summary>
    public IReadOnlyList<OutcomeCode> Outcomes { get; init; } = [];

    /// <summary>Reference of a brother or sister whose episode was opened before; of the same child, the episode before.</summary>
    public string After { get; init; } = "";

    /// <summary>When a family group conference was asked for.</summary>
    public DateOnly? ConferenceOn { get; init; }
}

/// <summary>One child's way home as it is meant to go.</summary>
sealed record ReturnPlan(string Code, DateOnly ConsideredOn)
{
    public required ChildFacts Child { get; init; }
    public required CareLegalStatus LegalStatus { get; init; }
    public required DateOnly LegalStatusFrom { get; init; }

    /// <summary>Goes no further than this state; unspecified as far as the present lets it.</summary>
    public ReunificationState StopIn { get; init; }

    public RiskClass Risk { get; init; } = RiskClass.Medium;

    /// <summary>Placed before the assessment was complete.</summary>
    public DateOnly? PlacedImmediatelyOn { get; init; }

    /// <summary>When the child came back into care.</summary>
    public DateOnly? BrokeDownOn { get; init; }

    public bool Consolidated { get; init; }
}

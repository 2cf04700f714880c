using System.Text.Json.Serialization;

namespace Suite.Outcomes;

/// <summary>The decision that a child was due to enter care, as it was taken; what was found out later are its corrections.</summary>
public sealed class CareRisk
{
    public required Guid Id { get; init; }
    public DateOnly DecidedOn { get; init; }
    public CareRiskSource Source { get; init; }
    public DateOnly SourceOn { get; init; }

    /// <summary>The limit that held on the day of the decision.</summary>
    public int EvidenceWorkingDays { get; init; }

    public string RuleVersion { get; init; } = "";
    public string DecidedBy { get; init; } = "";
    public DateOnly RecordedOn { get; init; }

    /// <summary>In the order of their days.</summary>
    public List<CareRiskCorrection> Corrections { get; init; } = [];

    /// <summary>As everything recorded so far has it.</summary>
    [JsonIgnore]
    public bool Stands => Corrections is not [.., var last] || last.Stands;

    /// <summary>As it was on that day: a correction changes no figure as at a day before it.</summary>
    public bool StandsAsAt(DateOnly day) =>
        DecidedOn <= day && (Corrections.FindLast(correction => correction.On <= day)?.Stands ?? true);
}

/// <param name="Reason">A code.</param>
/// <param name="Stands">The decision stands all the same.</param>
public sealed record CareRiskCorrection(DateOnly On, string Reason, bool Stands, string By);

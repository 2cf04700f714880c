using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>A referral as it was received.</summary>
/// <param name="On">The civil day of <paramref name="At"/>.</param>
/// <param name="Requester">The record of another service that asks; none if staff refer.</param>
sealed record Referral(
    Child Child,
    DateTimeOffset At,
    DateOnly On,
    bool Crisis,
    EpisodeOpenness Openness,
    IReadOnlyList<ReferralNeed> Needs,
    string Summary,
    Requester? Requester,
    string Team,
    IReadOnlyList<string> InvolvedWorkers,
    bool Restricted,
    bool HistoricEntry);

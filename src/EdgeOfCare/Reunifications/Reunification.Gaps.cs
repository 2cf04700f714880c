using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    /// <summary>What would refuse the next step on a day, as reasons; none where no step is next or nothing stands against it.</summary>
    internal IReadOnlyList<string> OpenGaps(DateOnly on) => [.. NextStepGaps(on).Select(g => g.Reason).Distinct()];

    IEnumerable<Gap> NextStepGaps(DateOnly on)
    {
        if (!IsOpen)
            return [];
        // Whatever the state, the confirmation is next.
        if (OpenImmediate is not null)
            return [.. UnfinishedAssessment(on), .. ApprovalGaps(on)];
        return State switch
        {
            ReunificationState.ParentAssessment => UnfinishedAssessment(on),
            ReunificationState.Classified => PlanGaps(),
            ReunificationState.PlanAgreed => GoingOnGaps(on),
            ReunificationState.ContactIncreased => [.. GoingOnGaps(on), .. Only(ProgressGap())],
            ReunificationState.Overnight => [.. GoingOnGaps(on), .. Only(StayGap(on)), .. Only(ProgressGap())],
            ReunificationState.PhasedReturn => [.. ReturnGaps(on), .. UnderOrderOn(on) ? RouteGaps(on, ReturnRoute.P1) : []],
            ReunificationState.Monitoring => ConsolidationGaps(on),
            _ => [],
        };
    }

    IReadOnlyList<Gap> UnfinishedAssessment(DateOnly on) => CurrentAssessment is { CompletedOn: null } ? AssessmentGaps(on) : [];

    IReadOnlyList<Gap> GoingOnGaps(DateOnly on) => [.. Only(RiskGap()), .. Only(ContactOrderGap(on))];
}

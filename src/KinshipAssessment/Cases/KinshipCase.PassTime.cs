using Google.Protobuf;
using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Cases;

sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) =>
        Pass(today, silentBefore: HistoricEntry ? DateOnly.MaxValue : DateOnly.MinValue);

    IReadOnlyList<IMessage> Pass(DateOnly today, DateOnly silentBefore)
    {
        var happened = Points.Pass(today, silentBefore, DueItems, HappenBy, Warnings.Of);
        var checks = PassTimeOfChecks(today);
        if (checks.Count == 0)
            return happened ?? (IReadOnlyList<IMessage>)[];
        return happened is null ? checks : [.. happened, .. checks];
    }

    void HappenBy(DateOnly day, List<IMessage> happened)
    {
        // The end of a temporary approval comes first: nothing may make the case look in order on the day on which it is not.
        if (TemporarilyCovered && Temporary!.FirstUncoveredOn is { } uncovered && day >= uncovered)
            happened.AddRange(ExpireTemporaryApproval(uncovered));
        if (State is CaseState.FullAssessment && Assessment?.StageTwoOpensBy(day) is { } stageTwo)
        {
            Assessment.OpenStageTwo(stageTwo);
            happened.Add(StageTwoOpened(stageTwo));
        }

        if (State is CaseState.QdIssued && Assessment?.DeterminationDueOn is { } determination && day > determination)
            happened.AddRange(LetDeterminationStand(determination.AddDays(1)));
        happened.AddRange(PassTimeOfChecks(day));
    }
}

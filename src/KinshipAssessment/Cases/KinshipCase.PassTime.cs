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

    /// <summary>
    /// Goes through the days on which something falls due, one after the other, so that a leap over many days does what passing
    /// them one by one would have done.
    /// </summary>
    /// <param name="silentBefore">Warning points before this day count as announced without being announced.</param>
    IReadOnlyList<IMessage> Pass(DateOnly today, DateOnly silentBefore)
    {
        List<IMessage>? happened = null;
        var passed = DateOnly.MinValue;
        while (NextPoint(DueItems(), passed, today) is { } day)
        {
            passed = day;
            happened ??= [];
            HappenBy(day, happened);
            AnnounceWarnings(day, silentBefore, happened);
        }

        var checks = PassTimeOfChecks(today);
        if (checks.Count == 0)
            return happened ?? (IReadOnlyList<IMessage>)[];
        return happened is null ? checks : [.. happened, .. checks];
    }

    static DateOnly? NextPoint(IReadOnlyList<DueItem> items, DateOnly after, DateOnly today)
    {
        var next = DateOnly.MaxValue;
        foreach (var item in items)
            if (item.WarnOn.Count > 0 && item.WarnOn[0] < next && item.WarnOn[0] > after)
                next = item.WarnOn[0];
        return next <= today ? next : null;
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

    void AnnounceWarnings(DateOnly day, DateOnly silentBefore, List<IMessage> happened)
    {
        foreach (var item in DueItems())
        {
            foreach (var point in item.WarnOn)
            {
                if (point > day)
                    break;
                Warned[WarnedKey(item.Rule, item.Subject, item.DueOn)] = point;
                if (point >= silentBefore)
                    happened.Add(Warnings.Of(item, point));
            }
        }
    }
}

using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A stage began; again after a panel does not move its first day (F07).</summary>
sealed class StageStartedFact : IFactOf<StageStarted>
{
    public void Apply(StageStarted happened, EventMeta meta, FactBatch facts)
    {
        var stage = happened.Stage switch
        {
            1 => ApplicationFact.StageOneOpened,
            2 => ApplicationFact.StageTwoBegun,
            _ => throw new InvalidDataException("The event lacks its stage."),
        };
        facts.Row(FosteringTables.Applications, meta).Set(stage, meta.Sequence, new(happened.StageDate.ToDay(), happened.TargetDate.ToDay()));
    }
}

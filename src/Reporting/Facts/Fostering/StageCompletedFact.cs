using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A stage was completed (F07).</summary>
sealed class StageCompletedFact : IFactOf<StageCompleted>
{
    public void Apply(StageCompleted happened, EventMeta meta, FactBatch facts)
    {
        var stage = happened.Stage switch
        {
            1 => ApplicationFact.StageOneCompleted,
            2 => ApplicationFact.StageTwoCompleted,
            _ => throw new InvalidDataException("The event lacks its stage."),
        };
        facts.Row(FosteringTables.Applications, meta).Set(stage, meta.Sequence, new(happened.StageDate.ToDay()));
    }
}

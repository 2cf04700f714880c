using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A hold explains lateness; it moves no clock.</summary>
sealed class HoldStartedFact : IFactOf<HoldStarted>
{
    public void Apply(HoldStarted happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Held, meta.Sequence, new(happened.HoldDate.ToDay(), happened.Reason.ToCode()));
}

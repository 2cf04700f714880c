using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The case goes on.</summary>
sealed class HoldEndedFact : IFactOf<HoldEnded>
{
    public void Apply(HoldEnded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Resumed, meta.Sequence, new(happened.ResumeDate.ToDay()));
}

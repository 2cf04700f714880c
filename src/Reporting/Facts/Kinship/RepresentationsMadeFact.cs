using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers made representations.</summary>
sealed class RepresentationsMadeFact : IFactOf<RepresentationsMade>
{
    public void Apply(RepresentationsMade happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Representations, meta.Sequence, new(happened.ReceivedDate.ToDay()));
}

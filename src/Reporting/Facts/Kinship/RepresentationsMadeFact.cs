using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers made representations.</summary>
sealed class RepresentationsMadeFact : IFactOf<RepresentationsMade>
{
    public void Apply(RepresentationsMade happened, EventMeta meta, KinshipFacts facts) =>
        facts.Case(meta).Set(CaseFact.Representations, meta.Sequence, new(happened.ReceivedDate.ToDay()));
}

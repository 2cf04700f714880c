using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A qualifying determination about a household.</summary>
sealed class ProposalMadeFact : IFactOf<ProposalMade>
{
    public void Apply(ProposalMade happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Proposals, meta, happened.ProposalId).Set(ProposalFact.Made, meta.Sequence, new(happened.Kind.ToCode(), happened.DeterminedDate.ToDay(), happened.DeterminationDueDate.ToDay()));
}

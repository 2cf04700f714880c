using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>What became of a qualifying determination.</summary>
sealed class ProposalDecidedFact : IFactOf<ProposalDecided>
{
    public void Apply(ProposalDecided happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Proposals, meta, happened.ProposalId).Set(ProposalFact.Decided, meta.Sequence, new(happened.Outcome.ToCode(), happened.DecidedDate.ToDay(), happened.BySilence));
}

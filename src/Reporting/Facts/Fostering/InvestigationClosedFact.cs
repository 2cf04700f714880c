using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>It came to its end.</summary>
sealed class InvestigationClosedFact : IFactOf<InvestigationClosed>
{
    public void Apply(InvestigationClosed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Investigations, meta, happened.InvestigationId).Set(InvestigationFact.Closed, meta.Sequence, new(happened.ClosedDate.ToDay()));
}

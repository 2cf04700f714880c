using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Something is looked into.</summary>
sealed class InvestigationOpenedFact : IFactOf<InvestigationOpened>
{
    public void Apply(InvestigationOpened happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Investigations, meta, happened.InvestigationId).Set(InvestigationFact.Opened, meta.Sequence, new(happened.Kind.ToCode(), happened.OpenedDate.ToDay()));
}

using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The first day of both clocks, and where the case came from.</summary>
sealed class CaseOpenedFact : IFactOf<CaseOpened>
{
    public void Apply(CaseOpened happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Opened, meta.Sequence, new(happened.ConcernDate.ToDay(), happened.Source.ToCode(), happened.ArrangementType.ToCode(),
            happened.ChildKeys.Count, happened.HouseholdSize, happened.HistoricEntry));
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Allocated, meta.Sequence, new(happened.Team));
        foreach (var child in happened.ChildKeys)
            facts.Joins(meta, child);
        facts.Milestone(meta, KinshipEvents.Service, "", happened.ConcernDate.ToDay(), "CASE_OPENED", happened.Source.ToCode());
    }
}

using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A child was decided to be due to enter care (E01).</summary>
sealed class CareRiskDecidedFact : IFactOf<CareRiskDecided>
{
    public void Apply(CareRiskDecided happened, EventMeta meta, FactBatch facts) =>
        facts.CareRisk(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.CareRiskId, happened.DecisionDate.RequiredDay(), happened.Source.ToCode());
}

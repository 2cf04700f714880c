using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Such a decision was corrected: from its day on (E01).</summary>
sealed class CareRiskCorrectedFact : IFactOf<CareRiskCorrected>
{
    public void Apply(CareRiskCorrected happened, EventMeta meta, FactBatch facts) =>
        facts.CareRiskCorrection(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.CareRiskId, happened.CorrectionDate.RequiredDay(), happened.Stands);
}

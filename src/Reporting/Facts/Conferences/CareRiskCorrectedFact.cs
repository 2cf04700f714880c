using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Such a decision was corrected: from its day on (E01).</summary>
sealed class CareRiskCorrectedFact : IFactOf<CareRiskCorrected>
{
    public void Apply(CareRiskCorrected happened, EventMeta meta, FactBatch facts) =>
        facts.CareRiskCorrection(meta, ConferenceEvents.Service, happened.ChildKey, happened.DecisionId, happened.CorrectionDate.RequiredDay(), happened.Stands);
}

using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>Regulation 25: a later last day, or none while an independent review runs (K02, K03).</summary>
sealed class TemporaryApprovalExtendedFact : IFactOf<TemporaryApprovalExtended>
{
    public void Apply(TemporaryApprovalExtended happened, EventMeta meta, FactBatch facts) =>
        facts.Add(KinshipTables.Extensions, ExtensionFact.Event, meta,
            new(happened.Kind.ToCode(), happened.ExtensionDate.RequiredDay(), happened.LastCoveredDate.ToDay()));
}

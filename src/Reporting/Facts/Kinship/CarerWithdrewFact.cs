using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers withdrew.</summary>
sealed class CarerWithdrewFact : IFactOf<CarerWithdrew>
{
    public void Apply(CarerWithdrew happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Withdrawn, meta.Sequence, new(happened.WithdrawalDate.ToDay(), happened.Reason));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.WithdrawalDate.ToDay(), "CARER_WITHDREW");
    }
}

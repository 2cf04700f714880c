using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Bottom lines and questions are agreed.</summary>
sealed class BaselineAgreedFact : IFactOf<BaselineAgreed>
{
    public void Apply(BaselineAgreed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Baseline, meta.Sequence, new(happened.BaselineDate.ToDay(), happened.InTime));
}

using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A decision (K07); the first approval ends K2 and makes kinship foster carers (K01, K08).</summary>
sealed class DecisionMadeFact : IFactOf<DecisionMade>
{
    public void Apply(DecisionMade happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.DecisionDate.RequiredDay();
        facts.Add(KinshipTables.Decisions, DecisionFact.Event, meta,
            new(happened.Decision.ToCode(), on, happened.AtStageOne, happened.VoiceRecorded, happened.CarerCount));
        if (happened.Decision is Decision.Approve)
            facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Approved, meta.Sequence, new(on, happened.CarerCount, happened.ApprovedChildKeys.Count));
        // An approval is for the children whom it names; any other decision is for all.
        IEnumerable<string> children = happened.Decision is Decision.Approve && happened.ApprovedChildKeys.Count > 0 ? happened.ApprovedChildKeys : [""];
        foreach (var child in children)
            facts.Milestone(meta, KinshipEvents.Service, child, on, "DECISION_MADE", happened.Decision.ToCode());
    }
}

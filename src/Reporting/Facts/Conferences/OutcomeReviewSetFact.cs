using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>An outcome review is due (G10); a later one for the same child and point replaces it.</summary>
sealed class OutcomeReviewSetFact : IFactOf<OutcomeReviewSet>
{
    public void Apply(OutcomeReviewSet happened, EventMeta meta, FactBatch facts) =>
        facts.OutcomeDue(meta, ConferenceEvents.Service, happened.ChildKey, happened.Point.ToCode(), happened.AnchorKind.ToCode(), happened.AnchorDate.ToDay(), happened.DueDate.ToDay());
}

using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>What a comment is about, as the manager coded it (G09).</summary>
sealed class CommentThemesChosenFact : IFactOf<CommentThemesChosen>
{
    public void Apply(CommentThemesChosen happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ConferenceTables.Feedback, meta, happened.FeedbackId).Set(FeedbackFact.Themes, meta.Sequence, new(happened.Themes.ToCodes(), happened.Tone.ToCode()));
}

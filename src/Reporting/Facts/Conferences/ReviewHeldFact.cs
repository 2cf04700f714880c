using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A review conference was held (G08, G09).</summary>
sealed class ReviewHeldFact : IFactOf<ReviewHeld>
{
    public void Apply(ReviewHeld happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.HeldDate.RequiredDay();
        facts.Row(ConferenceTables.Reviews, meta, $"{happened.Number}").Set(ReviewFact.Held, meta.Sequence, new(happened.DueDate.ToDay(), on, happened.Finding.ToCode()));
        facts.Row(ConferenceTables.Sessions, meta, happened.SessionId).Set(SessionFact.Held, meta.Sequence, new(SessionKind.Review.ToCode(), on, happened.FeedbackAsked));
        facts.Milestone(meta, ConferenceEvents.Service, "", on, "REVIEW_HELD", happened.Finding.ToCode());
    }
}

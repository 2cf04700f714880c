using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A review conference is due (G08).</summary>
sealed class ReviewSetFact : IFactOf<ReviewSet>
{
    public void Apply(ReviewSet happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ConferenceTables.Reviews, meta, $"{happened.Number}").Set(ReviewFact.Due, meta.Sequence, new(happened.DueDate.RequiredDay()));
}

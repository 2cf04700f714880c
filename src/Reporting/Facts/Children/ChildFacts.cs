namespace Suite.Reporting.Facts.Children;

/// <summary>What events of more than one service say of a child.</summary>
static class ChildFacts
{
    /// <summary>What a decision was said to be, and how it was corrected, with its milestones.</summary>
    public static void CareRisk(this FactBatch facts, EventMeta meta, string service, string childKey, string id, DateOnly on, string source)
    {
        facts.Row(ChildTables.CareRisks, meta, id).Set(CareRiskFact.Decided, meta.Sequence, new(service, childKey, on, source));
        facts.Milestone(meta, service, childKey, on, "CARE_RISK_DECIDED", source);
    }

    public static void CareRiskCorrection(this FactBatch facts, EventMeta meta, string service, string childKey, string id, DateOnly on, bool stands)
    {
        facts.Add(ChildTables.CareRiskCorrections, CareRiskCorrectionFact.Event, meta, new(childKey, id, on, stands));
        facts.Milestone(meta, service, childKey, on, "CARE_RISK_CORRECTED", stands ? "STANDS" : "DOES_NOT_STAND");
    }

    /// <summary>A time looked after; journeys read it where it is, because it may be withdrawn.</summary>
    public static void LookedAfter(this FactBatch facts, EventMeta meta, string service, string childKey, string id, DateOnly from, string legalStatus, DateOnly? until = null) =>
        facts.Row(ChildTables.Spells, meta, id).Set(SpellFact.Started, meta.Sequence, new(service, childKey, from, legalStatus, until));

    public static void OutcomeDue(this FactBatch facts, EventMeta meta, string service, string childKey, string point, string anchorKind, DateOnly? anchorOn, DateOnly? on) =>
        facts.Add(ChildTables.OutcomesDue, OutcomeDueFact.Event, meta, new(service, childKey, point, anchorKind, anchorOn, on), $"{point}:{childKey}");

    public static void OutcomeAnswer(this FactBatch facts, EventMeta meta, OutcomeAnswerFact.Answer answer)
    {
        facts.Add(ChildTables.OutcomeAnswers, OutcomeAnswerFact.Event, meta, answer);
        facts.Milestone(meta, answer.Service, answer.ChildKey, answer.On, $"OUTCOME_{(answer.Point == "THREE_MONTHS" ? "3M" : "6M")}{(answer.Corrects ? "_CORRECTED" : "")}", answer.Outcome);
    }

    /// <summary>The child's journey has what happens to the record: all of it, or what happens from a day on.</summary>
    public static void Joins(this FactBatch facts, EventMeta meta, string childKey, DateOnly? from = null) =>
        facts.Row(ChildTables.CaseChildren, meta, childKey).Set(CaseChildFact.Joined, meta.Sequence, new(from));

    /// <param name="childKey">Empty: every child's of the record.</param>
    /// <param name="on">Without a day it is no milestone.</param>
    public static void Milestone(this FactBatch facts, EventMeta meta, string service, string childKey, DateOnly? on, string code, string detail = "")
    {
        if (on is { } day)
            facts.Add(ChildTables.Journeys, JourneyFact.Event, meta, new(service, childKey, day, code, detail), $"{code}:{childKey}");
    }
}

namespace Suite.Reporting.Facts.Children;

/// <summary>A decision that a child was due to enter care. Columns and their meaning: <c>Migrations/0003-outcomes.sql</c>.</summary>
static class CareRiskFact
{
    public sealed record Decision(string Service, string ChildKey, DateOnly? On, string Source);

    public static readonly FactGroup<Decision> Decided = new FactGroup<Decision>("decided")
        .With("service", d => d.Service).With("child_key", d => d.ChildKey).With("decided_on", d => d.On).With("risk_source", d => d.Source);
}

/// <summary>A correction of such a decision.</summary>
static class CareRiskCorrectionFact
{
    public sealed record Correction(string ChildKey, string CareRiskId, DateOnly On, bool Stands);

    public static readonly FactGroup<Correction> Event = new FactGroup<Correction>("event")
        .With("child_key", c => c.ChildKey).With("care_risk_id", c => c.CareRiskId).With("corrected_on", c => c.On).With("stands", c => c.Stands);
}

/// <summary>A time looked after.</summary>
static class SpellFact
{
    public sealed record Start(string Service, string ChildKey, DateOnly? From, string LegalStatus, DateOnly? KnownUntil);

    public sealed record Withdrawal(bool? Never);

    public static readonly FactGroup<Start> Started = new FactGroup<Start>("started")
        .With("service", s => s.Service).With("child_key", s => s.ChildKey).With("from_on", s => s.From).With("legal_status", s => s.LegalStatus).With("known_until", s => s.KnownUntil);
    public static readonly FactGroup<Day> Ended = Day.Group("ended", "until_on");
    public static readonly FactGroup<Withdrawal> Withdrawn = new FactGroup<Withdrawal>("withdrawn").With("withdrawn", w => w.Never);
}

/// <summary>When an outcome review is due, as it was said once.</summary>
static class OutcomeDueFact
{
    public sealed record Due(string Service, string ChildKey, string Point, string AnchorKind, DateOnly? AnchorOn, DateOnly? On);

    public static readonly FactGroup<Due> Event = new FactGroup<Due>("event")
        .With("service", d => d.Service).With("child_key", d => d.ChildKey).With("point", d => d.Point).With("anchor_kind", d => d.AnchorKind)
        .With("anchor_on", d => d.AnchorOn).With("due_on", d => d.On);
}

/// <summary>An answer of an outcome review.</summary>
static class OutcomeAnswerFact
{
    public sealed record Answer(string Service, string ChildKey, string Point, DateOnly On, string Outcome, bool Completed, bool LookedAfter, bool InProceedings, bool Corrects);

    public static readonly FactGroup<Answer> Event = new FactGroup<Answer>("event")
        .With("service", a => a.Service).With("child_key", a => a.ChildKey).With("point", a => a.Point).With("reviewed_on", a => a.On).With("outcome", a => a.Outcome)
        .With("completed", a => a.Completed).With("looked_after", a => a.LookedAfter).With("in_proceedings", a => a.InProceedings).With("corrects", a => a.Corrects);
}

/// <summary>A child of a record whose events do not all name it; no day of one who was there from the beginning.</summary>
static class CaseChildFact
{
    public static readonly FactGroup<Day> Joined = Day.Group("joined", "joined_on", Keep.Oldest);
}

/// <summary>A milestone of a child's journey, or of that of every child of the record.</summary>
static class JourneyFact
{
    public sealed record Milestone(string Service, string ChildKey, DateOnly On, string Code, string Detail);

    public static readonly FactGroup<Milestone> Event = new FactGroup<Milestone>("event")
        .With("service", m => m.Service).With("child_key", m => m.ChildKey).With("happened_on", m => m.On).With("milestone", m => m.Code).With("detail", m => m.Detail);
}

/// <summary>Tables of children that more than one service fills: a child is the same in all of them, by its key.</summary>
static class ChildTables
{
    public static readonly FactTable CareRisks = new("care_risk_fact", "care_risk_id", perEvent: false, CareRiskFact.Decided);
    public static readonly FactTable CareRiskCorrections = new("care_risk_correction_fact", null, perEvent: true, CareRiskCorrectionFact.Event);
    public static readonly FactTable Spells = new("looked_after_fact", "spell_id", perEvent: false, SpellFact.Started, SpellFact.Ended, SpellFact.Withdrawn);
    public static readonly FactTable OutcomesDue = new("outcome_due_fact", "review", perEvent: true, OutcomeDueFact.Event);
    public static readonly FactTable OutcomeAnswers = new("outcome_answer_fact", null, perEvent: true, OutcomeAnswerFact.Event);
    public static readonly FactTable CaseChildren = new("case_child_fact", "child_key", perEvent: false, CaseChildFact.Joined);
    public static readonly FactTable Journeys = new("journey_fact", "entry", perEvent: true, JourneyFact.Event);

    public static IReadOnlyList<FactTable> All { get; } = [CareRisks, CareRiskCorrections, Spells, OutcomesDue, OutcomeAnswers, CaseChildren, Journeys];
}

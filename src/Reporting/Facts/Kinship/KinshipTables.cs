namespace Suite.Reporting.Facts.Kinship;

/// <summary>One row per case: its milestone dates. Columns and their meaning: <c>Migrations/0001-facts.sql</c>.</summary>
static class CaseFact
{
    public sealed record Opening(DateOnly? ConcernOn, string Source, string Arrangement, int? Children, int? HouseholdSize, bool? HistoricEntry);

    public sealed record Allocation(string Team);

    public sealed record Hold(DateOnly? On, string Reason);

    public sealed record Viability(bool? Viable, DateOnly? On);

    public sealed record RouteChoice(string Route, bool? GuardianshipAlongside, DateOnly? On);

    public sealed record TemporaryApproval(DateOnly? On, DateOnly? PlacedOn, DateOnly? Until);

    public sealed record Report(string Kind, DateOnly? On);

    public sealed record Panel(DateOnly? On, string Recommendation);

    public sealed record Approval(DateOnly? On, int? Carers, int? Children);

    public sealed record Ending(DateOnly? On, string Code);

    public static readonly FactGroup<Opening> Opened = new FactGroup<Opening>("opened")
        .With("concern_on", o => o.ConcernOn)
        .With("source", o => o.Source)
        .With("arrangement", o => o.Arrangement)
        .With("child_count", o => o.Children)
        .With("household_size", o => o.HouseholdSize)
        .With("historic_entry", o => o.HistoricEntry);

    public static readonly FactGroup<Allocation> Allocated = new FactGroup<Allocation>("team").With("team", a => a.Team);
    public static readonly FactGroup<Hold> Held = new FactGroup<Hold>("hold").With("held_on", h => h.On).With("hold_reason", h => h.Reason);
    public static readonly FactGroup<Day> Resumed = Day.Group("resumed", "resumed_on");

    public static readonly FactGroup<Day> ViabilityStarted = Day.Group("viability_started", "viability_started_on");
    public static readonly FactGroup<Viability> FirstViability = new FactGroup<Viability>("first_viability", Keep.Oldest)
        .With("first_viable", v => v.Viable).With("first_viability_on", v => v.On);
    public static readonly FactGroup<Viability> LatestViability = new FactGroup<Viability>("viability")
        .With("viable", v => v.Viable).With("viability_on", v => v.On);
    public static readonly FactGroup<Day> Challenged = Day.Group("challenged", "challenged_on");

    public static readonly FactGroup<RouteChoice> Route = new FactGroup<RouteChoice>("route")
        .With("route", r => r.Route).With("guardianship_alongside", r => r.GuardianshipAlongside).With("route_on", r => r.On);

    public static readonly FactGroup<TemporaryApproval> Temporary = new FactGroup<TemporaryApproval>("temporary")
        .With("temporary_on", t => t.On).With("temporary_placed_on", t => t.PlacedOn).With("temporary_until", t => t.Until);
    public static readonly FactGroup<Day> TemporaryDeclined = Day.Group("temporary_declined", "temporary_declined_on");
    public static readonly FactGroup<Day> Expired = Day.Group("expired", "uncovered_from");

    public static readonly FactGroup<Day> StageOne = Day.Group("stage_one", "stage_one_on");
    public static readonly FactGroup<Day> StageTwo = Day.Group("stage_two", "stage_two_on");
    public static readonly FactGroup<Report> ReportSent = new FactGroup<Report>("report").With("report_kind", r => r.Kind).With("report_on", r => r.On);
    public static readonly FactGroup<Day> PanelListed = Day.Group("panel_listed", "panel_listed_for");
    public static readonly FactGroup<Panel> PanelSat = new FactGroup<Panel>("panel").With("panel_on", p => p.On).With("panel_recommendation", p => p.Recommendation);

    /// <summary>The first approval: a later one for further children does not move the end of K2.</summary>
    public static readonly FactGroup<Approval> Approved = new FactGroup<Approval>("approved", Keep.Oldest)
        .With("approved_on", a => a.On).With("approved_carers", a => a.Carers).With("approved_children", a => a.Children);
    public static readonly FactGroup<Day> Representations = Day.Group("representations", "representations_on");
    public static readonly FactGroup<Day> IndependentReview = Day.Group("independent_review", "independent_review_on");

    public static readonly FactGroup<Day> GuardianshipReport = Day.Group("guardianship_report", "guardianship_report_on");
    public static readonly FactGroup<Day> GuardianshipOrder = Day.Group("guardianship_order", "guardianship_order_on", Keep.Oldest);
    public static readonly FactGroup<Day> ArrangementsOrder = Day.Group("arrangements_order", "arrangements_order_on", Keep.Oldest);

    public static readonly FactGroup<Ending> Withdrawn = new FactGroup<Ending>("withdrawn").With("withdrawn_on", w => w.On).With("withdrawal_reason", w => w.Code);
    public static readonly FactGroup<Ending> Moved = new FactGroup<Ending>("moved").With("moved_on", m => m.On).With("destination", m => m.Code);
    public static readonly FactGroup<Ending> Closed = new FactGroup<Ending>("closed").With("closed_on", c => c.On).With("closure_code", c => c.Code);
}

/// <summary>One row per check: when, never what came back.</summary>
static class CheckFact
{
    public sealed record State(string Type, string SubjectKind, string PoliceForce, bool? Required, string Progress, DateOnly? On, DateOnly? SubmittedOn, DateOnly? ReceivedOn);

    public static readonly FactGroup<State> Progressed = new FactGroup<State>("progress")
        .With("check_type", c => c.Type)
        .With("subject_kind", c => c.SubjectKind)
        .With("police_force", c => c.PoliceForce)
        .With("required", c => c.Required)
        .With("progress", c => c.Progress)
        .With("progress_on", c => c.On)
        .With("submitted_on", c => c.SubmittedOn)
        .With("received_on", c => c.ReceivedOn);

    public static readonly FactGroup<Day> Requested = Day.Group("requested", "requested_on");

    /// <summary>Clear or decided, withdrawn or waived, or past its validity.</summary>
    public static readonly FactGroup<Day> Settled = Day.Group("settled", "settled_on");
}

/// <summary>One row per child of a case, by its key.</summary>
static class ChildFact
{
    public sealed record Placement(string Code, DateOnly? On);

    /// <summary>The first placement with these carers; a new placement code does not move it.</summary>
    public static readonly FactGroup<Day> FirstPlaced = Day.Group("first_placed", "placed_on", Keep.Oldest);
    public static readonly FactGroup<Placement> Placed = new FactGroup<Placement>("placement").With("placement_code", p => p.Code).With("placement_code_on", p => p.On);
    public static readonly FactGroup<CaseFact.Ending> Ended = new FactGroup<CaseFact.Ending>("ended").With("ended_on", e => e.On).With("end_reason", e => e.Code);

    /// <summary>First time the child was heard, or the worker recorded why not.</summary>
    public static readonly FactGroup<Day> WorkerView = Day.Group("worker_view", "worker_view_on", Keep.Oldest);
    public static readonly FactGroup<Day> ReviewerView = Day.Group("reviewer_view", "reviewer_view_on", Keep.Oldest);
}

static class MilestoneFact
{
    public static readonly FactGroup<Day> Reached = Day.Group("reached", "reached_on", Keep.Oldest);
}

static class ReviewFact
{
    public sealed record Sitting(DateOnly? DueOn, DateOnly? HeldOn);

    public static readonly FactGroup<Sitting> Held = new FactGroup<Sitting>("held").With("due_on", r => r.DueOn).With("held_on", r => r.HeldOn);
}

static class ViabilityFact
{
    public sealed record Decided(bool Viable, DateOnly On);

    public static readonly FactGroup<Decided> Event = new FactGroup<Decided>("event").With("viable", v => v.Viable).With("decided_on", v => v.On);
}

static class ExtensionFact
{
    public sealed record Granted(string Kind, DateOnly On, DateOnly? LastCoveredOn);

    public static readonly FactGroup<Granted> Event = new FactGroup<Granted>("event")
        .With("kind", e => e.Kind).With("extended_on", e => e.On).With("last_covered_on", e => e.LastCoveredOn);
}

static class DecisionFact
{
    public sealed record Made(string Decision, DateOnly On, bool AtStageOne, bool VoiceRecorded, int Carers);

    public static readonly FactGroup<Made> Event = new FactGroup<Made>("event")
        .With("decision", d => d.Decision).With("decided_on", d => d.On).With("at_stage_one", d => d.AtStageOne)
        .With("voice_recorded", d => d.VoiceRecorded).With("carer_count", d => d.Carers);
}

static class SupportFact
{
    public sealed record Planned(DateOnly On, bool TrainingOffered, bool Parity);

    public static readonly FactGroup<Planned> Event = new FactGroup<Planned>("event")
        .With("planned_on", s => s.On).With("training_offered", s => s.TrainingOffered).With("parity", s => s.Parity);
}

/// <summary>Every table of kinship facts.</summary>
static class KinshipTables
{
    public static readonly FactTable Cases = new("kinship_case_fact", null, perEvent: false,
        CaseFact.Opened, CaseFact.Allocated, CaseFact.Held, CaseFact.Resumed,
        CaseFact.ViabilityStarted, CaseFact.FirstViability, CaseFact.LatestViability, CaseFact.Challenged, CaseFact.Route,
        CaseFact.Temporary, CaseFact.TemporaryDeclined, CaseFact.Expired,
        CaseFact.StageOne, CaseFact.StageTwo, CaseFact.ReportSent, CaseFact.PanelListed, CaseFact.PanelSat,
        CaseFact.Approved, CaseFact.Representations, CaseFact.IndependentReview,
        CaseFact.GuardianshipReport, CaseFact.GuardianshipOrder, CaseFact.ArrangementsOrder,
        CaseFact.Withdrawn, CaseFact.Moved, CaseFact.Closed);

    public static readonly FactTable Checks = new("kinship_check_fact", "check_id", perEvent: false, CheckFact.Progressed, CheckFact.Requested, CheckFact.Settled);

    public static readonly FactTable Children = new("kinship_child_fact", "child_key", perEvent: false,
        ChildFact.FirstPlaced, ChildFact.Placed, ChildFact.Ended, ChildFact.WorkerView, ChildFact.ReviewerView);

    public static readonly FactTable Milestones = new("kinship_milestone_fact", "milestone", perEvent: false, MilestoneFact.Reached);
    public static readonly FactTable Reviews = new("kinship_review_fact", "review", perEvent: false, ReviewFact.Held);
    public static readonly FactTable Viabilities = new("kinship_viability_fact", null, perEvent: true, ViabilityFact.Event);
    public static readonly FactTable Extensions = new("kinship_extension_fact", null, perEvent: true, ExtensionFact.Event);
    public static readonly FactTable Decisions = new("kinship_decision_fact", null, perEvent: true, DecisionFact.Event);
    public static readonly FactTable Supports = new("kinship_support_fact", null, perEvent: true, SupportFact.Event);

    public static IReadOnlyList<FactTable> All { get; } = [Cases, Checks, Children, Milestones, Reviews, Viabilities, Extensions, Decisions, Supports];
}

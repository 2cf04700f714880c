namespace Suite.Reporting.Facts.Fostering;

/// <summary>One row per enquiry: how far it came. Columns and their meaning: <c>Migrations/0002-fostering.sql</c>.</summary>
static class EnquiryFact
{
    public sealed record Receipt(DateOnly? On, string Source, string Channel, string Campaign, int? Enquirers, DateOnly? RespondBy, DateOnly? VisitBy, bool? HistoricEntry);

    public sealed record Booking(DateOnly? On, DateOnly? VisitOn);

    public sealed record Screening(string Outcome, string Reason, DateOnly? On, DateOnly? ComeBackOn);

    public sealed record Ending(DateOnly? On, string Code);

    public sealed record Application(DateOnly? On, Guid? Id);

    public static readonly FactGroup<Receipt> Received = new FactGroup<Receipt>("received")
        .With("received_on", r => r.On).With("source", r => r.Source).With("channel", r => r.Channel).With("campaign", r => r.Campaign)
        .With("enquirer_count", r => r.Enquirers).With("respond_by", r => r.RespondBy).With("visit_by", r => r.VisitBy).With("historic_entry", r => r.HistoricEntry);

    // The first time counts: an enquirer may be called or visited again.
    public static readonly FactGroup<Day> Responded = Day.Group("responded", "responded_on", Keep.Oldest);
    public static readonly FactGroup<Booking> Booked = new FactGroup<Booking>("booked").With("booked_on", b => b.On).With("visit_on", b => b.VisitOn);
    public static readonly FactGroup<Day> Visited = Day.Group("visited", "visited_on", Keep.Oldest);
    public static readonly FactGroup<Screening> Screened = new FactGroup<Screening>("screened")
        .With("screening_outcome", s => s.Outcome).With("screening_reason", s => s.Reason).With("screened_on", s => s.On).With("come_back_on", s => s.ComeBackOn);
    public static readonly FactGroup<Day> Invited = Day.Group("invited", "invited_on", Keep.Oldest);
    public static readonly FactGroup<Ending> Signposted = new FactGroup<Ending>("signposted").With("signposted_on", s => s.On).With("destination", s => s.Code);
    public static readonly FactGroup<Ending> Withdrawn = new FactGroup<Ending>("withdrawn").With("withdrawn_on", w => w.On).With("withdrawal_code", w => w.Code);
    public static readonly FactGroup<Application> Applied = new FactGroup<Application>("applied", Keep.Oldest).With("applied_on", a => a.On).With("application_id", a => a.Id);
}

/// <summary>One row per application: its milestone dates.</summary>
static class ApplicationFact
{
    public sealed record Receipt(string Route, DateOnly? On, DateOnly? EnquiredOn, string Source, string Channel, string Campaign, int? Applicants, DateOnly? PanelDueOn, bool? HistoricEntry);

    public sealed record Stage(DateOnly? On, DateOnly? TargetOn);

    public sealed record Report(string Kind, DateOnly? On);

    public sealed record Recommendation(DateOnly? On, string What, bool? InTime);

    public sealed record Decision(DateOnly? On, string What);

    public sealed record Approval(DateOnly? On, Guid? HouseholdId);

    public sealed record Withdrawal(DateOnly? On, string Code, string FromState);

    public static readonly FactGroup<Receipt> Received = new FactGroup<Receipt>("received")
        .With("route", r => r.Route).With("received_on", r => r.On).With("enquired_on", r => r.EnquiredOn)
        .With("source", r => r.Source).With("channel", r => r.Channel).With("campaign", r => r.Campaign)
        .With("applicant_count", r => r.Applicants).With("panel_due_on", r => r.PanelDueOn).With("historic_entry", r => r.HistoricEntry);
    public static readonly FactGroup<Day> Rejected = Day.Group("rejected", "rejected_on", Keep.Oldest);

    // A stage that begins again after a panel began when it first did.
    public static readonly FactGroup<Stage> StageOneOpened = new FactGroup<Stage>("stage_one_opened", Keep.Oldest)
        .With("stage_one_opened_on", s => s.On).With("stage_one_target_on", s => s.TargetOn);
    public static readonly FactGroup<Day> StageOneCompleted = Day.Group("stage_one_completed", "stage_one_completed_on", Keep.Oldest);
    public static readonly FactGroup<Stage> StageTwoBegun = new FactGroup<Stage>("stage_two_begun", Keep.Oldest)
        .With("stage_two_begun_on", s => s.On).With("stage_two_target_on", s => s.TargetOn);
    public static readonly FactGroup<Day> StageTwoCompleted = Day.Group("stage_two_completed", "stage_two_completed_on");
    public static readonly FactGroup<Report> ReportSent = new FactGroup<Report>("report").With("report_kind", r => r.Kind).With("report_on", r => r.On);

    /// <summary>The first time that a panel said suitable or not; one that asks for more recommends nothing.</summary>
    public static readonly FactGroup<Recommendation> Recommended = new FactGroup<Recommendation>("recommended", Keep.Oldest)
        .With("recommended_on", r => r.On).With("recommendation", r => r.What).With("recommended_in_time", r => r.InTime);

    /// <summary>Of the decision maker, also a qualifying determination; a refusal at stage 1 is none.</summary>
    public static readonly FactGroup<Decision> FirstDecided = new FactGroup<Decision>("first_decision", Keep.Oldest)
        .With("first_decided_on", d => d.On).With("first_decision", d => d.What);
    public static readonly FactGroup<Approval> Approved = new FactGroup<Approval>("approved", Keep.Oldest)
        .With("approved_on", a => a.On).With("household_id", a => a.HouseholdId);

    /// <summary>Finally, or at stage 1.</summary>
    public static readonly FactGroup<Day> NotApproved = Day.Group("not_approved", "not_approved_on", Keep.Oldest);
    public static readonly FactGroup<Withdrawal> Withdrawn = new FactGroup<Withdrawal>("withdrawn", Keep.Oldest)
        .With("withdrawn_on", w => w.On).With("withdrawal_code", w => w.Code).With("withdrawn_from", w => w.FromState);
}

/// <summary>One row per check: when, never what came back.</summary>
static class CheckFact
{
    public sealed record State(string Type, string SubjectKind, string PoliceForce, bool? Required, int? Stage, string Progress, DateOnly? On, DateOnly? SubmittedOn, DateOnly? ReceivedOn);

    public static readonly FactGroup<State> Progressed = new FactGroup<State>("progress")
        .With("check_type", c => c.Type).With("subject_kind", c => c.SubjectKind).With("police_force", c => c.PoliceForce).With("required", c => c.Required)
        .With("stage", c => c.Stage).With("progress", c => c.Progress).With("progress_on", c => c.On)
        .With("submitted_on", c => c.SubmittedOn).With("received_on", c => c.ReceivedOn);
    public static readonly FactGroup<Day> Requested = Day.Group("requested", "requested_on");

    /// <summary>Clear or decided, withdrawn or waived, or past its validity.</summary>
    public static readonly FactGroup<Day> Settled = Day.Group("settled", "settled_on");
}

/// <summary>One row per household of the register: how it came onto it and left it.</summary>
static class HouseholdFact
{
    public sealed record Registration(string Route, DateOnly? On, Guid? ApplicationId, Guid? KinshipCaseId, int? Carers, int? Places, bool? HistoricEntry);

    public sealed record Resignation(DateOnly? On, DateOnly? EndsOn, string Reason);

    public sealed record Ending(string State, DateOnly? On, string Reason, int? Carers, int? Places);

    public static readonly FactGroup<Registration> Registered = new FactGroup<Registration>("registered")
        .With("route", r => r.Route).With("approved_on", r => r.On).With("application_id", r => r.ApplicationId).With("kinship_case_id", r => r.KinshipCaseId)
        .With("carer_count", r => r.Carers).With("places", r => r.Places).With("historic_entry", r => r.HistoricEntry);

    /// <summary>Last day in time for the review that comes next: what was said last about it.</summary>
    public static readonly FactGroup<Day> NextReview = Day.Group("next_review", "next_review_due_on");
    public static readonly FactGroup<Resignation> Resigned = new FactGroup<Resignation>("resigned")
        .With("resigned_on", r => r.On).With("approval_ends_on", r => r.EndsOn).With("resignation_reason", r => r.Reason);
    public static readonly FactGroup<Day> TransferNotified = Day.Group("transfer", "transfer_notified_on");
    public static readonly FactGroup<Ending> Ended = new FactGroup<Ending>("ended")
        .With("ended_state", e => e.State).With("ended_on", e => e.On).With("ended_reason", e => e.Reason)
        .With("ended_carer_count", e => e.Carers).With("ended_places", e => e.Places);
}

/// <summary>Terms of approval, as they were from a day on.</summary>
static class TermsFact
{
    public sealed record Terms(DateOnly From, int Places, int AgeMin, int AgeMax, string PlacementTypes);

    public static readonly FactGroup<Terms> Event = new FactGroup<Terms>("event")
        .With("from_on", t => t.From).With("places", t => t.Places).With("age_min", t => t.AgeMin).With("age_max", t => t.AgeMax).With("placement_types", t => t.PlacementTypes);
}

/// <summary>What became of one place on a day; no status: there is no such place any more.</summary>
static class PlaceFact
{
    public sealed record Change(int Number, string Status, string Reason, DateOnly On, bool StayingPut);

    public static readonly FactGroup<Change> Event = new FactGroup<Change>("event")
        .With("place_number", p => p.Number).With("status", p => p.Status).With("reason", p => p.Reason).With("status_on", p => p.On).With("staying_put", p => p.StayingPut);
}

/// <summary>One row per placement of a child.</summary>
static class PlacementFact
{
    public sealed record Placement(string ChildKey, DateOnly? On, string Type, string AgeBand, bool? OutsideTerms, DateOnly? OutsideTermsUntil, string SiblingGroup);

    public sealed record Ending(DateOnly? On, string Reason);

    public static readonly FactGroup<Placement> Placed = new FactGroup<Placement>("placed")
        .With("child_key", p => p.ChildKey).With("placed_on", p => p.On).With("placement_type", p => p.Type).With("age_band", p => p.AgeBand)
        .With("outside_terms", p => p.OutsideTerms).With("outside_terms_until", p => p.OutsideTermsUntil).With("sibling_group", p => p.SiblingGroup);
    public static readonly FactGroup<Ending> Ended = new FactGroup<Ending>("ended").With("ended_on", e => e.On).With("end_reason", e => e.Reason);
    public static readonly FactGroup<Day> Breached = Day.Group("breached", "breached_on");
}

/// <summary>One row per review that was held, by its number.</summary>
static class ReviewFact
{
    public sealed record Sitting(DateOnly? DueOn, DateOnly? HeldOn, bool? BroughtForward, string Recommendation);

    public static readonly FactGroup<Sitting> Held = new FactGroup<Sitting>("held")
        .With("due_on", r => r.DueOn).With("held_on", r => r.HeldOn).With("brought_forward", r => r.BroughtForward).With("recommendation", r => r.Recommendation);
    public static readonly FactGroup<Day> Confirmed = Day.Group("confirmed", "confirmed_on");
}

/// <summary>One row per qualifying determination about a household.</summary>
static class ProposalFact
{
    public sealed record Determination(string Kind, DateOnly? On, DateOnly? DueOn);

    public sealed record Outcome(string What, DateOnly? On, bool? BySilence);

    public static readonly FactGroup<Determination> Made = new FactGroup<Determination>("made")
        .With("kind", m => m.Kind).With("determined_on", m => m.On).With("determination_due_on", m => m.DueOn);
    public static readonly FactGroup<Outcome> Decided = new FactGroup<Outcome>("decided")
        .With("outcome", d => d.What).With("decided_on", d => d.On).With("by_silence", d => d.BySilence);
}

/// <summary>One row per matter that was looked into: when, never what came of it.</summary>
static class InvestigationFact
{
    public sealed record Opening(string Kind, DateOnly? On);

    public static readonly FactGroup<Opening> Opened = new FactGroup<Opening>("opened").With("kind", o => o.Kind).With("opened_on", o => o.On);
    public static readonly FactGroup<Day> Closed = Day.Group("closed", "closed_on");
}

/// <summary>A decision on an application.</summary>
static class DecisionFact
{
    public sealed record Made(string Decision, DateOnly On, bool AtStageOne, bool BySilence, bool AgainstPanel, int Carers, int Places);

    public static readonly FactGroup<Made> Event = new FactGroup<Made>("event")
        .With("decision", d => d.Decision).With("decided_on", d => d.On).With("at_stage_one", d => d.AtStageOne).With("by_silence", d => d.BySilence)
        .With("against_panel", d => d.AgainstPanel).With("carer_count", d => d.Carers).With("places", d => d.Places);
}

/// <summary>A matter listed for a panel (no recommendation yet) or recommended on by one.</summary>
static class PanelFact
{
    public sealed record Sitting(string PanelId, DateOnly On, string Matter, string Recommendation, bool InTime);

    public static readonly FactGroup<Sitting> Event = new FactGroup<Sitting>("event")
        .With("panel_id", p => p.PanelId).With("panel_on", p => p.On).With("matter", p => p.Matter).With("recommendation", p => p.Recommendation).With("in_time", p => p.InTime);
}

/// <summary>One row per meeting of a panel.</summary>
static class MeetingFact
{
    public sealed record Plan(DateOnly? On, bool? Joint, int? Capacity);

    public sealed record Sitting(DateOnly? On, int? Attended);

    public static readonly FactGroup<Plan> Scheduled = new FactGroup<Plan>("scheduled").With("scheduled_for", p => p.On).With("joint", p => p.Joint).With("capacity", p => p.Capacity);
    public static readonly FactGroup<Sitting> Held = new FactGroup<Sitting>("held").With("held_on", h => h.On).With("attended", h => h.Attended);
    public static readonly FactGroup<Day> Cancelled = Day.Group("cancelled", "cancelled_on");
}

/// <summary>A hold or challenge on an enquiry, application or household: the event does not say which of them it is.</summary>
static class PauseFact
{
    public sealed record Pause(string Kind, string Reason, DateOnly On);

    public static readonly FactGroup<Pause> Event = new FactGroup<Pause>("event").With("kind", p => p.Kind).With("reason", p => p.Reason).With("happened_on", p => p.On);
}

/// <summary>Places needed of one kind and age band, from a day on. A list replaces the one before it whole.</summary>
static class NeedFact
{
    public sealed record Need(DateOnly From, string PlacementType, string AgeBand, int Places);

    public static readonly FactGroup<Need> Event = new FactGroup<Need>("event")
        .With("from_on", n => n.From).With("placement_type", n => n.PlacementType).With("age_band", n => n.AgeBand).With("places", n => n.Places);
}

/// <summary>Every table of fostering facts.</summary>
static class FosteringTables
{
    public static readonly FactTable Enquiries = new("fostering_enquiry_fact", null, perEvent: false,
        EnquiryFact.Received, EnquiryFact.Responded, EnquiryFact.Booked, EnquiryFact.Visited, EnquiryFact.Screened, EnquiryFact.Invited,
        EnquiryFact.Signposted, EnquiryFact.Withdrawn, EnquiryFact.Applied);

    public static readonly FactTable Applications = new("fostering_application_fact", null, perEvent: false,
        ApplicationFact.Received, ApplicationFact.Rejected, ApplicationFact.StageOneOpened, ApplicationFact.StageOneCompleted,
        ApplicationFact.StageTwoBegun, ApplicationFact.StageTwoCompleted, ApplicationFact.ReportSent, ApplicationFact.Recommended,
        ApplicationFact.FirstDecided, ApplicationFact.Approved, ApplicationFact.NotApproved, ApplicationFact.Withdrawn);

    public static readonly FactTable Checks = new("fostering_check_fact", "check_id", perEvent: false, CheckFact.Progressed, CheckFact.Requested, CheckFact.Settled);

    public static readonly FactTable Households = new("fostering_household_fact", null, perEvent: false,
        HouseholdFact.Registered, HouseholdFact.NextReview, HouseholdFact.Resigned, HouseholdFact.TransferNotified, HouseholdFact.Ended);

    public static readonly FactTable Terms = new("fostering_terms_fact", null, perEvent: true, TermsFact.Event);
    public static readonly FactTable Places = new("fostering_place_fact", null, perEvent: true, PlaceFact.Event);
    public static readonly FactTable Placements = new("fostering_placement_fact", "placement_id", perEvent: false, PlacementFact.Placed, PlacementFact.Ended, PlacementFact.Breached);
    public static readonly FactTable Reviews = new("fostering_review_fact", "review", perEvent: false, ReviewFact.Held, ReviewFact.Confirmed);
    public static readonly FactTable Proposals = new("fostering_proposal_fact", "proposal_id", perEvent: false, ProposalFact.Made, ProposalFact.Decided);
    public static readonly FactTable Investigations = new("fostering_investigation_fact", "investigation_id", perEvent: false, InvestigationFact.Opened, InvestigationFact.Closed);
    public static readonly FactTable Decisions = new("fostering_decision_fact", null, perEvent: true, DecisionFact.Event);
    public static readonly FactTable Panels = new("fostering_panel_fact", null, perEvent: true, PanelFact.Event);
    public static readonly FactTable Meetings = new("fostering_meeting_fact", null, perEvent: false, MeetingFact.Scheduled, MeetingFact.Held, MeetingFact.Cancelled);
    public static readonly FactTable Pauses = new("fostering_pause_fact", null, perEvent: true, PauseFact.Event);
    public static readonly FactTable Needs = new("fostering_need_fact", "need", perEvent: true, NeedFact.Event);

    public static IReadOnlyList<FactTable> All { get; } =
        [Enquiries, Applications, Checks, Households, Terms, Places, Placements, Reviews, Proposals, Investigations, Decisions, Panels, Meetings, Pauses, Needs];
}

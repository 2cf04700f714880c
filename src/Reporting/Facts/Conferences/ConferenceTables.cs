namespace Suite.Reporting.Facts.Conferences;

/// <summary>One row per conference: its milestone dates. Columns and their meaning: <c>Migrations/0003-outcomes.sql</c>.</summary>
static class ConferenceFact
{
    public sealed record Referral(string Reason, DateOnly? OfferedOn, DateOnly? On, bool? Urgent, string RequestedBy, int? Children, bool? HistoricEntry);

    public sealed record Screening(bool? Accepted, string Reason, DateOnly? On);

    public sealed record Allocation(string CoordinatorKey, DateOnly? On);

    public sealed record Agreement(DateOnly? On, bool? InTime);

    public sealed record Ending(DateOnly? On, string Code);

    public sealed record Holding(DateOnly? On, DateOnly? AcceptedOn, bool? WithinNorm, int? FourAndOver, int? TakingPart, int? Family, int? Paternal, int? Professionals);

    public static readonly FactGroup<Referral> Referred = new FactGroup<Referral>("referred")
        .With("referral_reason", r => r.Reason).With("offered_on", r => r.OfferedOn).With("referred_on", r => r.On).With("urgent", r => r.Urgent)
        .With("requested_by", r => r.RequestedBy).With("child_count", r => r.Children).With("historic_entry", r => r.HistoricEntry);
    public static readonly FactGroup<Screening> Screened = new FactGroup<Screening>("screened")
        .With("accepted", s => s.Accepted).With("not_accepted_reason", s => s.Reason).With("screened_on", s => s.On);
    public static readonly FactGroup<Allocation> Allocated = new FactGroup<Allocation>("allocated").With("coordinator_key", a => a.CoordinatorKey).With("allocated_on", a => a.On);
    public static readonly FactGroup<Agreement> Baseline = new FactGroup<Agreement>("baseline").With("baseline_on", b => b.On).With("baseline_in_time", b => b.InTime);

    // The first time counts.
    public static readonly FactGroup<Day> Consented = Day.Group("consented", "consented_on", Keep.Oldest);
    public static readonly FactGroup<Day> Declined = Day.Group("declined", "declined_on");
    public static readonly FactGroup<Ending> StoodDown = new FactGroup<Ending>("stood_down").With("stood_down_on", s => s.On).With("stand_down_reason", s => s.Code);
    public static readonly FactGroup<Holding> Held = new FactGroup<Holding>("held", Keep.Oldest)
        .With("held_on", h => h.On).With("accepted_on", h => h.AcceptedOn).With("within_norm", h => h.WithinNorm)
        .With("children_four_up", h => h.FourAndOver).With("children_taking_part", h => h.TakingPart).With("family_participants", h => h.Family)
        .With("paternal_participants", h => h.Paternal).With("professionals", h => h.Professionals);
    public static readonly FactGroup<Day> PlanMade = Day.Group("plan_made", "plan_made_on", Keep.Oldest);
    public static readonly FactGroup<Day> NoPlan = Day.Group("no_plan", "no_plan_on");
    public static readonly FactGroup<Ending> Agreed = new FactGroup<Ending>("agreed", Keep.Oldest).With("agreed_on", a => a.On).With("agreement", a => a.Code);

    // The first answer that a plan was not agreed; a revision may be agreed later.
    public static readonly FactGroup<Day> NotAgreed = Day.Group("not_agreed", "not_agreed_on", Keep.Oldest);
    public static readonly FactGroup<Ending> Closed = new FactGroup<Ending>("closed").With("closed_on", c => c.On).With("closure_code", c => c.Code);
}

/// <summary>One row per session that was held.</summary>
static class SessionFact
{
    public sealed record Sitting(string Kind, DateOnly? On, int? FeedbackAsked);

    public static readonly FactGroup<Sitting> Held = new FactGroup<Sitting>("held")
        .With("session_kind", s => s.Kind).With("held_on", s => s.On).With("feedback_asked", s => s.FeedbackAsked);
}

/// <summary>One row per review conference, by its number.</summary>
static class ReviewFact
{
    public sealed record Sitting(DateOnly? DueOn, DateOnly? On, string Finding);

    public static readonly FactGroup<Day> Due = Day.Group("due", "due_on");
    public static readonly FactGroup<Sitting> Held = new FactGroup<Sitting>("held").With("held_due_on", r => r.DueOn).With("held_on", r => r.On).With("finding", r => r.Finding);
}

/// <summary>One row per form: its scores, never its comment.</summary>
static class FeedbackFact
{
    public sealed record Form(string SessionId, string Kind, DateOnly? SessionOn, bool? Family, int? Prepared, int? Heard, int? PlanIsOurs, int? Recommend, bool? HasComment, DateOnly? On);

    public sealed record Coding(string Themes, string Tone);

    public static readonly FactGroup<Form> Received = new FactGroup<Form>("received")
        .With("session_id", f => f.SessionId).With("session_kind", f => f.Kind).With("session_on", f => f.SessionOn).With("family", f => f.Family)
        .With("prepared", f => f.Prepared).With("heard", f => f.Heard).With("plan_is_ours", f => f.PlanIsOurs).With("recommend", f => f.Recommend)
        .With("has_comment", f => f.HasComment).With("received_on", f => f.On);
    public static readonly FactGroup<Coding> Themes = new FactGroup<Coding>("themes").With("themes", c => c.Themes).With("tone", c => c.Tone);
}

/// <summary>Somebody who was asked and gave no feedback.</summary>
static class NoFeedbackFact
{
    public sealed record Declined(string SessionId, string Kind, DateOnly SessionOn, bool Family, DateOnly On);

    public static readonly FactGroup<Declined> Event = new FactGroup<Declined>("event")
        .With("session_id", d => d.SessionId).With("session_kind", d => d.Kind).With("session_on", d => d.SessionOn).With("family", d => d.Family).With("asked_on", d => d.On);
}

/// <summary>A coordinator's post from a day on.</summary>
static class PostFact
{
    public sealed record Post(string CoordinatorKey, DateOnly From, int Hundredths);

    public static readonly FactGroup<Post> Event = new FactGroup<Post>("event")
        .With("coordinator_key", p => p.CoordinatorKey).With("from_on", p => p.From).With("fte_hundredths", p => p.Hundredths);
}

/// <summary>One row per offer of a meeting before proceedings.</summary>
static class OfferFact
{
    public sealed record Offer(DateOnly? LetterOn, bool? InLetter, int? OfferedTo, int? Children);

    public sealed record Exemption(DateOnly? On, string Stage);

    public sealed record Issue(DateOnly? On, string Kind, bool? Compliant, bool? Exempt, bool? DutyInForce, string Gaps, bool? Regardless);

    public static readonly FactGroup<Offer> Made = new FactGroup<Offer>("made")
        .With("letter_on", o => o.LetterOn).With("offer_in_letter", o => o.InLetter).With("offered_to", o => o.OfferedTo).With("child_count", o => o.Children);
    public static readonly FactGroup<Exemption> Exempted = new FactGroup<Exemption>("exempted").With("exempted_on", e => e.On).With("exemption_stage", e => e.Stage);
    public static readonly FactGroup<Issue> Application = new FactGroup<Issue>("application")
        .With("application_on", a => a.On).With("application_kind", a => a.Kind).With("compliant", a => a.Compliant).With("exempt", a => a.Exempt)
        .With("duty_in_force", a => a.DutyInForce).With("gaps", a => a.Gaps).With("issued_regardless", a => a.Regardless);
    public static readonly FactGroup<Day> Ended = Day.Group("ended", "ended_on");
}

/// <summary>Every table of conferencing facts but those of children.</summary>
static class ConferenceTables
{
    public static readonly FactTable Conferences = new("conference_fact", null, perEvent: false,
        ConferenceFact.Referred, ConferenceFact.Screened, ConferenceFact.Allocated, ConferenceFact.Baseline, ConferenceFact.Consented, ConferenceFact.Declined,
        ConferenceFact.StoodDown, ConferenceFact.Held, ConferenceFact.PlanMade, ConferenceFact.NoPlan, ConferenceFact.Agreed, ConferenceFact.NotAgreed, ConferenceFact.Closed);

    public static readonly FactTable Sessions = new("conference_session_fact", "session_id", perEvent: false, SessionFact.Held);
    public static readonly FactTable Reviews = new("conference_review_fact", "review", perEvent: false, ReviewFact.Due, ReviewFact.Held);
    public static readonly FactTable Feedback = new("conference_feedback_fact", "feedback_id", perEvent: false, FeedbackFact.Received, FeedbackFact.Themes);
    public static readonly FactTable NoFeedback = new("conference_no_feedback_fact", null, perEvent: true, NoFeedbackFact.Event);
    public static readonly FactTable Posts = new("coordinator_post_fact", null, perEvent: true, PostFact.Event);
    public static readonly FactTable Offers = new("fgdm_offer_fact", null, perEvent: false, OfferFact.Made, OfferFact.Exempted, OfferFact.Application, OfferFact.Ended);

    public static IReadOnlyList<FactTable> All { get; } = [Conferences, Sessions, Reviews, Feedback, NoFeedback, Posts, Offers];
}

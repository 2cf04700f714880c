using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>The conference itself and the review conferences after it: set, put off, called off, held.</summary>
sealed partial class Conference
{
    /// <summary>In the order in which they follow each other.</summary>
    static readonly PhaseKind[] PhasesInOrder = [PhaseKind.InformationSharing, PhaseKind.PrivateFamilyTime, PhaseKind.PlanAgreement];

    static readonly ConferenceState[] UnderReview =
        [ConferenceState.Agreed, ConferenceState.AgreedWithChanges, ConferenceState.ReviewDue, ConferenceState.Reviewed];

    internal Session SessionOf(Guid id) => Sessions.Find(s => s.Id == id) ?? throw Refuse.NotFound("SESSION_NOT_FOUND", "There is no such session in this conference.");

    /// <summary>The review conference that is due next; none while there is none to come.</summary>
    internal PlanReview? NextReview => State is ConferenceState.Closed ? null : Reviews.Find(r => r.HeldOn is null);

    public IReadOnlyList<IMessage> ScheduleSession(Guid id, SessionKind kind, DateTimeOffset at, string venue, DateOnly bookedOn)
    {
        if (kind is SessionKind.Review)
            return ScheduleReview(id, at, venue, bookedOn);

        Require(nameof(ScheduleSession), ConferenceState.Preparing, ConferenceState.Postponed, ConferenceState.Cancelled);
        InOrder.Require(bookedOn, ConsentedOn, "the family consented");
        RequireInOrder(at, bookedOn);
        if (NotReadyFor(WorkingCalendar.LondonDate(at)) is [var first, ..] gaps)
            throw Refuse.Preconditions(first.Rule, first.Description, gaps);

        MoveTo(ConferenceState.Scheduled, bookedOn);
        return [Book(id, SessionKind.Conference, at, venue, bookedOn, ConferenceDueOn)];
    }

    IReadOnlyList<IMessage> ScheduleReview(Guid id, DateTimeOffset at, string venue, DateOnly bookedOn)
    {
        Require(nameof(ScheduleSession), UnderReview);
        if (Sessions.Exists(s => s.State is SessionState.Scheduled))
            throw Refuse.Precondition("SESSION_ALREADY_SCHEDULED", "A review conference is scheduled already; put it off or call it off first.");
        var review = NextReview ?? throw Refuse.Precondition("NO_REVIEW_DUE", "No further review conference is due.");
        InOrder.Require(bookedOn, Sessions.Max(s => s.HeldOn), "the last session");
        RequireInOrder(at, bookedOn);
        if (UnsafeWithoutPlan(WorkingCalendar.LondonDate(at)) is { } gap)
            throw Refuse.Preconditions(gap.Rule, gap.Description, [gap]);

        return [Book(id, SessionKind.Review, at, venue, bookedOn, review.DueOn)];
    }

    void RequireInOrder(DateTimeOffset at, DateOnly bookedOn)
    {
        InOrder.Require(bookedOn, Sessions.Max(s => s.ReasonOn), "the last one was put off or called off");
        InOrder.Require(WorkingCalendar.LondonDate(at), bookedOn, "it was set");
    }

    SessionScheduled Book(Guid id, SessionKind kind, DateTimeOffset at, string venue, DateOnly bookedOn, DateOnly? dueOn)
    {
        Sessions.Add(new() { Id = id, Kind = kind, ScheduledAt = at, Venue = venue, BookedOn = bookedOn, DueOn = dueOn });
        return new() { SessionId = id.ToString(), Kind = kind, ScheduledDate = WorkingCalendar.LondonDate(at).ToMessage(), DueDate = dueOn?.ToMessage() };
    }

    public IReadOnlyList<IMessage> PostponeSession(Guid sessionId, SessionReason reason, DateOnly on)
    {
        var session = ToCome(sessionId);
        InOrder.Require(on, session.BookedOn, "it was set");

        (session.State, session.Reason, session.ReasonOn) = (SessionState.Postponed, reason, on);
        if (session.Kind is SessionKind.Conference)
            MoveTo(ConferenceState.Postponed, on);
        return [new SessionPostponed { SessionId = sessionId.ToString(), Kind = session.Kind, Reason = reason, PostponedDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> CancelSession(Guid sessionId, SessionReason reason, DateOnly on)
    {
        var session = ToCome(sessionId);
        InOrder.Require(on, session.BookedOn, "it was set");

        if (session.Kind is SessionKind.Conference)
            MoveTo(ConferenceState.Cancelled, on);
        return [CallOff(session, reason, on)];
    }

    static SessionCancelled CallOff(Session session, SessionReason reason, DateOnly on)
    {
        (session.State, session.Reason, session.ReasonOn) = (SessionState.Cancelled, reason, on);
        return new() { SessionId = session.Id.ToString(), Kind = session.Kind, Reason = reason, CancelledDate = on.ToMessage() };
    }

    /// <summary>The conference is over: what was to come does not.</summary>
    void StopWaiting(DateOnly on, List<IMessage> happened)
    {
        foreach (var session in Sessions.Where(s => s.State is SessionState.Scheduled))
            happened.Add(CallOff(session, SessionReason.Other, on));
    }

    public IReadOnlyList<IMessage> RecordConferenceHeld(Guid sessionId, IReadOnlyList<Phase> phases, IReadOnlyList<Attendance> attendance, Standard standard, Pseudonyms pseudonyms)
    {
        Require(nameof(RecordConferenceHeld), ConferenceState.Scheduled);
        var session = ToCome(sessionId);
        List<Phase> inTime = [.. phases.OrderBy(p => p.From)];
        RequirePhases(inTime);
        var endedAt = inTime[^1].Until;
        var on = WorkingCalendar.LondonDate(endedAt);
        InOrder.Require(WorkingCalendar.LondonDate(inTime[0].From), session.BookedOn, "it was set");
        RequireAttendance(attendance, on);

        var withinNorm = UrgentBy is { } hours ? endedAt <= hours : on <= NormOn;
        session.Phases = inTime;
        Hold(session, endedAt, on, attendance, withinNorm, standard);
        MoveTo(ConferenceState.Held, on);
        List<IMessage> happened = [Held(session, on, withinNorm, pseudonyms)];
        SetReview(WorkingCalendar.AddMonths(on, standard.ReviewMonths), happened);
        AnchorFollowUps(on, pseudonyms, Authority, happened);
        return happened;
    }

    public IReadOnlyList<IMessage> RecordReviewHeld(Guid sessionId, DateTimeOffset endedAt, IReadOnlyList<Attendance> attendance, ReviewFinding finding, DateOnly? nextOn, Standard standard)
    {
        Require(nameof(RecordReviewHeld), UnderReview);
        var session = ToCome(sessionId);
        var on = WorkingCalendar.LondonDate(endedAt);
        InOrder.Require(on, session.BookedOn, "it was set");
        if (nextOn <= on)
            throw Refuse.Field("next_review_date", "must be after this review", "DATE_OUT_OF_ORDER");
        RequireAttendance(attendance, on);

        // It was booked for a review that is due, and there is one session at a time.
        var review = NextReview!;
        Hold(session, endedAt, on, attendance, inTime: on <= review.DueOn, standard);
        session.Finding = finding;
        (review.SessionId, review.HeldOn) = (sessionId, on);
        MoveTo(ConferenceState.Reviewed, on);
        List<IMessage> happened =
        [
            new ReviewHeld
            {
                SessionId = sessionId.ToString(), Number = review.Number, DueDate = review.DueOn.ToMessage(), HeldDate = on.ToMessage(),
                InTime = session.InTime, Finding = finding, FeedbackAsked = session.FeedbackAsked.Count,
            },
        ];
        if (nextOn is { } next)
            SetReview(next, happened);
        return happened;
    }

    static void RequirePhases(List<Phase> phases)
    {
        if (PhasesInOrder.Where(kind => !phases.Exists(p => p.Kind == kind)).ToList() is { Count: > 0 } missing)
            throw Refuse.Preconditions("PHASES_INCOMPLETE", "A conference has three phases. Missing: " + string.Join(", ", missing.Select(Codes.Of)) + ".",
                [.. missing.Select(kind => new RuleViolation(Codes.Of(kind), "This phase is part of every conference.", SessionRules.PrivateTimeCitation))]);
        if (!phases.Select(p => p.Kind).SequenceEqual(PhasesInOrder) || phases.Zip(phases.Skip(1)).Any(pair => pair.Second.From < pair.First.Until))
            throw Refuse.Precondition("PHASES_OUT_OF_ORDER", "Information sharing, private family time and plan agreement follow each other and do not overlap.", SessionRules.PrivateTimeCitation);
        if (phases.Exists(p => p.Kind is PhaseKind.PrivateFamilyTime && p.ProfessionalsPresent))
            throw Refuse.Precondition("PRIVATE_TIME_NOT_PRIVATE", "In private family time the family is alone: no professional is present.", SessionRules.PrivateTimeCitation);
    }

    void RequireAttendance(IReadOnlyList<Attendance> attendance, DateOnly on)
    {
        foreach (var entry in attendance)
            if (!IsChild(entry.ParticipantId) && ParticipantOf(entry.ParticipantId) is { LeftOn: { } left } && left <= on && WasThere(entry))
                throw Refuse.Precondition("PARTICIPANT_HAS_LEFT", "Somebody had left the network by then: " + entry.ParticipantId + ".");

        var leftOut = Children.Select(c => c.Id).Concat(Participants.Where(p => p.Invited && !(p.LeftOn <= on)).Select(p => p.Id))
            .Except(attendance.Select(a => a.ParticipantId)).ToList();
        if (leftOut.Count > 0)
            throw Refuse.Field("attendance", "must say of every child and everybody invited how they took part; left out: " + string.Join(", ", leftOut));

        var there = Participants.FindAll(p => attendance.Any(a => a.ParticipantId == p.Id && WasThere(a)));
        if (there.FindAll(p => IsExcluded(p.Id, on)) is { Count: > 0 } excluded)
            throw Refuse.Precondition("EXCLUDED_PARTICIPANT_PRESENT", "Somebody who is kept out cannot have been there: " + Ids(excluded) + ".");
        if (there.FindAll(p => IsFamily(p.Role) && IsAdult(p, on) && ConsentOn(p, on) is not ConsentAnswer.Agreed) is { Count: > 0 } unasked)
            throw Refuse.Precondition("CONSENT_MISSING", "Whoever of the family was there had agreed to it. Not agreed: " + Ids(unasked) + ".");
        if (!there.Exists(p => SpeaksForTheFamily(p, on)))
            throw Refuse.Precondition("NO_FAMILY_PRESENT", "At least one adult of the family takes part.");
    }

    void Hold(Session session, DateTimeOffset endedAt, DateOnly on, IReadOnlyList<Attendance> attendance, bool inTime, Standard standard)
    {
        (session.State, session.EndedAt, session.HeldOn, session.InTime) = (SessionState.Held, endedAt, on, inTime);
        session.Attendance = [.. attendance];
        session.FeedbackAsked = [.. There(session).Where(p => IsFamily(p.Role) || IsSocialWorker(p, on)).Select(p => p.Id)];
        session.FeedbackBy = on.AddDays(standard.FeedbackDays);
    }

    ConferenceHeld Held(Session session, DateOnly on, bool withinNorm, Pseudonyms pseudonyms)
    {
        var counted = Children.FindAll(c => !c.Unborn && WorkingCalendar.TurnsOn(c.BirthOn, SessionRules.CountedFromAge) <= on);
        var there = There(session);
        return new()
        {
            SessionId = session.Id.ToString(),
            HeldDate = on.ToMessage(),
            AcceptedDate = AcceptedOn?.ToMessage(),
            DaysFromAcceptance = AcceptedOn is { } accepted ? on.DayNumber - accepted.DayNumber : 0,
            WithinNorm = withinNorm,
            Urgent = Urgent,
            ChildKeys = { Children.Select(c => pseudonyms.KeyOf(Authority, c.Reference)) },
            ChildrenFourAndOver = counted.Count,
            ChildrenFourAndOverParticipating = counted.Count(c => session.Attendance.Exists(a => a.ParticipantId == c.Id && (WasThere(a) || a.Mode is AttendanceMode.ViewsConveyed))),
            FamilyParticipants = there.Count(p => IsFamily(p.Role)),
            PaternalParticipants = there.Count(p => IsPaternal(p.Role)),
            Professionals = there.Count(p => p.Role is ParticipantRole.Professional),
            FeedbackAsked = session.FeedbackAsked.Count,
        };
    }

    void SetReview(DateOnly dueOn, List<IMessage> happened)
    {
        var review = new PlanReview { Number = Reviews.Count + 1, DueOn = dueOn };
        Reviews.Add(review);
        happened.Add(new ReviewSet { Number = review.Number, DueDate = dueOn.ToMessage() });
    }

    Session ToCome(Guid sessionId) => SessionOf(sessionId) is { State: SessionState.Scheduled } session
        ? session
        : throw Refuse.Precondition("SESSION_NOT_SCHEDULED", "Only a session that is to come is put off, called off or held.");

    List<Participant> There(Session session) => Participants.FindAll(p => session.Attendance.Exists(a => a.ParticipantId == p.Id && WasThere(a)));

    static bool WasThere(Attendance attendance) => attendance.Mode is AttendanceMode.InPerson or AttendanceMode.Remote;

    bool IsSocialWorker(Participant participant, DateOnly on) => participant.Role is ParticipantRole.Professional && participant.Subject.Length > 0
        && Involvements.Exists(i => i.Subject == participant.Subject && i.Role is InvolvementRole.SocialWorker && i.From <= on && !(i.Until < on));

    /// <summary>Of an urgent one the London day on which its hours end.</summary>
    DateOnly? ConferenceDueOn => UrgentBy is { } by ? WorkingCalendar.LondonDate(by) : NormOn;

    static readonly int[] OnItsDay = [0];

    // The day after, the manager hears of it too.
    static readonly int[] ConferencePoints = [14, 7, 0, -1], UrgentPoints = [0, -1], ReviewPoints = [14, 0, -1];

    void SessionDeadlines(List<DueItem> items)
    {
        if (ConferenceDueOn is { } due && State is ConferenceState.Accepted or ConferenceState.Allocated or ConferenceState.BaselineDone
            or ConferenceState.Preparing or ConferenceState.Scheduled or ConferenceState.Postponed or ConferenceState.Cancelled)
        {
            items.Add(UrgentBy is null
                ? Points.Due(SessionRules.ConferenceDue, "", due, SessionRules.ConferenceCitation, ConferencePoints)
                : Points.Due(SessionRules.UrgentConferenceDue, "", due, SessionRules.ConferenceCitation, UrgentPoints));
        }

        // On its day it also becomes REVIEW_DUE.
        if (NextReview is { } review && UnderReview.Contains(State))
            items.Add(Points.Due(SessionRules.ReviewConferenceDue, "", review.DueOn, SessionRules.ReviewCitation, ReviewPoints));
    }

    void ReviewsFallDue(DateOnly day, List<IMessage> happened)
    {
        if (State is not (ConferenceState.Agreed or ConferenceState.AgreedWithChanges or ConferenceState.Reviewed)
            || NextReview is not { } review || review.DueOn > day)
            return;
        // An answer that came after the review's day leads there at once.
        MoveTo(ConferenceState.ReviewDue, Later(review.DueOn, StateSince));
        happened.Add(Amended("STATE"));
    }
}

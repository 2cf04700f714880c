using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>
/// What people thought of a session. Comments are written for whoever runs the service: they are part of this record's document and of
/// nothing else. No event, log or remembered answer holds one, and no answer but that of <see cref="Conferences.ListComments"/>.
/// </summary>
sealed partial class Conference
{
    internal const string FeedbackDue = "FEEDBACK_DUE";

    const string FeedbackCitation = "Local standard, as on the day of the session";

    static readonly int[] FeedbackPoints = [3, 0, -1];

    public IReadOnlyList<IMessage> RecordFeedback(Guid id, Guid sessionId, Guid participantId, FeedbackFacts facts, DateOnly on)
    {
        var session = RequireAsked(sessionId, participantId, on);
        if (FeedbackOf(session, participantId) is { Declined: false })
            throw AlreadyGiven();

        // Given after all.
        Feedback.RemoveAll(f => f.SessionId == sessionId && f.ParticipantId == participantId);
        Feedback.Add(new()
        {
            Id = id,
            SessionId = sessionId,
            ParticipantId = participantId,
            Prepared = facts.Prepared,
            Heard = facts.Heard,
            PlanIsOurs = facts.PlanIsOurs,
            Recommend = facts.Recommend,
            Comment = facts.Comment,
            On = on,
        });
        var role = RoleOf(participantId);
        return
        [
            new FeedbackReceived
            {
                SessionId = sessionId.ToString(),
                FeedbackId = id.ToString(),
                SessionKind = session.Kind,
                SessionDate = session.HeldOn.ToMessage(),
                Role = role,
                Family = IsOfFamily(role),
                Prepared = facts.Prepared,
                Heard = facts.Heard,
                PlanIsOurs = facts.PlanIsOurs,
                Recommend = facts.Recommend,
                HasComment = facts.Comment.Length > 0,
                ReceivedDate = on.ToMessage(),
            },
        ];
    }

    public IReadOnlyList<IMessage> RecordNoFeedback(Guid id, Guid sessionId, Guid participantId, DateOnly on)
    {
        var session = RequireAsked(sessionId, participantId, on);
        if (FeedbackOf(session, participantId) is not null)
            throw AlreadyGiven();

        Feedback.Add(new() { Id = id, SessionId = sessionId, ParticipantId = participantId, Declined = true, On = on });
        return
        [
            new FeedbackDeclined
            {
                SessionId = sessionId.ToString(),
                SessionKind = session.Kind,
                SessionDate = session.HeldOn.ToMessage(),
                Family = IsOfFamily(RoleOf(participantId)),
                AskedDate = on.ToMessage(),
            },
        ];
    }

    Session RequireAsked(Guid sessionId, Guid participantId, DateOnly on)
    {
        var session = SessionOf(sessionId);
        RoleOf(participantId);
        if (session.State is not SessionState.Held)
            throw Refuse.Precondition("SESSION_NOT_HELD", "Feedback is asked for once the session was held.");
        if (!session.FeedbackAsked.Contains(participantId) && !TookPart(session, participantId))
            throw Refuse.Precondition("NOT_ASKED_FOR_FEEDBACK", "Feedback is asked of the family who took part and of the social worker.");
        InOrder.Require(on, session.HeldOn, "the session");
        return session;
    }

    /// <summary>A child who took part is heard if the child wants to be, and is not chased.</summary>
    bool TookPart(Session session, Guid childId) => IsChild(childId) && session.Attendance.Exists(a => a.ParticipantId == childId && a.Mode is not AttendanceMode.Absent);

    static RefusedException AlreadyGiven() => Refuse.Precondition("FEEDBACK_ALREADY_GIVEN", "There is feedback of this person on this session.");

    /// <summary>Codes only: the comment itself stays where it is.</summary>
    public IReadOnlyList<IMessage> ChooseThemes(Guid feedbackId, IReadOnlyList<FeedbackTheme> themes, FeedbackTone tone)
    {
        var feedback = Feedback.Find(f => f.Id == feedbackId) ?? throw Refuse.NotFound("FEEDBACK_NOT_FOUND", "There is no such feedback.");
        if (feedback.Comment.Length == 0)
            throw Refuse.Precondition("NO_COMMENT", "There is no comment to choose themes of.");

        (feedback.Themes, feedback.Tone) = ([.. themes], tone);
        return
        [
            new CommentThemesChosen
            {
                FeedbackId = feedbackId.ToString(),
                SessionId = feedback.SessionId.ToString(),
                SessionDate = SessionOf(feedback.SessionId).HeldOn.ToMessage(),
                Themes = { themes },
                Tone = tone,
            },
        ];
    }

    /// <summary>A child is a participant by the child's own id.</summary>
    ParticipantRole RoleOf(Guid participantId) => IsChild(participantId) ? ParticipantRole.Child : ParticipantOf(participantId).Role;

    /// <summary>The child's view of the conference is the family's, too.</summary>
    static bool IsOfFamily(ParticipantRole role) => role is ParticipantRole.Child || IsFamily(role);

    Feedback? FeedbackOf(Session session, Guid participantId) => Feedback.Find(f => f.SessionId == session.Id && f.ParticipantId == participantId);

    /// <summary>Whoever was asked, or is still to be asked, and neither gave feedback nor said that they would not.</summary>
    internal IEnumerable<Guid> AwaitedFeedback(Session session) => session.FeedbackAsked.Where(id => FeedbackOf(session, id) is null);

    /// <summary>Feedback that came from the family.</summary>
    internal int FamilyForms(Session session) => Feedback.Count(f => f.SessionId == session.Id && !f.Declined && IsOfFamily(RoleOf(f.ParticipantId)));

    void FeedbackDeadlines(List<DueItem> items)
    {
        foreach (var session in Sessions)
        {
            if (session is { State: SessionState.Held, FeedbackBy: { } dueOn } && AwaitedFeedback(session).Any())
                items.Add(Points.Due(FeedbackDue, session.Id.ToString(), dueOn, FeedbackCitation, FeedbackPoints));
        }
    }
}

/// <summary>Scores, and what somebody added in their own words.</summary>
sealed record FeedbackFacts(int Prepared, int Heard, int PlanIsOurs, int Recommend, string Comment)
{
    public const int Lowest = 1, Highest = 5, LongestComment = 4_000;

    /// <summary>Never the comment: what is printed may be logged.</summary>
    public override string ToString() => nameof(FeedbackFacts);
}

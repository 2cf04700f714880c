using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>From its scheduling to its meeting; what it recommends is recorded with each matter.</summary>
sealed partial class Panel
{
    public static (Panel Panel, IReadOnlyList<IMessage> Events) Schedule(Guid id, string authority, DateOnly on, bool joint, IReadOnlyList<Seat> members, int capacity, DateOnly today)
    {
        var panel = new Panel { Id = id, Authority = authority, On = on, Joint = joint, Capacity = capacity, Members = [.. members], StateSince = today };
        return (panel, [new PanelScheduled { PanelDate = on.ToMessage(), Joint = joint, Capacity = capacity }]);
    }

    /// <summary>When its papers are due.</summary>
    internal DateOnly PapersDueOn => WorkingCalendar.WorkingDaysBefore(On, FosteringRules.PapersWorkingDays);

    /// <summary>Matters may be listed for it.</summary>
    public void RequireOpen()
    {
        if (State is not PanelState.Scheduled)
            throw Refuse.Precondition("PANEL_NOT_OPEN", "Matters are listed for a panel that is still to be held.", FosteringRules.PanelCitation);
    }

    /// <param name="listed">Matters on its agenda already.</param>
    public void RequireRoom(int listed)
    {
        if (Capacity > 0 && listed >= Capacity)
            throw Refuse.Precondition("PANEL_FULL", "The panel takes no more matters.");
    }

    /// <summary>
    /// Who sat on it when it came to one matter, an application or a household: those who attended, and of each whether they had
    /// declared an interest in it. What was recommended is the caller's to add.
    /// </summary>
    public PanelSittingEntry SittingOn(Guid itemId)
    {
        if (State is not PanelState.Held)
            throw Refuse.Precondition("PANEL_NOT_HELD", "A recommendation follows the meeting of the panel.", FosteringRules.PanelCitation);
        return Sitting(Attended, itemId);
    }

    PanelSittingEntry Sitting(IReadOnlyCollection<string> present, Guid? itemId) => new(On,
        [.. Members.Where(m => present.Contains(m.Subject)).Select(m => new PanelMemberEntry(m.Subject, m.Role,
            Conflicts.Exists(c => c.Subject == m.Subject && c.ItemId == itemId), m.SocialWorkExperience))],
        Joint, PanelRecommendation.Unspecified, "", PapersSentOn);

    /// <summary>What a quorum lacks: of those expected, or once it was held of those who attended.</summary>
    internal IReadOnlyList<RuleViolation> QuorumGaps() =>
        PanelQuorum.Gaps(Sitting(State is PanelState.Held ? Attended : [.. Members.Select(m => m.Subject)], null));

    public IReadOnlyList<IMessage> SetMembers(IReadOnlyList<Seat> members)
    {
        RequireState("A change of members", PanelState.Scheduled);
        Members = [.. members];
        return [Amended("MEMBERS")];
    }

    public IReadOnlyList<IMessage> DeclareConflict(string subject, Guid itemId, string reason)
    {
        RequireState("A declaration of interest", PanelState.Scheduled, PanelState.Held);
        if (!Members.Exists(m => m.Subject == subject))
            throw Refuse.NotFound("MEMBER_NOT_FOUND", "Nobody of that subject is a member of the panel.");
        if (!Conflicts.Exists(c => c.Subject == subject && c.ItemId == itemId))
            Conflicts.Add(new(subject, itemId, reason));
        return [Amended("CONFLICTS")];
    }

    public IReadOnlyList<IMessage> RecordPapersSent(DateOnly on)
    {
        RequireState("Sending its papers", PanelState.Scheduled, PanelState.Held);
        if (on > On)
            throw Refuse.Field("sent_date", "must not be after the panel", "DATE_OUT_OF_ORDER");
        PapersSentOn = on;
        return [Amended("PAPERS")];
    }

    public IReadOnlyList<IMessage> RecordHeld(IReadOnlyList<string> attended, DateOnly today)
    {
        var to = Next(State, PanelMove.Hold);
        InOrder.Require(today, On, "the panel");
        if (attended.Any(subject => !Members.Exists(m => m.Subject == subject)))
            throw Refuse.Field("attended", "must name members of the panel only");
        PanelQuorum.Require(Sitting([.. attended], null));

        (State, StateSince) = (to, On);
        Attended = [.. attended];
        return [new PanelMeetingHeld { PanelDate = On.ToMessage(), Attended = attended.Count }];
    }

    /// <param name="listed">Matters on its agenda.</param>
    public IReadOnlyList<IMessage> Cancel(int listed, DateOnly today)
    {
        var to = Next(State, PanelMove.Cancel);
        if (listed > 0)
            throw Refuse.Precondition("PANEL_HAS_MATTERS", "What is on its agenda is listed for another panel first.");

        (State, StateSince) = (to, today);
        return [new PanelCancelled { PanelDate = On.ToMessage() }];
    }

    /// <summary>The lifecycle, whole: which move leads where. Whatever is not here is refused.</summary>
    internal static PanelState Next(PanelState from, PanelMove move) => (from, move) switch
    {
        (PanelState.Scheduled, PanelMove.Hold) => PanelState.Held,
        (PanelState.Scheduled, PanelMove.Cancel) => PanelState.Cancelled,
        _ => throw MoveNotAllowed(move.ToString(), from),
    };

    void RequireState(string act, params ReadOnlySpan<PanelState> states)
    {
        if (!states.Contains(State))
            throw MoveNotAllowed(act, State);
    }
}

/// <summary>What moves a panel from one state to another.</summary>
enum PanelMove
{
    Hold,
    Cancel,
}

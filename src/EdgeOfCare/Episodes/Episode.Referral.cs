using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <summary>Two referrals of one child at once: the database keeps one episode open.</summary>
    public static string? DuplicateReason(string index) => index is "episodes_open_of_child" ? AlreadyOpen : null;

    internal const string AlreadyOpen = "EPISODE_ALREADY_OPEN";

    /// <summary>When a crisis is to be answered at the latest; none of other referrals.</summary>
    internal DateTimeOffset? CrisisResponseDueAt => Crisis ? ReferredAt.AddHours(CrisisResponseHours) : null;

    internal bool CrisisAnsweredInTime => CrisisRespondedAt <= CrisisResponseDueAt;

    internal bool IsReEntry => PreviousEpisodeId is not null;

    /// <summary>Opens an episode.</summary>
    /// <param name="familyId">A sibling's, or a new one.</param>
    /// <param name="previous">The child's episode that closed last before; linked if that is not long ago.</param>
    /// <param name="standards">Of the day of the referral.</param>
    public static (Episode Episode, IReadOnlyList<IMessage> Announces) Refer(Guid id, Guid familyId, Referral referral, Episode? previous, LocalStandards standards, Caller by)
    {
        ChildFields.RequireUnderAge(referral.Child, referral.On);

        var reEntry = previous is not null && IsReEntryTo(previous, referral.On, standards.ReEntryMonths);
        var staff = referral.Requester is null;
        var episode = new Episode
        {
            Id = id,
            Authority = by.Authority,
            Child = referral.Child,
            FamilyId = familyId,
            ReferredAt = referral.At,
            ReferredOn = referral.On,
            StateSince = referral.On,
            Crisis = referral.Crisis,
            CrisisResponseHours = referral.Crisis ? standards.CrisisResponseHours : 0,
            Openness = referral.Openness,
            Needs = [.. referral.Needs],
            Summary = referral.Summary,
            ReferredBy = by.Subject,
            ReferredByStaff = staff,
            Requesters = referral.Requester is { } requester ? [requester] : [],
            PreviousEpisodeId = reEntry ? previous!.Id : null,
            InvolvedWorkers = [.. referral.InvolvedWorkers],
            Team = referral.Team,
            Restricted = referral.Restricted,
            // A social worker of another team keeps knowing of the child whom they referred.
            Access = staff ? [by.Subject] : [],
            HistoricEntry = referral.HistoricEntry,
        };
        var opened = new EpisodeOpened
        {
            ChildKey = referral.Child.Key,
            FamilyId = familyId.ToString(),
            ReferredDate = referral.On.ToMessage(),
            Crisis = referral.Crisis,
            Openness = referral.Openness,
            Needs = { referral.Needs },
            ReEntry = reEntry,
            PreviousEpisodeId = episode.PreviousEpisodeId?.ToString() ?? "",
            RequestedByService = referral.Requester?.Service ?? AskingService.Unspecified,
            RequestedByRecordId = referral.Requester?.RecordId ?? "",
            CrisisResponseDueTime = episode.CrisisResponseDueAt is { } due ? Timestamp.FromDateTimeOffset(due) : null,
            Team = referral.Team,
            HistoricEntry = referral.HistoricEntry,
        };
        return reEntry ? (episode, [opened, Reopened(previous!, episode)]) : (episode, [opened]);
    }

    /// <summary>On the day of the closure or up to so many calendar months after it, clamped to the month's end.</summary>
    static bool IsReEntryTo(Episode previous, DateOnly on, int months) =>
        previous.ClosedOn is { } closedOn && on >= closedOn && on <= WorkingCalendar.AddMonths(closedOn, months);

    static EpisodeReopened Reopened(Episode previous, Episode again)
    {
        var closedOn = previous.ClosedOn!.Value;
        var months = ((again.ReferredOn.Year - closedOn.Year) * 12) + again.ReferredOn.Month - closedOn.Month;
        if (WorkingCalendar.AddMonths(closedOn, months) > again.ReferredOn)
            months--;
        return new()
        {
            ChildKey = again.Child.Key,
            PreviousEpisodeId = previous.Id.ToString(),
            PreviousClosedDate = closedOn.ToMessage(),
            ReferredDate = again.ReferredOn.ToMessage(),
            MonthsSinceClosure = months,
        };
    }

    /// <summary>Of a child's episodes the one that a referral on that day may be a re-entry to.</summary>
    public static Episode? LastClosed(IEnumerable<Episode> ofChild, DateOnly before) =>
        ofChild.Where(episode => episode.IsClosed && episode.ClosedOn <= before).MaxBy(episode => episode.ClosedOn);

    /// <summary>Another service asks for help that the child has already.</summary>
    public IReadOnlyList<IMessage> AddRequester(Requester requester)
    {
        RequireOpen("ReferChild");
        if (!Requesters.Contains(requester))
            Requesters.Add(requester);
        return [Amended("REQUESTERS")];
    }

    public IReadOnlyList<IMessage> CorrectChild(Child child)
    {
        ChildFields.RequireSame(Child, child);
        ChildFields.RequireUnderAge(child, ReferredOn);
        Child = child;
        return [Amended("CHILD")];
    }

    public IReadOnlyList<IMessage> SetInvolvedWorkers(IReadOnlyList<string> subjects)
    {
        RequireOpen("SetInvolvedWorkers");
        InvolvedWorkers = [.. subjects];
        return [Amended("INVOLVED_WORKERS")];
    }

    /// <summary>Lifted, it is known again to whoever referred the child, as it was before.</summary>
    public IReadOnlyList<IMessage> Restrict(bool restricted, IReadOnlyList<string> subjects, Caller by)
    {
        var events = SetRestriction(restricted, subjects, by);
        if (!restricted && ReferredByStaff && !Access.Contains(ReferredBy))
            Access.Add(ReferredBy);
        return events;
    }

    public IReadOnlyList<IMessage> RespondToCrisis(DateTimeOffset at, string summary)
    {
        RequireOpen("RecordCrisisResponse");
        if (CrisisResponseDueAt is not { } dueAt)
            throw Refuse.Precondition("NOT_A_CRISIS", "The child was not referred as a crisis.", EpisodeRules.CrisisCitation);
        if (CrisisRespondedAt is not null)
            throw Refuse.Precondition("CRISIS_ALREADY_ANSWERED", "The response to the crisis is on record.", EpisodeRules.CrisisCitation);
        if (at < ReferredAt)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", "The response lies before the referral.");

        (CrisisRespondedAt, CrisisSummary) = (at, summary);
        return [new CrisisAnswered
        {
            ChildKey = Child.Key,
            ReferredTime = Timestamp.FromDateTimeOffset(ReferredAt),
            DueTime = Timestamp.FromDateTimeOffset(dueAt),
            RespondedTime = Timestamp.FromDateTimeOffset(at),
            InTime = CrisisAnsweredInTime,
        }];
    }

    public IReadOnlyList<IMessage> SendToPanel(DateOnly on)
    {
        RequireState("SendToPanel", EpisodeState.Referred);
        RequireInOrder(on, ReferredOn, "the referral");

        MoveTo(EpisodeState.Panel, on);
        Panel = new() { SentOn = on };
        return [new EpisodeSentToPanel { ChildKey = Child.Key, SentDate = on.ToMessage() }];
    }

    /// <param name="standards">Of that day.</param>
    public IReadOnlyList<IMessage> AcceptByPanel(DateOnly on, string detail, LocalStandards standards, string by)
    {
        Decide(on, EpisodePanelDecision.Accepted, [], detail, by);
        // A crisis has its hours instead.
        if (!Crisis)
        {
            FirstVisitWorkingDays = standards.FirstVisitWorkingDays;
            FirstVisitBy = WorkingCalendar.WorkingDaysAfter(on, FirstVisitWorkingDays);
        }

        return [new EpisodeAccepted { ChildKey = Child.Key, PanelDate = on.ToMessage(), FirstVisitDueDate = FirstVisitBy.ToMessage() }];
    }

    public IReadOnlyList<IMessage> DeclineByPanel(DateOnly on, IReadOnlyList<DeclineReason> reasons, string detail, string by)
    {
        Decide(on, EpisodePanelDecision.Declined, reasons, detail, by);
        ClosedOn = on;
        return [new EpisodeDeclined { ChildKey = Child.Key, PanelDate = on.ToMessage(), Reasons = { reasons } }];
    }

    void Decide(DateOnly on, EpisodePanelDecision decision, IReadOnlyList<DeclineReason> reasons, string detail, string by)
    {
        RequireState("RecordEpisodePanelDecision", EpisodeState.Panel);
        RequireInOrder(on, Panel!.SentOn, "the day it went to the panel");

        MoveTo(decision is EpisodePanelDecision.Accepted ? EpisodeState.Accepted : EpisodeState.Declined, on);
        (Panel.On, Panel.Decision, Panel.DeclineReasons, Panel.Detail, Panel.DecidedBy) = (on, decision, [.. reasons], detail, by);
    }

    public IReadOnlyList<IMessage> Withdraw(DateOnly on, DeclineReason reason)
    {
        RequireState("WithdrawEpisode", EpisodeState.Referred, EpisodeState.Panel, EpisodeState.Accepted);
        RequireInOrder(on, StateSince, "what was last done");

        MoveTo(EpisodeState.Withdrawn, on);
        (ClosedOn, WithdrawalReason) = (on, reason);
        return [new EpisodeWithdrawn { ChildKey = Child.Key, WithdrawalDate = on.ToMessage(), Reason = reason }];
    }

    public IReadOnlyList<IMessage> AllocateTo(DateOnly on, string team, string worker)
    {
        RequireState("AllocateEpisode", EpisodeState.Accepted, EpisodeState.Allocated, EpisodeState.Engaged, EpisodeState.NotEngaged, EpisodeState.Active,
            EpisodeState.StepDown, EpisodeState.Escalated);
        RequireInOrder(on, Panel?.On, "the panel's decision");
        RequireInOrder(on, AllocatedOn, "the first allocation");

        var first = State is EpisodeState.Accepted;
        if (first)
        {
            MoveTo(EpisodeState.Allocated, on);
            AllocatedOn = on;
        }

        (Team, Worker) = (team, worker);
        return [new EpisodeAllocated { ChildKey = Child.Key, AllocatedDate = on.ToMessage(), Team = team, First = first }];
    }

    internal bool FirstVisitInTime => FirstVisitOn is { } on && !(on > FirstVisitBy);

    public IReadOnlyList<IMessage> RecordFirstVisit(DateOnly on, bool childSeen, string summary)
    {
        RequireState("RecordFirstVisit", EpisodeState.Allocated, EpisodeState.NotEngaged);
        if (FirstVisitOn is not null)
            throw Refuse.Precondition("FIRST_VISIT_ALREADY_MADE", "The first visit is on record.", EpisodeRules.FirstVisitCitation);
        RequireInOrder(on, AllocatedOn, "the allocation");

        (FirstVisitOn, ChildSeenAtFirstVisit, FirstVisitSummary) = (on, childSeen, summary);
        return [new FirstVisitMade { ChildKey = Child.Key, VisitDate = on.ToMessage(), DueDate = FirstVisitBy.ToMessage(), InTime = FirstVisitInTime }];
    }

    public IReadOnlyList<IMessage> Engage(DateOnly on, string detail)
    {
        RequireEngagement(on);
        if (FirstVisitOn is null && CrisisRespondedAt is null)
            throw Refuse.Precondition("FAMILY_NOT_SEEN", "A family works with the service once it was visited, or its crisis was responded to.", EpisodeRules.FirstVisitCitation);
        RequireInOrder(on, FirstVisitOn, "the first visit");

        MoveTo(EpisodeState.Engaged, on);
        (EngagedOn, NotEngagedReason, EngagementDetail) = (on, NotEngagedReason.Unspecified, detail);
        return [new EngagementRecorded { ChildKey = Child.Key, EngagementDate = on.ToMessage(), Engaged = true }];
    }

    public IReadOnlyList<IMessage> FindNotEngaged(DateOnly on, NotEngagedReason reason, string detail)
    {
        RequireEngagement(on);

        MoveTo(EpisodeState.NotEngaged, on);
        (NotEngagedReason, EngagementDetail) = (reason, detail);
        return [new EngagementRecorded { ChildKey = Child.Key, EngagementDate = on.ToMessage(), Engaged = false, Reason = reason }];
    }

    void RequireEngagement(DateOnly on)
    {
        RequireState("RecordEngagement", EpisodeState.Allocated, EpisodeState.Engaged, EpisodeState.NotEngaged);
        RequireInOrder(on, StateSince, "what was last done");
    }
}

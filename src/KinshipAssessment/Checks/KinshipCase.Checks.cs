using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>The checks of the case's people: the moves are those of every assessment of carers, the events are this service's.</summary>
sealed partial class KinshipCase : ICheckedCase
{
    /// <summary>Code of the milestone that is reached when every check still out was escalated.</summary>
    const string UnreturnedChecksEscalated = "W8";

    CaseChecks Following => new(this);

    IReadOnlyList<ISubject> ICheckedCase.Subjects => People;

    (DateOnly On, string What) ICheckedCase.Began => (ConcernOn, "the concern");

    bool ICheckedCase.ChecksRun => ChecksRun;

    DateOnly? ICheckedCase.DecidedOn => CarersDecidedOn;

    DateOnly? ICheckedCase.CameToNothingOn => CameToNothingOn;

    IReadOnlyList<WantedCheck> ICheckedCase.Wanted(DateOnly on) => RequiredChecks.Of(this, on);

    string ICheckedCase.CitationOf(CheckType type) => RequiredChecks.Citation(type);

    void ICheckedCase.RequireOpenTo(ISubject person, CheckType type)
    {
        if (type is not CheckType.DbsEnhancedBarred || RequiredChecks.EligibleForDbs((Person)person))
            return;
        var police = Checks.FindLast(c => c.PersonId == person.Id && c.Type is CheckType.PoliceDirect);
        throw Refuse.Field("type", police is null
            ? "is not open to a birth parent or step-parent: ask for a direct police check"
            : $"is not open to a birth parent or step-parent: the direct police check {police.Id} takes its place", "DBS_NOT_ELIGIBLE");
    }

    // Every case is about named children. It is enough that one of the carers or of their household is a relative, or that they foster a child of the case already.
    bool ICheckedCase.MayBeExcepted(ISubject person) => Children.Exists(IsPlaced)
        || People.Exists(p => p is
        {
            LeftOn: null, Kind: PersonKind.ProposedCarer or PersonKind.HouseholdMember, Relationship: Relationship.Grandparent or Relationship.Sibling
            or Relationship.UncleAunt or Relationship.StepParent or Relationship.OtherRelative
        });

    DueItem ICheckedCase.Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> warnOn, string blockedBy) =>
        DueAt(rule, subject, dueOn, citation, warnOn, blockedBy);

    /// <summary>Nobody waits for checks any more once the assessment has come to nothing or the court has decided.</summary>
    bool ChecksRun => State is not (CaseState.NotApproved or CaseState.OrderMade or CaseState.OrderRefused or CaseState.CarerWithdrew
        or CaseState.ChildMoved or CaseState.PlacementEnded or CaseState.Closed);

    /// <summary>The day from which nobody goes on with the assessment; a later closure does not move it. None while it runs.</summary>
    DateOnly? CameToNothingOn => EndedOn ?? ClosedOn ?? (State is CaseState.NotViable or CaseState.CarerWithdrew or CaseState.ChildMoved
        or CaseState.PlacementEnded or CaseState.NotApproved or CaseState.OrderRefused ? StateSince : null);

    /// <summary>The day on which it was decided about the carers: approval, refusal, order.</summary>
    DateOnly? CarersDecidedOn
    {
        get
        {
            var decision = Assessment?.Decisions.FindLast(d => d.Decision is Decision.Approve or Decision.NotApprove)?.On;
            // An order refused while a fostering assessment goes on beside it decides nothing about the carers.
            var order = Guardianship is { OrderMade: true } || State is CaseState.OrderRefused ? Guardianship?.OrderOn : null;
            return decision is null || order > decision ? order ?? decision : decision;
        }
    }

    internal IEnumerable<DueItem> CheckDeadlines() => Following.Deadlines();

    /// <summary>Birthdays, expiries and purges up to a day. Each happens once.</summary>
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today) => Announce(Following.PassTime(today));

    internal DateOnly? ContentPurgeOn(Check check) => Following.PurgeOn(check);

    public IReadOnlyList<IMessage> RecordCheckConsent(Guid checkId, DateOnly on)
    {
        RequireOpen();
        return Announce(Following.Consent(checkId, on));
    }

    /// <summary>Asks for a check that was raised, or else for a further one.</summary>
    public IReadOnlyList<IMessage> RequestCheck(Guid? personId, CheckType type, DateOnly on, string policeForce = "", string externalReference = "")
    {
        RequireOpen();
        return Announce(Following.Request(personId, type, on, policeForce, externalReference));
    }

    /// <param name="certificate">With S5_ISSUED only: number, issue date and level.</param>
    public IReadOnlyList<IMessage> RecordDbsStage(Guid checkId, DbsStage stage, DateOnly on, DbsCertificate? certificate, string by)
    {
        RequireOpen();
        return Announce(Following.RecordDbsStage(checkId, stage, on, certificate, by));
    }

    public IReadOnlyList<IMessage> RecordPoliceAcknowledgement(Guid checkId, DateOnly on, string policeForce)
    {
        RequireOpen();
        return Announce(Following.AcknowledgeByPolice(checkId, on, policeForce));
    }

    public IReadOnlyList<IMessage> RecordCheckResult(Guid checkId, CheckOutcome outcome, DateOnly on, string content)
    {
        RequireOpen();
        return Announce(Following.Return(checkId, outcome, on, content));
    }

    public IReadOnlyList<IMessage> ChaseCheck(Guid checkId, DateOnly on, string means)
    {
        RequireOpen();
        return Announce(Following.Chase(checkId, on, means));
    }

    public IReadOnlyList<IMessage> EscalateCheck(Guid checkId, DateOnly on, string escalatedTo)
    {
        RequireOpen();
        var escalated = Announce(Following.Escalate(checkId, on, escalatedTo));
        if (Milestones.ContainsKey(UnreturnedChecksEscalated) || !Following.EveryOutstandingIsEscalated)
            return escalated;

        Milestones[UnreturnedChecksEscalated] = on;
        return [.. escalated, Reached(UnreturnedChecksEscalated, on)];
    }

    public IReadOnlyList<IMessage> WithdrawCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireOpen();
        return Announce(Following.Withdraw(checkId, on, reason));
    }

    public IReadOnlyList<IMessage> WaiveCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireOpen();
        return Announce(Following.Waive(checkId, on, reason));
    }

    IReadOnlyList<IMessage> Announce(IReadOnlyList<CheckHappened> happened)
    {
        if (happened.Count == 0)
            return [];
        var events = new List<IMessage>(happened.Count);
        foreach (var one in happened)
            if (Announce(one) is { } message)
                events.Add(message);
        return events;
    }

    IMessage? Announce(CheckHappened happened) => happened switch
    {
        CheckMoved moved => Announce(moved),
        ChecksAmended => Amended("CHECKS"),
        CheckCameBack back => Alert(CheckRules.Returned, back.CheckId, back.On, WarningSeverity.Notice),
        ContentWasPurged purged => new ContentPurged { CheckId = purged.CheckId.ToString(), PurgeDate = purged.On.ToMessage() },
        SubjectCameOfAge { Person: Person { Kind: PersonKind.HouseholdMember } } birthday =>
            new PersonTurnedEighteen { PersonId = birthday.Person.Id.ToString(), Birthday = birthday.Birthday.ToMessage() },
        // Only who lives in the home brings a check of the law with their birthday.
        SubjectCameOfAge => null,
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no event."),
    };

    CheckProgressed Announce(CheckMoved moved) => new()
    {
        CheckId = moved.CheckId.ToString(),
        Type = (V1.CheckType)moved.Type,
        SubjectKind = moved.PersonId is { } id ? People.Find(p => p.Id == id)?.Kind ?? PersonKind.Unspecified : PersonKind.Unspecified,
        Progress = (Events.V1.CheckProgress)moved.Progress,
        ProgressDate = moved.On.ToMessage(),
        PoliceForce = moved.PoliceForce,
        Required = moved.Required,
        SubmittedDate = moved.SubmittedOn.ToMessage(),
        ReceivedDate = moved.ReceivedOn.ToMessage(),
    };

    static DeadlineWarned Alert(string rule, Guid subject, DateOnly on, WarningSeverity severity) => new()
    {
        Rule = rule,
        SubjectId = subject.ToString(),
        DueDate = on.ToMessage(),
        WarningDate = on.ToMessage(),
        Severity = severity,
        AlertRoles = { "CSW", "TM" },
    };
}

sealed partial class Person : ISubject
{
    bool ISubject.IsApplicant => Kind is PersonKind.ProposedCarer;

    bool ISubject.InHousehold => Kind is PersonKind.HouseholdMember;
}

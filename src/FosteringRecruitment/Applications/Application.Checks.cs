using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>The checks of the application's people: the moves are those of every assessment of carers, the events are this service's.</summary>
sealed partial class Application : ICheckedCase
{
    CaseChecks Following => new(this);

    IReadOnlyList<ISubject> ICheckedCase.Subjects => People;

    (DateOnly On, string What) ICheckedCase.Began => (ReceivedOn, "the application");

    bool ICheckedCase.ChecksRun => ChecksRun;

    DateOnly? ICheckedCase.DecidedOn => Process?.Decisions.FindLast(d => d.Decision is Decision.Approve or Decision.NotApprove)?.On;

    DateOnly? ICheckedCase.CameToNothingOn => State is ApplicationState.RejectedAtEntry or ApplicationState.Stage1Declined or ApplicationState.NotApproved
        or ApplicationState.Withdrawn ? EndedOn ?? StateSince : null;

    IReadOnlyList<WantedCheck> ICheckedCase.Wanted(DateOnly on) => RequiredChecks.Of(this, on);

    string ICheckedCase.CitationOf(CheckType type) => RequiredChecks.Citation(type);

    void ICheckedCase.RequireOpenTo(ISubject person, CheckType type)
    {
        var kind = ((Person)person).Kind;
        if (type is CheckType.DbsEnhancedBarred && kind is not (ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember))
            throw DbsNotEligible("is open to applicants and their household only");
        if (!IsAskedOf(kind, type))
            throw Refuse.Field("type", "is not asked of that kind of person");
    }

    // No more is asked of somebody outside the household than what they can say of the applicants.
    static bool IsAskedOf(ApplicationPersonKind kind, CheckType type) => kind switch
    {
        ApplicationPersonKind.Referee => type is CheckType.PersonalReference,
        ApplicationPersonKind.FormerPartner => type is CheckType.ExPartner,
        ApplicationPersonKind.ChildElsewhere => type is CheckType.AdultChild or CheckType.Interview,
        ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember =>
            type is not (CheckType.PersonalReference or CheckType.ExPartner or CheckType.AdultChild),
        ApplicationPersonKind.Unspecified => false,
    };

    static RefusedException DbsNotEligible(string description) => Refuse.Field("type", description, "DBS_NOT_ELIGIBLE");

    // That the person is a relative of the child, or fosters it, is said with the decision.
    bool ICheckedCase.MayBeExcepted(ISubject person) => person.IsApplicant || person.InHousehold;

    DueItem ICheckedCase.Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> warnOn, string blockedBy) =>
        Points.DueAt(rule, subject, dueOn, citation, warnOn, blockedBy);

    /// <summary>Somebody waits for the checks: from stage 1 on, until the application has ended. Those of an approved household are its own.</summary>
    bool ChecksRun => StageOneOn is not null && IsOpen;

    void RequireChecksRun(string move)
    {
        if (!ChecksRun)
            throw MoveNotAllowed(move, State);
    }

    internal IEnumerable<DueItem> CheckDeadlines() => Following.Deadlines();

    /// <summary>Birthdays, expiries and purges up to a day. Each happens once.</summary>
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly day) => Announce(Following.PassTime(day));

    internal DateOnly? ContentPurgeOn(Check check) => Following.PurgeOn(check);

    public IReadOnlyList<IMessage> RecordCheckConsent(Guid checkId, DateOnly on)
    {
        RequireChecksRun("Recording a consent");
        return Moved(Following.Consent(checkId, on), on);
    }

    /// <summary>Asks for a check that was raised, or else for a further one.</summary>
    public IReadOnlyList<IMessage> RequestCheck(Guid? personId, CheckType type, DateOnly on, string policeForce = "", string externalReference = "")
    {
        RequireChecksRun("Requesting a check");
        if (type is CheckType.DbsEnhancedBarred && People.Find(p => p.Id == personId) is { } person
            && person.Kind is ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember && on < person.EighteenOn())
            throw DbsNotEligible($"is not open to somebody under {CheckRules.AdultAge}");
        return Moved(Following.Request(personId, type, on, policeForce, externalReference), on);
    }

    /// <param name="certificate">With S5_ISSUED only: number, issue date and level.</param>
    public IReadOnlyList<IMessage> RecordDbsStage(Guid checkId, DbsStage stage, DateOnly on, DbsCertificate? certificate, string by)
    {
        RequireChecksRun("Recording a DBS stage");
        return Moved(Following.RecordDbsStage(checkId, stage, on, certificate, by), on);
    }

    public IReadOnlyList<IMessage> RecordPoliceAcknowledgement(Guid checkId, DateOnly on, string policeForce)
    {
        RequireChecksRun("Recording an acknowledgement");
        return Moved(Following.AcknowledgeByPolice(checkId, on, policeForce), on);
    }

    public IReadOnlyList<IMessage> RecordCheckResult(Guid checkId, CheckOutcome outcome, DateOnly on, string content)
    {
        RequireChecksRun("Recording a result");
        var check = Following.CheckOf(checkId);
        if (check.Type is CheckType.PersonalReference && !(People.Find(p => p.Id == check.PersonId) is { } referee && IsInterviewed(referee, on)))
            throw Refuse.Precondition("REFEREE_NOT_INTERVIEWED", "A personal reference counts once the referee was interviewed and the report written.", RequiredChecks.RefereesCitation);
        return Moved(Following.Return(checkId, outcome, on, content), on);
    }

    public IReadOnlyList<IMessage> ChaseCheck(Guid checkId, DateOnly on, string means)
    {
        RequireChecksRun("Chasing a check");
        return Moved(Following.Chase(checkId, on, means), on);
    }

    public IReadOnlyList<IMessage> EscalateCheck(Guid checkId, DateOnly on, string escalatedTo)
    {
        RequireChecksRun("Escalating a check");
        return Moved(Following.Escalate(checkId, on, escalatedTo), on);
    }

    public IReadOnlyList<IMessage> WithdrawCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireChecksRun("Withdrawing a check");
        return Moved(Following.Withdraw(checkId, on, reason), on);
    }

    public IReadOnlyList<IMessage> WaiveCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireChecksRun("Waiving a check");
        return Moved(Following.Waive(checkId, on, reason), on);
    }

    IReadOnlyList<IMessage> Moved(IReadOnlyList<CheckHappened> happened, DateOnly on) => [.. Announce(happened), .. Completed(on)];

    /// <summary>What follows once the last information of stage 1 is there.</summary>
    IReadOnlyList<IMessage> Completed(DateOnly on) => ChecksRun ? AfterCheckMoved(InformationOn(on)) : [];

    /// <summary>The day of the latest piece of stage 1 information, in whichever order the pieces were recorded; not before a day.</summary>
    internal DateOnly InformationOn(DateOnly on)
    {
        foreach (var check in Checks)
            if (check is { Required: true, Stage: 1 })
                on = Latest(Latest(on, check.ReceivedOn), check.ClosedOn);
        foreach (var person in People)
            if (person is { Kind: ApplicationPersonKind.Referee, LeftOn: null })
                on = Latest(on, person.ReportedOn);
        return on;
    }

    static DateOnly Latest(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

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
        SubjectCameOfAge { Person: Person { Kind: ApplicationPersonKind.HouseholdMember } } birthday =>
            new PersonTurnedEighteen { PersonId = birthday.Person.Id.ToString(), Birthday = birthday.Birthday.ToMessage() },
        // Only who lives in the home brings a check of the law with their birthday.
        SubjectCameOfAge => null,
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no event."),
    };

    CheckProgressed Announce(CheckMoved moved) => new()
    {
        CheckId = moved.CheckId.ToString(),
        Type = (V1.CheckType)moved.Type,
        SubjectKind = moved.PersonId is { } id ? People.Find(p => p.Id == id)?.Kind ?? ApplicationPersonKind.Unspecified : ApplicationPersonKind.Unspecified,
        Progress = (Events.V1.CheckProgress)moved.Progress,
        ProgressDate = moved.On.ToMessage(),
        PoliceForce = moved.PoliceForce,
        Required = moved.Required,
        SubmittedDate = moved.SubmittedOn.ToMessage(),
        ReceivedDate = moved.ReceivedOn.ToMessage(),
        Stage = Checks.Find(c => c.Id == moved.CheckId)?.Stage ?? 0,
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

    /// <summary>How urgent a warning about a check is, and who is alerted; null for other rules. Local expectations are never critical.</summary>
    internal static (WarningUrgency Urgency, IReadOnlyList<string> Roles)? UrgencyOfCheck(DueItem item, DateOnly point) => item.Rule switch
    {
        CheckRules.TurnsEighteen => (LocalUrgency(item, point), ["CSW", "ASSESSOR", "TM"]),
        CheckRules.Request or CheckRules.Consent or CheckRules.Submit or CheckRules.Chase or CheckRules.Escalate or CheckRules.DbsSixty
            or CheckRules.CertificateSeen or CheckRules.Renewal => (LocalUrgency(item, point), ["ASSESSOR", "TM"]),
        CheckRules.ContentPurge => (WarningUrgency.Notice, ["ASSESSOR", "TM"]),
        _ => null,
    };
}

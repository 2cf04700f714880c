using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Asking for checks, following them, and what came back.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> RecordCheckConsent(Guid checkId, DateOnly on)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Consent);
        InOrder("consent_date", on, ConcernOn, "the concern");

        check.State = next;
        check.ConsentOn = on;
        return [new RecordAmended { Section = "CHECKS" }];
    }

    /// <summary>Asks for a check that was raised, or else for a further one.</summary>
    public IReadOnlyList<IMessage> RequestCheck(Guid? personId, CheckType type, DateOnly on, string policeForce = "", string externalReference = "")
    {
        RequireOpen();
        var person = personId is { } id ? PersonPresent(id) : null;
        if (CheckRules.ConcernsHome(type) != (person is null))
            throw Refuse.Field("person_id", CheckRules.ConcernsHome(type) ? "is empty for a check of the home" : "is required for a check of a person");
        if (type is CheckType.DbsEnhancedBarred)
            RequireEligibleForDbs(person!, on);
        InOrder("request_date", on, ConcernOn, "the concern");

        if (Checks.Find(c => c.State is CheckState.Required && Concerns(c, person, type)) is { } raised)
            return [Ask(raised, on, policeForce, externalReference)];
        if (Checks.Exists(c => c.State is CheckState.ConsentPending && Concerns(c, person, type)))
            throw CheckPipeline.NotAllowed("The check waits for its subject's consent.");
        if (!CheckRules.MayRunSeveral(type) && Checks.Exists(c => (c.IsOutstanding() || c.AwaitsDecision()) && Concerns(c, person, type)))
            throw Refuse.Precondition("CHECK_ALREADY_OPEN", "A check of that type is open already for that person.");

        var further = Raise(person?.Id, type, on);
        further.Renews = Checks.FindLast(c => c != further && CheckRules.Expires(type) && IsInForce(c) && Concerns(c, person, type))?.Id;
        return further.State is CheckState.ConsentPending
            ? [Progressed(further, CheckProgress.Raised, on)]
            : [Ask(further, on, policeForce, externalReference)];
    }

    CheckProgressed Ask(Check check, DateOnly on, string policeForce, string externalReference)
    {
        var next = CheckPipeline.Next(check.State, CheckMove.Request);
        InOrder("request_date", on, check.ConsentOn, "the consent");

        check.State = next;
        check.RequestedOn = on;
        check.PoliceForce = policeForce;
        check.ExternalReference = externalReference;
        if (check.Type is CheckType.DbsEnhancedBarred)
        {
            check.DbsStage = DbsStage.Draft;
            check.DbsStages[DbsStage.Draft] = on;
        }
        else
        {
            // Measure K05 counts any other check from the day it was asked for.
            check.SubmittedOn = on;
        }

        return Progressed(check, CheckProgress.Requested, on);
    }

    void RequireEligibleForDbs(Person person, DateOnly on)
    {
        if (!RequiredChecks.EligibleForDbs(person))
        {
            var police = Checks.FindLast(c => c.PersonId == person.Id && c.Type is CheckType.PoliceDirect);
            throw Refuse.Field("type", police is null
                ? "is not open to a birth parent or step-parent: ask for a direct police check"
                : $"is not open to a birth parent or step-parent: the direct police check {police.Id} takes its place", "DBS_NOT_ELIGIBLE");
        }

        if (on < Platform.Calendar.WorkingCalendar.TurnsOn(person.BirthDate, CheckRules.YoungestForDbs))
            throw Refuse.Field("type", $"is not open to somebody under {CheckRules.YoungestForDbs}", "DBS_NOT_ELIGIBLE");
    }

    /// <param name="certificate">With S5_ISSUED only: number, issue date and level.</param>
    public IReadOnlyList<IMessage> RecordDbsStage(Guid checkId, DbsStage stage, DateOnly on, DbsCertificate? certificate, string by)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        if (check.Type is not CheckType.DbsEnhancedBarred)
            throw Refuse.Precondition("NOT_A_DBS_CHECK", "Stages are recorded for DBS checks.");
        if (!check.IsOutstanding() || !DbsPipeline.Follows(stage, check.DbsStage, check.DbsStageBeforeQuery))
            throw CheckPipeline.NotAllowed("That stage does not follow the one that the check is at.");
        if ((stage is DbsStage.S5Issued) != (certificate is not null))
            throw Refuse.Field("certificate_number", "belongs to S5_ISSUED, with the issue date and the level");
        foreach (var earlier in check.DbsStages.Values)
            InOrder("stage_date", on, earlier, "an earlier stage");
        if (certificate is not null)
        {
            InOrder("issue_date", certificate.IssuedOn, check.DbsStages[DbsStage.S4LocalPolice], "the local police stage");
            if (certificate.IssuedOn > on)
                throw Refuse.Field("issue_date", "must not be after stage_date", "DATE_OUT_OF_ORDER");
            check.CertificateNumber = certificate.Number;
            check.CertificateIssuedOn = certificate.IssuedOn;
            check.CertificateLevel = certificate.Level;
        }

        // A stage keeps the day on which it was first reached; a query counts to the day on which it was answered.
        var answered = check.DbsStage is DbsStage.Query;
        check.DbsStageBeforeQuery = stage is DbsStage.Query ? check.DbsStage : DbsStage.Unspecified;
        check.DbsStage = stage;
        check.DbsStages[answered ? DbsStage.Query : stage] = on;

        var submitted = stage is DbsStage.Submitted && !answered;
        if (submitted)
            check.SubmittedOn = on;
        if (stage is DbsStage.CertificateSeen)
            (check.CertificateSeenOn, check.CertificateSeenBy) = (on, by);
        if (check.SubmittedOn is not null)
            check.State = CheckPipeline.Next(check.State, CheckMove.Advance);
        return [Progressed(check, submitted ? CheckProgress.Submitted : CheckProgress.Moved, on)];
    }

    public IReadOnlyList<IMessage> RecordPoliceAcknowledgement(Guid checkId, DateOnly on, string policeForce)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        if (check.Type is not CheckType.PoliceDirect)
            throw Refuse.Precondition("NOT_A_POLICE_CHECK", "A police force acknowledges direct police checks.");
        var next = CheckPipeline.Next(check.State, CheckMove.Advance);
        if (check.AcknowledgedOn is not null)
            throw CheckPipeline.NotAllowed("The check was acknowledged already.");
        InOrder("acknowledged_date", on, check.RequestedOn, "the request");

        check.State = next;
        check.AcknowledgedOn = on;
        check.PoliceForce = policeForce;
        return [Progressed(check, CheckProgress.Moved, on)];
    }

    /// <summary>
    /// Records what came back. The events are the same whatever it was: that something was disclosed is for those who need
    /// to know, so the child's social worker and the team manager are alerted to every answer.
    /// </summary>
    public IReadOnlyList<IMessage> RecordCheckResult(Guid checkId, CheckOutcome outcome, DateOnly on, string content)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var clear = outcome is CheckOutcome.Clear;
        var next = CheckPipeline.Next(check.State, clear ? CheckMove.ReturnClear : CheckMove.ReturnContent);
        if (clear != (content.Length == 0))
            throw Refuse.Field("content", clear ? "is empty when the check is clear: nothing of it is kept" : "is required when something came back");
        if (check.Type is CheckType.DbsEnhancedBarred)
        {
            if (check.DbsStage is not DbsStage.CertificateSeen)
                throw CheckPipeline.NotAllowed("The result of a DBS check is recorded once the certificate was seen.");
            if (on != check.CertificateIssuedOn)
                throw Refuse.Field("received_date", "is the certificate's issue date for a DBS check");
            check.DbsStage = DbsStage.Closed;
        }
        else
        {
            InOrder("received_date", on, check.RequestedOn, "the request");
            InOrder("received_date", on, check.AcknowledgedOn, "the acknowledgement");
        }

        check.State = next;
        check.ReceivedOn = on;
        if (CheckRules.Expires(check.Type))
            check.ValidUntil = on.AddMonths(CheckRules.ValidMonths);
        if (clear)
            check.ClosedOn = check.CertificateSeenOn ?? on;
        else
            check.Content = new(content, null, null, null, null, null, "", null);

        var received = Progressed(check, CheckProgress.Received, on);
        return HistoricEntry ? [received] : [received, Alert(CheckRules.Returned, check.Id, on, WarningSeverity.Notice)];
    }

    public IReadOnlyList<IMessage> ChaseCheck(Guid checkId, DateOnly on, string means)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Chase);
        InOrder("chase_date", on, check.SubmittedOn ?? check.RequestedOn, "the submission");
        InOrder("chase_date", on, LastContactOn(check), "an earlier chase or escalation");

        check.State = next;
        check.ChasedOn.Add(on);
        check.Contacts.Add(new(on, means));
        return [Progressed(check, CheckProgress.Chased, on)];
    }

    public IReadOnlyList<IMessage> EscalateCheck(Guid checkId, DateOnly on, string escalatedTo)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Escalate);
        InOrder("escalation_date", on, check.SubmittedOn ?? check.RequestedOn, "the submission");
        InOrder("escalation_date", on, LastContactOn(check), "an earlier chase or escalation");

        check.State = next;
        check.EscalatedOn.Add(on);
        check.Contacts.Add(new(on, escalatedTo));
        var escalated = Progressed(check, CheckProgress.Escalated, on);
        if (Milestones.ContainsKey(UnreturnedChecksEscalated) || Checks.Exists(c => c.Required && c.IsOutstanding() && c.EscalatedOn.Count == 0))
            return [escalated];

        Milestones[UnreturnedChecksEscalated] = on;
        return [escalated, new MilestoneReached { Code = UnreturnedChecksEscalated, ReachedDate = on.ToMessage() }];
    }

    const string UnreturnedChecksEscalated = "W8";

    public IReadOnlyList<IMessage> WithdrawCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Withdraw);
        if (check.Required && (check.PersonId is not { } id || People.Exists(p => p.Id == id && p.LeftOn is null)))
            throw Refuse.Precondition("CHECK_REQUIRED", "A required check stays while the person it concerns is part of the case.", RequiredChecks.Citation(check.Type));
        InOrder("withdrawal_date", on, LatestOf(check), "what was recorded before");

        return [Withdraw(check, next, on, reason)];
    }

    CheckProgressed Withdraw(Check check, CheckState next, DateOnly on, string reason)
    {
        check.State = next;
        check.Required = false;
        check.ClosedOn = on;
        check.WithdrawalReason = reason;
        if (check.Type is CheckType.DbsEnhancedBarred && check.RequestedOn is not null)
            check.DbsStage = DbsStage.Closed;
        return Progressed(check, CheckProgress.Withdrawn, on);
    }

    public IReadOnlyList<IMessage> WaiveCheck(Guid checkId, DateOnly on, string reason)
    {
        RequireOpen();
        var check = CheckOf(checkId);
        if (!check.Required)
            throw CheckPipeline.NotAllowed("Only a required check is waived; another one is withdrawn.");
        if (check.RequiredByLaw)
            throw Refuse.Precondition("CHECK_REQUIRED_BY_LAW", "A check that the law asks for cannot be waived.", RequiredChecks.Citation(check.Type));
        var next = CheckPipeline.Next(check.State, CheckMove.Waive);
        InOrder("waiver_date", on, LatestOf(check), "what was recorded before");

        check.State = next;
        check.ClosedOn = on;
        check.WaiverReason = reason;
        return [Progressed(check, CheckProgress.Withdrawn, on)];
    }

    Check CheckOf(Guid checkId) => Checks.Find(c => c.Id == checkId) ?? throw Refuse.NotFound("CHECK_NOT_FOUND", "The case has no such check.");

    Check Raise(Guid? personId, CheckType type, DateOnly on)
    {
        var check = new Check
        {
            Id = NewIdOf(on),
            PersonId = personId,
            Type = type,
            RaisedOn = on,
            State = CheckRules.NeedsConsent(type) ? CheckState.ConsentPending : CheckState.Required,
        };
        Checks.Add(check);
        return check;
    }

    // References are given for the carers together.
    bool Concerns(Check check, Person? person, CheckType type) => check.Type == type && (check.PersonId == person?.Id
        || (type is CheckType.PersonalReference && person is { Kind: PersonKind.ProposedCarer }
            && People.Exists(p => p.Id == check.PersonId && p.Kind is PersonKind.ProposedCarer)));

    static bool IsInForce(Check check) => check.State is CheckState.ReceivedClear or CheckState.Accepted;

    static DateOnly? LastContactOn(Check check) => check.Contacts.Count == 0 ? null : check.Contacts[^1].On;

    static DateOnly? LatestOf(Check check)
    {
        DateOnly?[] days = [check.ConsentOn, check.RequestedOn, check.SubmittedOn, check.AcknowledgedOn, check.ReceivedOn, check.RecommendedOn,
            LastContactOn(check), check.DbsStages.Count == 0 ? null : check.DbsStages.Values.Max()];
        return days.Max();
    }

    // A random id with the day of the act in it, so that ids sort by age; the case reads no clock.
    static Guid NewIdOf(DateOnly on) => Guid.CreateVersion7(new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    static void InOrder(string field, DateOnly day, DateOnly? notBefore, string what)
    {
        if (day < notBefore)
            throw Refuse.Field(field, $"must not be before {what}", "DATE_OUT_OF_ORDER");
    }

    CheckProgressed Progressed(Check check, CheckProgress progress, DateOnly on)
    {
        var progressed = new CheckProgressed
        {
            CheckId = check.Id.ToString(),
            Type = check.Type,
            SubjectKind = check.PersonId is { } id ? People.Find(p => p.Id == id)?.Kind ?? PersonKind.Unspecified : PersonKind.Unspecified,
            Progress = progress,
            ProgressDate = on.ToMessage(),
            PoliceForce = check.PoliceForce,
            Required = check.Required,
        };
        if (check.SubmittedOn is { } submitted)
            progressed.SubmittedDate = submitted.ToMessage();
        if (check.ReceivedOn is { } received)
            progressed.ReceivedDate = received.ToMessage();
        return progressed;
    }

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

/// <summary>What is kept of a certificate besides the decision on it.</summary>
sealed record DbsCertificate(string Number, DateOnly IssuedOn, DbsLevel Level);

using Suite.Platform.Calendar;
using Suite.Platform.Errors;

namespace Suite.Suitability.Checks;

/// <summary>
/// Every move on the checks of one case: asking, following, and what came back. The case says beforehand whether it is open and who
/// may act; it is a view of the case without state of its own, made when needed.
/// </summary>
public sealed partial class CaseChecks(ICheckedCase of)
{
    List<Check> All => of.Checks;

    public IReadOnlyList<CheckHappened> Consent(Guid checkId, DateOnly on)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Consent);
        RequireBegun("consent_date", on);

        check.State = next;
        check.ConsentOn = on;
        return [new ChecksAmended()];
    }

    /// <summary>Asks for a check that was raised, or else for a further one.</summary>
    public IReadOnlyList<CheckHappened> Request(Guid? personId, CheckType type, DateOnly on, string policeForce = "", string externalReference = "")
    {
        var person = personId is { } id ? PersonPresent(id) : null;
        if (CheckRules.ConcernsHome(type) != (person is null))
            throw Refuse.Field("person_id", CheckRules.ConcernsHome(type) ? "is empty for a check of the home" : "is required for a check of a person");
        if (person is not null)
            RequireOpenTo(person, type, on);
        RequireBegun("request_date", on);

        if (All.Find(c => c.State is CheckState.Required && Concerns(c, person, type)) is { } raised)
            return [Ask(raised, on, policeForce, externalReference)];
        if (All.Exists(c => c.State is CheckState.ConsentPending && Concerns(c, person, type)))
            throw CheckPipeline.NotAllowed("The check waits for its subject's consent.");
        if (!CheckRules.MayRunSeveral(type) && All.Exists(c => (c.IsOutstanding() || c.AwaitsDecision()) && Concerns(c, person, type)))
            throw Refuse.Precondition("CHECK_ALREADY_OPEN", "A check of that type is open already for that person.");

        var further = Raise(person?.Id, type, on);
        further.Renews = All.FindLast(c => c != further && CheckRules.Expires(type) && c.IsInForce() && Concerns(c, person, type))?.Id;
        return further.State is CheckState.ConsentPending
            ? [Moved(further, CheckProgress.Raised, on)]
            : [Ask(further, on, policeForce, externalReference)];
    }

    CheckMoved Ask(Check check, DateOnly on, string policeForce, string externalReference)
    {
        var next = CheckPipeline.Next(check.State, CheckMove.Request);
        InOrder.RequireField("request_date", on, check.ConsentOn, "the consent");

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

        return Moved(check, CheckProgress.Requested, on);
    }

    void RequireOpenTo(ISubject person, CheckType type, DateOnly on)
    {
        of.RequireOpenTo(person, type);
        if (type is CheckType.DbsEnhancedBarred && on < WorkingCalendar.TurnsOn(person.BirthDate, CheckRules.YoungestForDbs))
            throw Refuse.Field("type", $"is not open to somebody under {CheckRules.YoungestForDbs}", "DBS_NOT_ELIGIBLE");
    }

    /// <param name="certificate">With S5_ISSUED only: number, issue date and level.</param>
    public IReadOnlyList<CheckHappened> RecordDbsStage(Guid checkId, DbsStage stage, DateOnly on, DbsCertificate? certificate, string by)
    {
        var check = CheckOf(checkId);
        if (check.Type is not CheckType.DbsEnhancedBarred)
            throw Refuse.Precondition("NOT_A_DBS_CHECK", "Stages are recorded for DBS checks.");
        if (!check.IsOutstanding() || !DbsPipeline.Follows(stage, check.DbsStage, check.DbsStageBeforeQuery))
            throw CheckPipeline.NotAllowed("That stage does not follow the one that the check is at.");
        if ((stage is DbsStage.S5Issued) != (certificate is not null))
            throw Refuse.Field("certificate_number", "belongs to S5_ISSUED, with the issue date and the level");
        foreach (var earlier in check.DbsStages.Values)
            InOrder.RequireField("stage_date", on, earlier, "an earlier stage");
        if (certificate is not null)
        {
            InOrder.RequireField("issue_date", certificate.IssuedOn, check.DbsStages[DbsStage.S4LocalPolice], "the local police stage");
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
        return [Moved(check, submitted ? CheckProgress.Submitted : CheckProgress.Moved, on)];
    }

    public IReadOnlyList<CheckHappened> AcknowledgeByPolice(Guid checkId, DateOnly on, string policeForce)
    {
        var check = CheckOf(checkId);
        if (check.Type is not CheckType.PoliceDirect)
            throw Refuse.Precondition("NOT_A_POLICE_CHECK", "A police force acknowledges direct police checks.");
        var next = CheckPipeline.Next(check.State, CheckMove.Advance);
        if (check.AcknowledgedOn is not null)
            throw CheckPipeline.NotAllowed("The check was acknowledged already.");
        InOrder.RequireField("acknowledged_date", on, check.RequestedOn, "the request");

        check.State = next;
        check.AcknowledgedOn = on;
        check.PoliceForce = policeForce;
        return [Moved(check, CheckProgress.Moved, on)];
    }

    /// <summary>
    /// Records what came back. What happened is the same whatever it was: that something was disclosed is for those who need to know,
    /// so whoever works the case is alerted to every answer.
    /// </summary>
    public IReadOnlyList<CheckHappened> Return(Guid checkId, CheckOutcome outcome, DateOnly on, string content)
    {
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
            InOrder.RequireField("received_date", on, check.RequestedOn, "the request");
            InOrder.RequireField("received_date", on, check.AcknowledgedOn, "the acknowledgement");
        }

        check.State = next;
        check.ReceivedOn = on;
        if (CheckRules.Expires(check.Type))
            check.ValidUntil = on.AddMonths(CheckRules.ValidMonths);
        if (clear)
            check.ClosedOn = check.CertificateSeenOn ?? on;
        else
            check.Content = new(content, null, null, null, null, null, "", null);

        var received = Moved(check, CheckProgress.Received, on);
        return of.HistoricEntry ? [received] : [received, new CheckCameBack(check.Id, on)];
    }

    public IReadOnlyList<CheckHappened> Chase(Guid checkId, DateOnly on, string means)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Chase);
        InOrder.RequireField("chase_date", on, check.SubmittedOn ?? check.RequestedOn, "the submission");
        InOrder.RequireField("chase_date", on, LastContactOn(check), "an earlier chase or escalation");

        check.State = next;
        check.ChasedOn.Add(on);
        check.Contacts.Add(new(on, means));
        return [Moved(check, CheckProgress.Chased, on)];
    }

    public IReadOnlyList<CheckHappened> Escalate(Guid checkId, DateOnly on, string escalatedTo)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Escalate);
        InOrder.RequireField("escalation_date", on, check.SubmittedOn ?? check.RequestedOn, "the submission");
        InOrder.RequireField("escalation_date", on, LastContactOn(check), "an earlier chase or escalation");

        check.State = next;
        check.EscalatedOn.Add(on);
        check.Contacts.Add(new(on, escalatedTo));
        return [Moved(check, CheckProgress.Escalated, on)];
    }

    /// <summary>Every required check that is out was escalated at least once.</summary>
    public bool EveryOutstandingIsEscalated => !All.Exists(c => c.Required && c.IsOutstanding() && c.EscalatedOn.Count == 0);

    public IReadOnlyList<CheckHappened> Withdraw(Guid checkId, DateOnly on, string reason)
    {
        var check = CheckOf(checkId);
        var next = CheckPipeline.Next(check.State, CheckMove.Withdraw);
        if (check.Required && IsPresent(check.PersonId))
            throw Refuse.Precondition("CHECK_REQUIRED", "A required check stays while the person it concerns is part of the case.", of.CitationOf(check.Type));
        InOrder.RequireField("withdrawal_date", on, LatestOf(check), "what was recorded before");

        return [Withdraw(check, next, on, reason)];
    }

    CheckMoved Withdraw(Check check, CheckState next, DateOnly on, string reason)
    {
        check.State = next;
        check.Required = false;
        check.ClosedOn = on;
        check.WithdrawalReason = reason;
        if (check.Type is CheckType.DbsEnhancedBarred && check.RequestedOn is not null)
            check.DbsStage = DbsStage.Closed;
        return Moved(check, CheckProgress.Withdrawn, on);
    }

    public IReadOnlyList<CheckHappened> Waive(Guid checkId, DateOnly on, string reason)
    {
        var check = CheckOf(checkId);
        if (!check.Required)
            throw CheckPipeline.NotAllowed("Only a required check is waived; another one is withdrawn.");
        if (check.RequiredByLaw)
            throw Refuse.Precondition("CHECK_REQUIRED_BY_LAW", "A check that the law asks for cannot be waived.", of.CitationOf(check.Type));
        var next = CheckPipeline.Next(check.State, CheckMove.Waive);
        InOrder.RequireField("waiver_date", on, LatestOf(check), "what was recorded before");

        check.State = next;
        check.ClosedOn = on;
        check.WaiverReason = reason;
        return [Moved(check, CheckProgress.Withdrawn, on)];
    }

    public Check CheckOf(Guid checkId) => All.Find(c => c.Id == checkId) ?? throw Refuse.NotFound("CHECK_NOT_FOUND", "The case has no such check.");

    Check Raise(Guid? personId, CheckType type, DateOnly on)
    {
        var check = new Check
        {
            Id = Ids.NewOf(on),
            PersonId = personId,
            Type = type,
            RaisedOn = on,
            State = CheckRules.NeedsConsent(type) ? CheckState.ConsentPending : CheckState.Required,
        };
        All.Add(check);
        return check;
    }

    // References are given for the applicants together.
    bool Concerns(Check check, ISubject? person, CheckType type) => check.Type == type && (check.PersonId == person?.Id
        || (type is CheckType.PersonalReference && person is { IsApplicant: true } && SubjectOf(check.PersonId) is { IsApplicant: true }));

    ISubject? SubjectOf(Guid? personId)
    {
        if (personId is not { } id)
            return null;
        var subjects = of.Subjects;
        for (var i = 0; i < subjects.Count; i++)
            if (subjects[i].Id == id)
                return subjects[i];
        return null;
    }

    ISubject PersonPresent(Guid personId)
    {
        var person = SubjectOf(personId) ?? throw Refuse.NotFound("PERSON_NOT_FOUND", "The case has no such person.");
        return person.LeftOn is null ? person : throw Refuse.Precondition("PERSON_HAS_LEFT", "That person has left.");
    }

    // The home stays as long as the case.
    bool IsPresent(Guid? personId) => personId is null || SubjectOf(personId) is { LeftOn: null };

    void RequireBegun(string field, DateOnly on) => InOrder.RequireField(field, on, of.Began.On, of.Began.What);

    static DateOnly? LastContactOn(Check check) => check.Contacts.Count == 0 ? null : check.Contacts[^1].On;

    static DateOnly? LatestOf(Check check)
    {
        DateOnly?[] days = [check.ConsentOn, check.RequestedOn, check.SubmittedOn, check.AcknowledgedOn, check.ReceivedOn, check.RecommendedOn,
            LastContactOn(check), check.DbsStages.Count == 0 ? null : check.DbsStages.Values.Max()];
        return days.Max();
    }

    static CheckMoved Moved(Check check, CheckProgress progress, DateOnly on) =>
        new(check.Id, check.Type, check.PersonId, progress, on, check.PoliceForce, check.Required, check.SubmittedOn, check.ReceivedOn);
}

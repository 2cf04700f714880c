using Google.Protobuf;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Cases;

/// <summary>What the calendar does to checks: chasing, renewal, coming of age, purging.</summary>
sealed partial class KinshipCase
{
    /// <summary>Birthdays further away than any case lasts are no deadlines.</summary>
    const int YearsAhead = 5;

    /// <summary>Nobody waits for checks any more once the assessment has come to nothing or the court has decided.</summary>
    bool ChecksRun => State is not (CaseState.NotApproved or CaseState.OrderMade or CaseState.OrderRefused or CaseState.CarerWithdrew
        or CaseState.ChildMoved or CaseState.PlacementEnded or CaseState.Closed);

    internal IEnumerable<DueItem> CheckDeadlines()
    {
        foreach (var check in Checks)
        {
            if (ChecksRun)
                foreach (var item in DeadlinesOf(check))
                    yield return item;
            if (ContentPurgeOn(check) is { } purge)
                yield return DueAt(CheckRules.ContentPurge, check.Id.ToString(), purge, CheckRules.DbsCode, [purge]);
        }

        if (!ChecksRun)
            yield break;
        foreach (var person in People)
            if (person is { LeftOn: null, CameOfAge: false } && EighteenOn(person) is var birthday && birthday <= ConcernOn.AddYears(YearsAhead))
                yield return DueAt(CheckRules.TurnsEighteen, person.Id.ToString(), birthday, CheckRules.Fostering + " reg 26(9), Sch 3", [birthday.AddDays(-1), birthday]);
    }

    IEnumerable<DueItem> DeadlinesOf(Check check)
    {
        var subject = check.Id.ToString();
        var agency = CheckRules.Agency(check);
        if (check is { Required: true, State: CheckState.Required or CheckState.ConsentPending })
        {
            var due = WorkingCalendar.WorkingDaysAfter(check.ConsentOn ?? check.RaisedOn, CheckRules.RequestWorkingDays);
            yield return check.State is CheckState.Required
                ? DueAt(CheckRules.Request, subject, due, CheckRules.LocalTarget, [due], "ASSESSOR")
                : DueAt(CheckRules.Consent, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        // A form that was begun and lies about is neither raised nor with the agency: nobody would chase it.
        if (check is { RequestedOn: { } requested, SubmittedOn: null } && check.IsOutstanding())
        {
            var due = WorkingCalendar.WorkingDaysAfter(requested, CheckRules.SubmitWorkingDays);
            yield return DueAt(CheckRules.Submit, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        if (check.IsWithAgency())
        {
            if (check.ChasedOn.Count == 0 && check.EscalatedOn.Count == 0 && check.ChaseDueOn() is { } chase)
                yield return DueAt(CheckRules.Chase, subject, chase, CheckRules.LocalTarget, [chase], agency);
            if (check.EscalatedOn.Count == 0 && check.EscalateDueOn() is { } escalate)
                yield return DueAt(CheckRules.Escalate, subject, escalate, CheckRules.LocalTarget, [escalate], agency);
            if (check.SixtyDaysOn() is { } sixty && !check.EscalatedOn.Exists(on => on >= sixty))
                yield return DueAt(CheckRules.DbsSixty, subject, sixty, CheckRules.DbsSixtyDays, [sixty], agency);
        }

        if (check is { DbsStage: DbsStage.S5Issued, CertificateIssuedOn: { } issued })
        {
            var due = issued.AddDays(CheckRules.CertificateSeenDays);
            yield return DueAt(CheckRules.CertificateSeen, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        // No warning points: a warning would tell everybody who hears events that something was disclosed.
        if (check is { State: CheckState.ReceivedWithContent, ReceivedOn: { } received })
            yield return DueAt(CheckRules.DisclosureAssessment, subject, WorkingCalendar.WorkingDaysAfter(check.CertificateSeenOn ?? received, CheckRules.DisclosureWorkingDays),
                CheckRules.LocalTarget, [], "ASSESSOR");
        if (check is { State: CheckState.RiskAssessment, RecommendedOn: { } recommended })
            yield return DueAt(CheckRules.DisclosureDecision, subject, WorkingCalendar.WorkingDaysAfter(recommended, CheckRules.DisclosureWorkingDays),
                CheckRules.LocalTarget, [], CheckRules.NeedsSeniorDecision(check.DisclosureCategory) ? "SM" : "TM");

        if (check is { ValidUntil: { } last } && IsInForce(check) && !HasNewer(check))
            yield return DueAt(CheckRules.Renewal, subject, last, CheckRules.LocalRenewal, [last.AddDays(-CheckRules.RenewalDays), last, last.AddDays(1)], "ASSESSOR");
    }

    /// <summary>Birthdays, expiries and purges up to a day. Each happens once.</summary>
    internal IReadOnlyList<IMessage> PassTimeOfChecks(DateOnly today)
    {
        List<IMessage>? happened = null;
        if (ChecksRun)
        {
            // Taken down first: to raise one person's checks is to see that others came of age by then too.
            var birthdays = People.FindAll(p => p is { LeftOn: null, CameOfAge: false } && EighteenOn(p) <= today);
            birthdays.Sort((a, b) => EighteenOn(a).CompareTo(EighteenOn(b)));
            foreach (var person in birthdays)
                ComeOfAge(person, EighteenOn(person), happened ??= []);
            for (var i = 0; i < Checks.Count; i++)
                if (Checks[i] is { ValidUntil: { } last } check && last < today && IsInForce(check))
                    Expire(check, last.AddDays(1), happened ??= []);
        }

        foreach (var check in Checks)
        {
            if (ContentPurgeOn(check) is not { } due || due > today)
                continue;
            Purge(check, today);
            (happened ??= []).Add(new ContentPurged { CheckId = check.Id.ToString(), PurgeDate = today.ToMessage() });
        }

        return happened ?? (IReadOnlyList<IMessage>)[];
    }

    static DateOnly EighteenOn(Person person) => WorkingCalendar.TurnsOn(person.BirthDate, CheckRules.AdultAge);

    void ComeOfAge(Person person, DateOnly birthday, List<IMessage> happened)
    {
        if (person.Kind is PersonKind.HouseholdMember)
            happened.Add(new PersonTurnedEighteen { PersonId = person.Id.ToString(), Birthday = birthday.ToMessage() });
        happened.AddRange(RaiseRequiredChecks(birthday));
    }

    void Expire(Check check, DateOnly on, List<IMessage> happened)
    {
        var required = check.Required;
        check.State = CheckPipeline.Next(check.State, CheckMove.Expire);
        happened.Add(Progressed(check, CheckProgress.Expired, on));

        if (Newer(check) is { } newer)
        {
            // It was renewed in good time; what was asked for by choice now stands in for the one required.
            newer.Renews ??= check.Id;
            (newer.Required, newer.RequiredByLaw, newer.Stage) = (newer.Required || required, newer.RequiredByLaw || check.RequiredByLaw, Math.Max(newer.Stage, check.Stage));
        }
        else if (required && IsPresent(check.PersonId))
        {
            var renewal = Raise(check.PersonId, check.Type, on);
            (renewal.Required, renewal.RequiredByLaw, renewal.Stage, renewal.Renews) = (true, check.RequiredByLaw, check.Stage, check.Id);
            happened.Add(Progressed(renewal, CheckProgress.Raised, on));
        }
    }

    bool HasNewer(Check check) => Newer(check) is not null;

    Check? Newer(Check check) => Checks.Find(c => c != check && c.PersonId == check.PersonId && c.Type == check.Type
        && c.State is not (CheckState.Withdrawn or CheckState.Expired or CheckState.NotRequired) && Checks.IndexOf(c) > Checks.IndexOf(check));

    /// <summary>
    /// When disclosed content is purged at the latest: six months after the decision on the carers (approval, refusal, order) or,
    /// without one, the day on which the assessment came to nothing, closed or not; but never while the disclosure itself waits for
    /// its decision in an assessment that runs. Null while that day is not known, and where nothing is held.
    /// </summary>
    internal DateOnly? ContentPurgeOn(Check check)
    {
        var nothing = CameToNothingOn;
        if (check.Content is null || (check.ClosedOn is null && nothing is null) || (RecruitmentDecidedOn() ?? nothing) is not { } decided)
            return null;
        var from = check.ClosedOn is { } disclosureDecided && disclosureDecided > decided ? disclosureDecided : decided;
        return WorkingCalendar.AddMonths(from, CheckRules.ContentMonths);
    }

    /// <summary>The day from which nobody goes on with the assessment; a later closure does not move it. None while it runs.</summary>
    DateOnly? CameToNothingOn => EndedOn ?? ClosedOn ?? (State is CaseState.NotViable or CaseState.CarerWithdrew or CaseState.ChildMoved
        or CaseState.PlacementEnded or CaseState.NotApproved or CaseState.OrderRefused ? StateSince : null);

    DateOnly? RecruitmentDecidedOn()
    {
        var decision = Assessment?.Decisions.FindLast(d => d.Decision is Decision.Approve or Decision.NotApprove)?.On;
        // An order refused while a fostering assessment goes on beside it decides nothing about the carers.
        var order = Guardianship is { OrderMade: true } || State is CaseState.OrderRefused ? Guardianship?.OrderOn : null;
        return decision is null || order > decision ? order ?? decision : decision;
    }

    // Number, dates, level, decision, rationale and decider stay.
    static void Purge(Check check, DateOnly on)
    {
        check.Content = null;
        check.PurgedOn = on;
        check.DisclosureCategory = OffenceCategory.Unspecified;
        check.RecommendedBy = "";
        check.RecommendedOn = null;
    }
}

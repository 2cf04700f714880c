using Suite.Platform.Calendar;
using Suite.Platform.Cases;

namespace Suite.Suitability.Checks;

/// <summary>What the calendar does to checks: chasing, renewal, coming of age, purging.</summary>
public sealed partial class CaseChecks
{
    /// <summary>Birthdays further away than any case lasts are no deadlines.</summary>
    const int YearsAhead = 5;

    public IEnumerable<DueItem> Deadlines()
    {
        foreach (var check in All)
        {
            if (of.ChecksRun)
                foreach (var item in DeadlinesOf(check))
                    yield return item;
            if (PurgeOn(check) is { } purge)
                yield return of.Due(CheckRules.ContentPurge, check.Id.ToString(), purge, CheckRules.DbsCode, [purge], "");
        }

        if (!of.ChecksRun)
            yield break;
        foreach (var person in of.Subjects)
            if (person is { LeftOn: null, CameOfAge: false } && person.EighteenOn() is var birthday && birthday <= of.Began.On.AddYears(YearsAhead))
                yield return of.Due(CheckRules.TurnsEighteen, person.Id.ToString(), birthday, CheckRules.Adults, [birthday.AddDays(-1), birthday], "");
    }

    IEnumerable<DueItem> DeadlinesOf(Check check)
    {
        var subject = check.Id.ToString();
        var agency = CheckRules.Agency(check);
        if (check is { Required: true, State: CheckState.Required or CheckState.ConsentPending })
        {
            var due = WorkingCalendar.WorkingDaysAfter(check.ConsentOn ?? check.RaisedOn, CheckRules.RequestWorkingDays);
            yield return check.State is CheckState.Required
                ? of.Due(CheckRules.Request, subject, due, CheckRules.LocalTarget, [due], "ASSESSOR")
                : of.Due(CheckRules.Consent, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        // A form that was begun and lies about is neither raised nor with the agency: nobody would chase it.
        if (check is { RequestedOn: { } requested, SubmittedOn: null } && check.IsOutstanding())
        {
            var due = WorkingCalendar.WorkingDaysAfter(requested, CheckRules.SubmitWorkingDays);
            yield return of.Due(CheckRules.Submit, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        if (check.IsWithAgency())
        {
            if (check.ChasedOn.Count == 0 && check.EscalatedOn.Count == 0 && check.ChaseDueOn() is { } chase)
                yield return of.Due(CheckRules.Chase, subject, chase, CheckRules.LocalTarget, [chase], agency);
            if (check.EscalatedOn.Count == 0 && check.EscalateDueOn() is { } escalate)
                yield return of.Due(CheckRules.Escalate, subject, escalate, CheckRules.LocalTarget, [escalate], agency);
            if (check.SixtyDaysOn() is { } sixty && !check.EscalatedOn.Exists(on => on >= sixty))
                yield return of.Due(CheckRules.DbsSixty, subject, sixty, CheckRules.DbsSixtyDays, [sixty], agency);
        }

        if (check is { DbsStage: DbsStage.S5Issued, CertificateIssuedOn: { } issued })
        {
            var due = issued.AddDays(CheckRules.CertificateSeenDays);
            yield return of.Due(CheckRules.CertificateSeen, subject, due, CheckRules.LocalTarget, [due], "APPLICANT");
        }

        // No warning points: a warning would tell everybody who hears events that something was disclosed.
        if (check is { State: CheckState.ReceivedWithContent, ReceivedOn: { } received })
            yield return of.Due(CheckRules.DisclosureAssessment, subject, WorkingCalendar.WorkingDaysAfter(check.CertificateSeenOn ?? received, CheckRules.DisclosureWorkingDays),
                CheckRules.LocalTarget, [], "ASSESSOR");
        if (check is { State: CheckState.RiskAssessment, RecommendedOn: { } recommended })
            yield return of.Due(CheckRules.DisclosureDecision, subject, WorkingCalendar.WorkingDaysAfter(recommended, CheckRules.DisclosureWorkingDays),
                CheckRules.LocalTarget, [], CheckRules.NeedsSeniorDecision(check.DisclosureCategory) ? "SM" : "TM");

        if (check is { ValidUntil: { } last } && check.IsInForce() && Newer(check) is null)
            yield return of.Due(CheckRules.Renewal, subject, last, CheckRules.LocalRenewal, [last.AddDays(-CheckRules.RenewalDays), last, last.AddDays(1)], "ASSESSOR");
    }

    /// <summary>Birthdays, expiries and purges up to a day. Each happens once.</summary>
    public IReadOnlyList<CheckHappened> PassTime(DateOnly today)
    {
        List<CheckHappened>? happened = null;
        if (of.ChecksRun)
        {
            // Taken down first: to raise one person's checks is to see that others came of age by then too.
            foreach (var person in BirthdaysBy(today))
            {
                (happened ??= []).Add(new SubjectCameOfAge(person, person.EighteenOn()));
                happened.AddRange(BringInLine(person.EighteenOn()));
            }

            for (var i = 0; i < All.Count; i++)
                if (All[i] is { ValidUntil: { } last } check && last < today && check.IsInForce())
                    Expire(check, last.AddDays(1), happened ??= []);
        }

        foreach (var check in All)
        {
            if (PurgeOn(check) is not { } due || due > today)
                continue;
            Purge(check, today);
            (happened ??= []).Add(new ContentWasPurged(check.Id, today));
        }

        return happened ?? (IReadOnlyList<CheckHappened>)[];
    }

    List<ISubject> BirthdaysBy(DateOnly today)
    {
        List<ISubject> birthdays = [.. of.Subjects.Where(p => p is { LeftOn: null, CameOfAge: false } && p.EighteenOn() <= today)];
        birthdays.Sort((a, b) => a.EighteenOn().CompareTo(b.EighteenOn()));
        return birthdays;
    }

    void Expire(Check check, DateOnly on, List<CheckHappened> happened)
    {
        var required = check.Required;
        check.State = CheckPipeline.Next(check.State, CheckMove.Expire);
        happened.Add(Moved(check, CheckProgress.Expired, on));

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
            happened.Add(Moved(renewal, CheckProgress.Raised, on));
        }
    }

    Check? Newer(Check check) => All.Find(c => c != check && c.PersonId == check.PersonId && c.Type == check.Type
        && c.State is not (CheckState.Withdrawn or CheckState.Expired or CheckState.NotRequired) && All.IndexOf(c) > All.IndexOf(check));

    /// <summary>
    /// When disclosed content is purged at the latest: six months after the decision on the applicants or, without one, the day on
    /// which the assessment came to nothing, closed or not; but never while the disclosure itself waits for its decision in an
    /// assessment that runs. Null while that day is not known, and where nothing is held.
    /// </summary>
    public DateOnly? PurgeOn(Check check)
    {
        if (check.Content is null)
            return null;
        var nothing = of.CameToNothingOn;
        if ((check.ClosedOn is null && nothing is null) || (of.DecidedOn ?? nothing) is not { } decided)
            return null;
        var from = check.ClosedOn is { } disclosureDecided && disclosureDecided > decided ? disclosureDecided : decided;
        return WorkingCalendar.AddMonths(from, CheckRules.ContentMonths);
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

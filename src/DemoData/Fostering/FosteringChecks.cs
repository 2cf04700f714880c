using System.Globalization;
using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.FosteringRecruitment.V1;

namespace Suite.DemoData.Fostering;

/// <summary>How the checks of an application go, each from the day it was raised to the day it is closed, whichever there are.</summary>
/// <param name="Force">The police force that DBS checks wait for.</param>
sealed record FosteringChecks(PoliceForce Force)
{
    // As the local target has it; one in seven is forgotten.
    const int ChaseDays = 21, EscalateDays = 42;

    // Practice keeps the form that is sent to a doctor waiting for the post.
    const int DaysToSee = 5;

    /// <summary>Went by long ago: practice checks were waived.</summary>
    public bool Brief { get; init; }

    /// <summary>The day on which the last information of stage 1 was there, where it is not left to chance: the first applicant's medical was the last.</summary>
    public DateOnly? InformationOn { get; init; }

    /// <summary>The day of the report, where it is not left to chance: what stage 2 asks for is there before.</summary>
    public DateOnly? ReportOn { get; init; }

    /// <summary>The first applicant's DBS check lies with the police.</summary>
    public bool HeldUp { get; init; }

    /// <summary>Something came back with the first applicant's DBS certificate.</summary>
    public bool Content { get; init; }

    public IEnumerable<Entry> Of(Life life, Check check, DateOnly raised, Action closed)
    {
        var person = life.Application.People.FirstOrDefault(p => p.PersonId == check.PersonId);
        var position = person is null ? -1 : life.Application.People.IndexOf(person);
        var nth = life.Application.Checks.TakeWhile(c => c.CheckId != check.CheckId).Count(c => c.Type == check.Type && c.PersonId == check.PersonId);
        var name = $"{position}/{check.Type}/{nth}";
        var draw = life.Draw.For(name);
        var last = check.Stage == 1 ? InformationOn : ReportOn;

        // Where three referees are asked for and two were named, the third is not waited for.
        var unnamed = check.Type is CheckType.PersonalReference && person?.Facts.Kind is not ApplicationPersonKind.Referee;
        if ((Brief || unnamed) && !check.RequiredByLaw)
        {
            var waived = raised.After(1);
            yield return Closing(waived, Post.FosteringManager, () => new WaiveCheckRequest { CheckId = check.CheckId, WaiverDate = waived.ToMessage(), Reason = "KNOWN_OTHERWISE" });
            yield break;
        }

        var dbs = check.Type is CheckType.DbsEnhancedBarred;
        var asked = Until(raised.After(draw.Between("asked", 0, 3)), last, 20);
        if (check.State is CheckState.ConsentPending)
        {
            yield return Open(asked, () => new RecordCheckConsentRequest { CheckId = check.CheckId, ConsentDate = asked.ToMessage() });
            asked = Until(asked.After(draw.Between("consent", 1, 4)), last, 18);
        }

        yield return Open(asked, () => new RequestCheckRequest
        {
            PersonId = check.PersonId,
            Type = check.Type,
            RequestDate = asked.ToMessage(),
            PoliceForce = dbs ? Force.Code : "",
            ExternalReference = $"REF-{life.Number:D4}-{name.Replace("/", "-", StringComparison.Ordinal).Replace("--", "-H", StringComparison.Ordinal)}",
        });

        var submitted = dbs ? Until(asked.After(draw.Between("submitted", 1, 4)), last, 16) : asked;
        var days = Turnaround(draw, check.Type);
        DateOnly? back = HeldUp && dbs && position == 0 ? null
            : last is null ? submitted.After(Brief ? Math.Min(days, 45) : days)
            : check.Type is CheckType.Medical && position == 0 && check.Stage == 1 ? last
            : Until(submitted.After(days), last, dbs ? DaysToSee + 1 : 1);
        foreach (var follow in FollowUps(submitted, back ?? life.Present.AddDays(1)))
            yield return follow;

        if (dbs)
        {
            yield return Stage(DbsStage.Submitted, submitted);
            yield return Stage(DbsStage.S4LocalPolice, back is { } due ? Earlier(submitted.AddDays(Math.Min(3, (due.DayNumber - submitted.DayNumber) / 2)).Weekday(), due) : submitted.After(3));
        }

        if (back is not { } on)
            yield break;

        var seen = on;
        if (dbs)
        {
            yield return Stage(DbsStage.S5Issued, on);
            seen = Until(on.After(draw.Between("seen", 1, DaysToSee)), last, 1);
            yield return Stage(DbsStage.CertificateSeen, seen);
        }

        if (check.Type is CheckType.PersonalReference)
        {
            var interviewed = Earlier(asked.After(draw.Between("interviewed", 3, 9)), on);
            var report = Earlier(interviewed.After(2), on);
            yield return Open(report, () => new RecordRefereeInterviewRequest { PersonId = check.PersonId, InterviewDate = interviewed.ToMessage(), ReportDate = report.ToMessage() });
        }

        var content = Content && dbs && position == 0;
        Func<IMessage> result = () => new RecordCheckResultRequest
        {
            CheckId = check.CheckId,
            Outcome = content ? CheckOutcome.Content : CheckOutcome.Clear,
            ReceivedDate = on.ToMessage(),
            Content = content ? "Sample content: one entry, invented." : "",
        };
        if (!content)
        {
            yield return Closing(seen, Post.FosteringAssessor, result);
            yield break;
        }

        yield return Open(seen, result);
        var recommended = seen.After(2);
        yield return new(recommended, Post.FosteringAssessor, () => IsBack() ? new RecommendDisclosureRequest
        {
            CheckId = check.CheckId,
            Category = OffenceCategory.Driving,
            AgeThen = 22,
            YearsSince = 14,
            SelfDisclosed = true,
            Mitigations = "Sample text: long ago, told without being asked.",
            RecommendAccept = true,
            RecommendationDate = recommended.ToMessage(),
        } : null, name);
        var decided = recommended.After(2);
        yield return new(decided, Post.FosteringManager, () =>
        {
            closed();
            return IsBack() ? new DecideDisclosureRequest { CheckId = check.CheckId, Accept = true, Rationale = RationaleCode.HistoricAndIsolated, DecisionDate = decided.ToMessage() } : null;
        }, name);

        Entry Open(DateOnly day, Func<IMessage> make) => new(day, Post.FosteringAssessor, () => IsOpen() ? make() : null, name);

        Entry Closing(DateOnly day, Post by, Func<IMessage> make) => new(day, by, () =>
        {
            closed();
            return IsOpen() ? make() : null;
        }, name);

        Entry Stage(DbsStage stage, DateOnly day) => Open(day, () =>
        {
            var request = new RecordDbsStageRequest { CheckId = check.CheckId, Stage = stage, StageDate = day.ToMessage() };
            if (stage is DbsStage.S5Issued)
            {
                request.CertificateNumber = draw.Between("certificate", 1, 999_999_999).ToString("D12", CultureInfo.InvariantCulture);
                request.IssueDate = day.ToMessage();
                request.Level = DbsLevel.EnhancedChildBarred;
            }

            return request;
        });

        IEnumerable<Entry> FollowUps(DateOnly from, DateOnly until)
        {
            var chased = from.After(ChaseDays + draw.Between("chase", 0, 2));
            if (!Brief && chased < until && draw.Chance("chased", 0.86))
                yield return Open(chased, () => new ChaseCheckRequest { CheckId = check.CheckId, ChaseDate = chased.ToMessage(), Means = draw.Of("means", ["EMAIL", "PHONE", "PORTAL"]) });
            var escalated = from.After(EscalateDays + draw.Between("escalate", 0, 3));
            if (!Brief && escalated < until && draw.Chance("escalated", 0.8))
                yield return Open(escalated, () => new EscalateCheckRequest { CheckId = check.CheckId, EscalationDate = escalated.ToMessage(), EscalatedTo = dbs ? "DBS_ESCALATIONS" : "AGENCY_MANAGER" });
        }

        // The service may have let go of it meanwhile, or the application may have ended; who need not know how it came back sees it withheld.
        bool IsOpen() => ApplicationStory.IsOpen(life.Application.State) && life.Application.Checks.Any(c => c.CheckId == check.CheckId
            && c.State is CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased);

        bool IsBack() => ApplicationStory.IsOpen(life.Application.State) && life.Application.Checks.Any(c => c.CheckId == check.CheckId
            && c.State is CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Withheld);
    }

    int Turnaround(Draw draw, CheckType type)
    {
        var (median, spread) = type switch
        {
            CheckType.DbsEnhancedBarred => Force.Slow ? (16.0, 0.8) : (6.8, 0.55),
            CheckType.Medical => (24.0, 0.3),
            CheckType.PersonalReference => (12.0, 0.3),
            CheckType.PreviousFosteringService or CheckType.Employer => (14.0, 0.4),
            CheckType.PreparationTraining => (26.0, 0.2),
            CheckType.Overseas => (30.0, 0.4),
            CheckType.CapacityAcrossCulture or CheckType.EmploymentAndLifestyle or CheckType.ChildcareExperience or CheckType.Skills => (30.0, 0.3),
            _ => (7.0, 0.4),
        };
        return Math.Clamp((int)Math.Round(draw.Long("turnaround", median, spread)), 1, 75);
    }

    // Not after a planned day, less so many days.
    static DateOnly Until(DateOnly day, DateOnly? last, int before) => last?.AddDays(-before) is { } limit && day > limit ? limit : day;

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}

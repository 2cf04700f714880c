using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>
/// The application as an answer shows it. Never in it: addresses and what a check disclosed. Only for those who need to know: how DBS
/// and police checks came out, and whether an offence stands in the way.
/// </summary>
sealed partial class Application
{
    internal V1.Application ToMessage(Caller caller, DateOnly today)
    {
        var shown = new Shown(caller, MaySeeDisclosures(caller));
        var message = new V1.Application
        {
            ApplicationId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            Route = Route,
            EnquiryId = EnquiryId.ToString(),
            SourceCode = SourceCode,
            CampaignCode = CampaignCode,
            ReceivedDate = ReceivedOn.ToMessage(),
            People = { People.Select(p => ToMessage(p, today, shown)) },
            Home = Home is { } home ? ToMessage(home) : null,
            Checks = { Checks.Select(c => ToMessage(c, shown)) },
            StageOneOpenedDate = StageOneOn.ToMessage(),
            StageOneTargetDate = StageOneTargetOn.ToMessage(),
            StageTwoTargetDate = StageTwoTargetOn.ToMessage(),
            PanelId = PanelId?.ToString() ?? "",
            PanelDueDate = PanelDueOn.ToMessage(),
            Disqualified = shown.Disclosures && IsDisqualified(today),
            Terms = Terms?.ToMessage(),
            HouseholdId = HouseholdId?.ToString() ?? "",
            WithdrawalCode = WithdrawalCode,
            EndedDate = EndedOn.ToMessage(),
            OnHold = OpenHold is not null,
            Team = Team,
            Worker = Worker,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
            Deadlines = { DueItems().Where(i => shown.Disclosures || !CheckRules.TellsOfDisclosure(i.Rule)).Select(i => i.ToMessage()) },
        };
        if (Process is { } work)
            Show(work, message, shown);
        return message;
    }

    void Show(ApprovalProcess work, V1.Application message, Shown shown)
    {
        message.StageOneInformationDate = work.StageOneInformationOn.ToMessage();
        message.StageOneRefusalDueDate = work.StageOneRefusalDueOn.ToMessage();
        message.StageOneWorkingDaysUsed = work.StageOneWorkingDaysUsedBy(ProceededOn);
        message.StageTwoStarted = work.StageTwoOn is not null;
        message.StageTwoDate = work.StageTwoOn.ToMessage();
        message.ReportKind = (V1.ReportKind)work.ReportKind;
        message.ReportSentDate = work.ReportSentOn.ToMessage();
        message.ReportSignedOffBy = work.ReportSignedOffBy;
        message.CommentsDueDate = work.CommentsDueOn.ToMessage();
        message.CommentsReceivedDate = work.CommentsReceivedOn.ToMessage();
        message.PanelDate = work.PanelListedFor.ToMessage();
        message.PapersDueDate = work.PapersDueOn.ToMessage();
        message.Panels.AddRange(work.Panels.Select((panel, i) => ToMessage(panel, PanelIds[i], shown)));
        message.MinutesDate = work.MinutesOn.ToMessage();
        message.DecisionDueDate = work.DecisionDueOn.ToMessage();
        message.DecisionWorkingDaysUsed = DecisionWorkingDaysUsed;
        message.Decisions.AddRange(work.Decisions.Select(d => ToMessage(d, shown)));
        message.DeterminationDueDate = work.DeterminationDueOn.ToMessage();
        message.RepresentationsDate = work.RepresentationsOn.ToMessage();
        message.IrmDate = work.IrmAppliedOn.ToMessage();
        message.IrmPapersDueDate = work.IrmPapersDueOn.ToMessage();
        message.IrmPapersSentDate = work.IrmPapersSentOn.ToMessage();
        message.IrmOutcomeDate = work.IrmOutcomeOn.ToMessage();
        message.IrmRecommendation = (V1.PanelRecommendation)work.IrmRecommendation;
        if (FirstRecommendation is { On: var panelOn })
        {
            message.DaysToPanel = panelOn.DayNumber - ReceivedOn.DayNumber;
            message.PanelInTime = panelOn <= PanelDueOn;
        }

        if (work.Decisions is [var first, ..])
        {
            message.DaysToDecision = first.On.DayNumber - ReceivedOn.DayNumber;
            message.EnquiryDaysToDecision = first.On.DayNumber - EnquiryReceivedOn.DayNumber;
            message.RuleVersion = work.Decisions[^1].RuleVersion;
        }
    }

    /// <summary>Working days used, of the seven for a decision, from the minutes that it was taken on.</summary>
    internal int DecisionWorkingDaysUsed =>
        Process is { MinutesOn: { } minutes } && Process.Decisions.FindLast(d => d is { AtStageOne: false, BySilence: false } && d.On >= minutes) is { } decision
            ? WorkingCalendar.WorkingDaysBetween(minutes, decision.On)
            : 0;

    ApplicationPerson ToMessage(Person person, DateOnly today, Shown shown) => new()
    {
        PersonId = person.Id.ToString(),
        Facts = shown.Facts(person),
        Age = person.BirthDate is { } born && born <= today ? WorkingCalendar.AgeOn(born, today) : 0,
        Disqualified = shown.Disclosures && IsDisqualified(person, today),
        AddressesRecorded = person.Addresses.Count,
        TenYearsCovered = HasTenYearsCovered(person),
        JoinedDate = person.JoinedOn.ToMessage(),
        LeftDate = person.LeftOn.ToMessage(),
        InterviewDate = person.InterviewedOn.ToMessage(),
        ReportDate = person.ReportedOn.ToMessage(),
    };

    static HomeParticulars ToMessage(Home home) => new()
    {
        Bedrooms = home.Bedrooms,
        SpareBedrooms = home.SpareBedrooms,
        Smokers = home.Smokers,
        Firearms = home.Firearms,
        Pets = { home.Pets },
        DangerousDog = home.DangerousDog,
        Tenure = home.Tenure,
    };

    V1.Check ToMessage(Check check, Shown shown)
    {
        // When a check was closed or runs out tells how it came out: clear on the day it came back, content when it was decided.
        var result = shown.ResultOf(check);
        var message = new V1.Check
        {
            CheckId = check.Id.ToString(),
            PersonId = check.PersonId?.ToString() ?? "",
            Type = (V1.CheckType)check.Type,
            State = (V1.CheckState)(result ? check.State : CheckState.Withheld),
            DbsStage = (V1.DbsStage)check.DbsStage,
            Required = check.Required,
            RequiredByLaw = check.RequiredByLaw,
            Stage = check.Stage,
            RaisedDate = check.RaisedOn.ToMessage(),
            RequestedDate = check.RequestedOn.ToMessage(),
            SubmittedDate = check.SubmittedOn.ToMessage(),
            ReceivedDate = check.ReceivedOn.ToMessage(),
            ClosedDate = result ? check.ClosedOn.ToMessage() : null,
            ValidUntilDate = result ? check.ValidUntil.ToMessage() : null,
            PoliceForce = check.PoliceForce,
            ExternalReference = check.ExternalReference,
            CertificateNumber = check.CertificateNumber,
            CertificateIssueDate = check.CertificateIssuedOn.ToMessage(),
            CertificateLevel = (V1.DbsLevel)check.CertificateLevel,
            CertificateSeenDate = check.CertificateSeenOn.ToMessage(),
            CertificateSeenBy = check.CertificateSeenBy,
            ChasedDates = { check.ChasedOn.Select(d => d.ToMessage()) },
            EscalatedDates = { check.EscalatedOn.Select(d => d.ToMessage()) },
            ChaseDueDate = check.ChaseDueOn().ToMessage(),
            EscalateDueDate = check.EscalateDueOn().ToMessage(),
            SixtyDayDate = check.SixtyDaysOn().ToMessage(),
            ContentHeld = shown.Disclosures && check.Content is not null,
            ContentPurgeDate = shown.Disclosures ? ContentPurgeOn(check).ToMessage() : null,
            Rationale = shown.Disclosures ? (V1.RationaleCode)check.Rationale : V1.RationaleCode.Unspecified,
            DecidedBy = shown.Disclosures ? check.DecidedBy : "",
            RenewsCheckId = check.Renews?.ToString() ?? "",
        };
        if (check is { SubmittedOn: { } submitted, ReceivedOn: { } received })
        {
            message.DaysTaken = received.DayNumber - submitted.DayNumber;
            message.WorkingDaysTaken = WorkingCalendar.WorkingDaysBetween(submitted, received);
        }

        return message;
    }

    static PanelSitting ToMessage(PanelSittingEntry panel, Guid panelId, Shown shown) => new()
    {
        PanelId = panelId.ToString(),
        PanelDate = panel.On.ToMessage(),
        Members = { panel.Members.Where(m => !m.ConflictOfInterest).Select(m => m.Subject) },
        Conflicted = { panel.Members.Where(m => m.ConflictOfInterest).Select(m => m.Subject) },
        Recommendation = (V1.PanelRecommendation)panel.Recommendation,
        Reasons = shown.Text(panel.Reasons),
    };

    static DecisionTaken ToMessage(DecisionEntry decision, Shown shown) => new()
    {
        Decision = (V1.Decision)decision.Decision,
        DecisionDate = decision.On.ToMessage(),
        DecidedBy = decision.DecidedBy,
        Reasons = shown.Text(decision.Reasons),
        OralNoticeDueDate = decision.OralNoticeDueOn.ToMessage(),
        WrittenNoticeDueDate = decision.WrittenNoticeDueOn.ToMessage(),
        OralNoticeDate = decision.ToldOrallyOn.ToMessage(),
        WrittenNoticeDate = decision.ToldInWritingOn.ToMessage(),
        RuleVersion = decision.RuleVersion,
    };

    /// <summary>What of an application one caller is shown.</summary>
    /// <param name="disclosures">They may hear what checks disclosed, and so how they came out.</param>
    readonly struct Shown(Caller caller, bool disclosures)
    {
        readonly bool _narrative = caller.HasAny("RECRUIT", "ASSESSOR", "SSW", "TM", "SM", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "INSPECTOR");

        public bool Disclosures { get; } = disclosures;

        /// <summary>What was said or written about people.</summary>
        public string Text(string text) => _narrative ? text : "";

        /// <summary>Names are for staff; a service is told ids.</summary>
        public ApplicationPersonFacts Facts(Person person)
        {
            var facts = PersonFacts.ToMessage(person);
            if (caller.Has("SERVICE"))
                facts.Name = "";
            return facts;
        }

        /// <summary>Whether they may see how this check came out, once it did.</summary>
        public bool ResultOf(Check check) => Disclosures
            || check.Type is not (CheckType.DbsEnhancedBarred or CheckType.PoliceDirect)
            || check.State is not (CheckState.ReceivedClear or CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Accepted or CheckState.Rejected)
            // Withdrawn after it was back, because its subject left: only a disclosure was not closed by then.
            && !(check is { State: CheckState.Withdrawn, ReceivedOn: not null });
    }
}

using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Guardianships;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Cases;

/// <summary>
/// The case as an answer shows it. Never in it: addresses and what a check disclosed. Only for those who need to know: how DBS and
/// police checks came out, and narrative.
/// </summary>
sealed partial class KinshipCase
{
    internal V1.KinshipCase ToMessage(Caller caller, DateOnly today)
    {
        var shown = new Shown(this, caller);
        var message = new V1.KinshipCase
        {
            CaseId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            Source = Source,
            SourceCaseId = SourceCaseId,
            HouseholdId = Registration?.HouseholdId?.ToString() ?? "",
            RegistrationAskedDate = Registration?.On.ToMessage(),
            RegistrationAcceptedDate = Registration?.AcceptedOn.ToMessage(),
            ArrangementType = Arrangement,
            ConcernDate = ConcernOn.ToMessage(),
            Team = Team,
            Worker = Worker,
            Restricted = Restricted,
            HistoricEntry = HistoricEntry,
            Route = Route,
            Viability = Viability is { } viability ? ToMessage(viability, shown) : null,
            TemporaryApproval = Temporary is { } approval ? ToMessage(approval, today) : null,
            FullAssessment = Assessment is { } assessment ? ToMessage(assessment, shown) : null,
            Guardianship = Guardianship is { } guardianship ? ToMessage(guardianship) : null,
            SupportPlan = Support is { } plan ? ToMessage(plan, shown) : null,
            LookedAfter = Care is { } care ? ToMessage(care) : null,
            ClosureCode = Closure,
            ClosureDate = ClosedOn.ToMessage(),
            OnHold = OpenHold is not null,
            OpenedByService = OpenedByService,
        };
        message.Help.AddRange(Help.Select(h => ToMessage(h, shown)));
        message.Children.AddRange(Children.Select(c => ToMessage(c, shown)));
        message.People.AddRange(People.Select(p => ToMessage(p, today, shown)));
        message.Checks.AddRange(Checks.Select(c => ToMessage(c, shown)));
        message.ScheduleFour.AddRange(ScheduleFour.OrderBy(m => m.Matter).Select(m => new ScheduleFourRecord
        {
            Matter = m.Matter,
            Satisfied = m.Satisfied,
            AssessedDate = m.On.ToMessage(),
            Summary = shown.Text(m.Summary),
        }));
        message.ProfessionalViews.AddRange(ProfessionalViews.Select(v => new ProfessionalView
        {
            ChildId = v.ChildId.ToString(),
            Profession = v.Profession,
            ViewDate = v.On.ToMessage(),
            View = shown.Text(v.View),
            NotObtainable = v.NotObtainable,
        }));
        message.HousingNeeds.AddRange(Housing.Select(n => new HousingNeed
        {
            NeedId = n.Id.ToString(),
            Kind = n.Kind,
            RaisedDate = n.RaisedOn.ToMessage(),
            ResolvedDate = n.ResolvedOn.ToMessage(),
            Detail = shown.Text(n.Detail),
            CostPence = n.CostPence,
        }));
        message.Holds.AddRange(Holds.Select(h => new Hold { Reason = h.Reason, HoldDate = h.On.ToMessage(), ResumeDate = h.ResumedOn.ToMessage() }));
        message.Access.AddRange(Access.Select(a => new V1.Access { Subject = a.Subject, Disclosures = a.Disclosures, GrantedBy = a.GrantedBy }));
        return message;
    }

    /// <summary>The requests for help as one caller is shown them.</summary>
    internal IReadOnlyList<HelpAsked> HelpFor(Caller caller)
    {
        var shown = new Shown(this, caller);
        return [.. Help.Select(h => ToMessage(h, shown))];
    }

    static HelpAsked ToMessage(HelpEntry help, Shown shown)
    {
        var message = new HelpAsked
        {
            HelpId = help.Id.ToString(),
            Kind = help.Kind,
            RequestedDate = help.On.ToMessage(),
            Urgent = help.Urgent,
            Text = shown.Text(help.Text),
            RequestedBy = help.AskedBy,
            State = help.State,
            RefusalReason = help.RefusedFor,
            RemoteId = help.RemoteId?.ToString() ?? "",
            AnsweredDate = help.AnsweredOn.ToMessage(),
        };
        message.ChildIds.AddRange(help.Children.Select(c => c.ChildId.ToString()));
        return message;
    }

    static V1.Child ToMessage(Child child, Shown shown)
    {
        var message = new V1.Child
        {
            ChildId = child.Id.ToString(),
            ChildReference = child.Reference,
            Name = shown.Name(child.Name),
            BirthDate = child.BirthDate.ToMessage(),
            Unborn = child.Unborn,
            PlacedDate = child.PlacedOn.ToMessage(),
            PlacementEndDate = child.PlacementEndedOn.ToMessage(),
            PlacementCode = child.PlacementCode,
            ApprovedFor = child.ApprovedFor,
        };
        message.Views.AddRange(child.Views.Select(v => new ChildView
        {
            TakenBy = v.TakenBy,
            ViewDate = v.On.ToMessage(),
            View = shown.Text(v.View),
            NotObtainable = v.NotObtainable,
        }));
        return message;
    }

    static V1.Person ToMessage(Person person, DateOnly today, Shown shown) => new()
    {
        PersonId = person.Id.ToString(),
        Kind = person.Kind,
        Name = shown.Name(person.Name),
        BirthDate = person.BirthDate.ToMessage(),
        Age = person.BirthDate <= today ? WorkingCalendar.AgeOn(person.BirthDate, today) : 0,
        Relationship = person.Relationship,
        CloseRelative = IsCloseRelative(person.Relationship),
        AddressRecorded = person.Address is not null,
        SeenDate = person.SeenOn.ToMessage(),
        SeenSuitable = person.SeenSuitable,
        JoinedDate = person.JoinedOn.ToMessage(),
        LeftDate = person.LeftOn.ToMessage(),
        PersonReference = person.Reference,
        ApprovedElsewhere = person.ApprovedElsewhere,
        StillApprovedElsewhere = person.StillApprovedElsewhere,
        LivedAbroad = person.LivedAbroad,
        ServedInForces = person.ServedInForces,
        OwnChildrenAtSchool = person.OwnChildrenAtSchool,
        PastPartners = person.PastPartners,
    };

    /// <summary>Children Act 1989 s.105(1).</summary>
    static bool IsCloseRelative(Relationship relationship) =>
        relationship is Relationship.Grandparent or Relationship.Sibling or Relationship.UncleAunt or Relationship.StepParent;

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

        message.ChasedDates.AddRange(check.ChasedOn.Select(d => d.ToMessage()));
        message.EscalatedDates.AddRange(check.EscalatedOn.Select(d => d.ToMessage()));
        return message;
    }

    static Viability ToMessage(ViabilityWork work, Shown shown) => new()
    {
        StartDate = work.StartedOn.ToMessage(),
        VisitDate = work.VisitedOn.ToMessage(),
        Decided = work.Viable is not null,
        Viable = work.Viable ?? false,
        DecisionDate = work.DecidedOn.ToMessage(),
        Reasons = shown.Text(work.Reasons),
        ReasonsSentDate = work.ReasonsSentOn.ToMessage(),
        ChallengeDate = work.ChallengedOn.ToMessage(),
        DecidedBy = work.DecidedBy,
    };

    static TemporaryApproval ToMessage(TemporaryApprovalGrant grant, DateOnly today)
    {
        var message = new TemporaryApproval
        {
            State = grant.State,
            ApprovalDate = grant.ApprovedOn.ToMessage(),
            PlacementDate = grant.PlacedOn.ToMessage(),
            LastCoveredDate = grant.LastCoveredOn.ToMessage(),
            FirstUncoveredDate = grant.FirstUncoveredOn.ToMessage(),
            TwelveWeeksDate = grant.TwelveWeeksOn.ToMessage(),
            ApprovedBy = grant.ApprovedBy,
            RuleVersion = grant.RuleVersion,
            DaysUsed = grant.DaysUsed(today),
        };
        message.AlertDates.AddRange(grant.AlertsOn.Select(d => d.ToMessage()));
        message.Extensions.AddRange(grant.Extensions.Select(e => new Extension
        {
            Kind = e.Kind,
            ExtensionDate = e.On.ToMessage(),
            LastCoveredDate = e.LastCoveredOn.ToMessage(),
            GrantedBy = e.GrantedBy,
        }));
        return message;
    }

    static FullAssessment ToMessage(ApprovalProcess work, Shown shown)
    {
        var message = new FullAssessment
        {
            Stage = work.Stage,
            StageOneInformationDate = work.StageOneInformationOn.ToMessage(),
            StageOneRefusalDueDate = work.StageOneRefusalDueOn.ToMessage(),
            StageOneWorkingDaysUsed = work.StageOneWorkingDaysUsed,
            StageTwoDate = work.StageTwoOn.ToMessage(),
            DraftDate = work.DraftOn.ToMessage(),
            ReportKind = (V1.ReportKind)work.ReportKind,
            ReportSentDate = work.ReportSentOn.ToMessage(),
            CommentsDueDate = work.CommentsDueOn.ToMessage(),
            CommentsReceivedDate = work.CommentsReceivedOn.ToMessage(),
            PanelListedDate = work.PanelListedFor.ToMessage(),
            PapersDueDate = work.PapersDueOn.ToMessage(),
            MinutesDate = work.MinutesOn.ToMessage(),
            DecisionDueDate = work.DecisionDueOn.ToMessage(),
            DeterminationDueDate = work.DeterminationDueOn.ToMessage(),
            RepresentationsDate = work.RepresentationsOn.ToMessage(),
            IrmDate = work.IrmAppliedOn.ToMessage(),
            IrmPapersDueDate = work.IrmPapersDueOn.ToMessage(),
            IrmPapersSentDate = work.IrmPapersSentOn.ToMessage(),
            IrmOutcomeDate = work.IrmOutcomeOn.ToMessage(),
            IrmRecommendation = (V1.PanelRecommendation)work.IrmRecommendation,
        };
        message.Panels.AddRange(work.Panels.Select(p =>
        {
            var sitting = new PanelSitting { PanelDate = p.On.ToMessage(), Recommendation = (V1.PanelRecommendation)p.Recommendation, Reasons = shown.Text(p.Reasons), PapersSentDate = p.PapersSentOn.ToMessage() };
            sitting.Members.AddRange(p.Members.Select(m => new PanelMember { Subject = m.Subject, Role = (V1.PanelRole)m.Role, ConflictOfInterest = m.ConflictOfInterest }));
            return sitting;
        }));
        message.Decisions.AddRange(work.Decisions.Select(d => new DecisionTaken
        {
            Decision = (V1.Decision)d.Decision,
            DecisionDate = d.On.ToMessage(),
            DecidedBy = d.DecidedBy,
            Reasons = shown.Text(d.Reasons),
            OralNoticeDueDate = d.OralNoticeDueOn.ToMessage(),
            WrittenNoticeDueDate = d.WrittenNoticeDueOn.ToMessage(),
            OralNoticeDate = d.ToldOrallyOn.ToMessage(),
            WrittenNoticeDate = d.ToldInWritingOn.ToMessage(),
            RuleVersion = d.RuleVersion,
        }));
        return message;
    }

    static Guardianship ToMessage(GuardianshipWork work) => new()
    {
        Assessing = work.Assessing,
        StartDate = work.StartedOn.ToMessage(),
        NoticeDate = work.NoticeOn.ToMessage(),
        EarliestApplicationDate = work.EarliestApplicationOn.ToMessage(),
        ReportFiledDate = work.ReportFiledOn.ToMessage(),
        OrderKind = work.OrderKind,
        OrderMade = work.OrderMade ?? false,
        OrderDate = work.OrderOn.ToMessage(),
    };

    static SupportPlan ToMessage(SupportPlanEntry plan, Shown shown) => new()
    {
        PlanDate = plan.On.ToMessage(),
        FinancialSupport = plan.FinancialSupport,
        TrainingOffered = plan.TrainingOffered,
        Respite = plan.Respite,
        ContactMediation = plan.ContactMediation,
        SupervisingSocialWorker = plan.SupervisingSocialWorker,
        ParityGap = shown.Text(plan.ParityGap),
    };

    LookedAfterCare ToMessage(CareInPlacement care)
    {
        var message = new LookedAfterCare
        {
            LookedAfterDate = care.LookedAfterOn.ToMessage(),
            PlacementPlanDueDate = care.PlacementPlanDueOn().ToMessage(),
            PlacementPlanDate = care.PlacementPlanOn.ToMessage(),
            CarePlanDueDate = care.CarePlanDueOn().ToMessage(),
            CarePlanDate = care.CarePlanOn.ToMessage(),
            NotificationsDueDate = care.NotificationsDueOn().ToMessage(),
        };
        message.VisitsDueDates.AddRange(VisitsDueOn().Select(d => d.ToMessage()));
        message.Visits.AddRange(care.Visits.OrderBy(v => v.On).Select(v => new Visit
        {
            ChildId = v.ChildId.ToString(),
            VisitDate = v.On.ToMessage(),
            SeenAlone = v.SeenAlone,
            VisitedBy = v.By,
        }));
        message.Reviews.AddRange(care.ReviewsHeld.Select(r => new Review
        {
            Number = r.Number,
            DueDate = r.DueOn.ToMessage(),
            HeldDate = r.HeldOn.ToMessage(),
            Adjourned = r.Adjourned,
        }));
        if (care.EndedOn is null)
            message.Reviews.Add(new Review { Number = care.ReviewsHeld.Count + 1, DueDate = care.NextReviewDueOn().ToMessage(), Adjourned = care.NextReviewAdjournedTo is not null });
        message.HealthDueDates.AddRange(HealthDueOn().Select(d => d.ToMessage()));
        message.Notifications.AddRange(care.Notifications.Select(n => new NotificationMade { Body = n.Body, NotifiedDate = n.On.ToMessage() }));
        return message;
    }

    /// <summary>What of a case one caller is shown.</summary>
    readonly struct Shown(KinshipCase kinship, Caller caller)
    {
        readonly bool _narrative = caller.HasAny("CSW", "ASSESSOR", "SSW", "TM", "SM", "NOM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "INSPECTOR");

        /// <summary>They may hear what checks disclosed, and so how they came out.</summary>
        public bool Disclosures { get; } = kinship.MaySeeDisclosures(caller);

        /// <summary>What was said or written about people.</summary>
        public string Text(string text) => _narrative ? text : "";

        /// <summary>Names are for staff; a service is told ids.</summary>
        public string Name(string name) => caller.Has("SERVICE") ? "" : name;

        /// <summary>Whether they may see how this check came out, once it did.</summary>
        public bool ResultOf(Check check) => Disclosures
            || check.Type is not (CheckType.DbsEnhancedBarred or CheckType.PoliceDirect)
            || check.State is not (CheckState.ReceivedClear or CheckState.ReceivedWithContent or CheckState.RiskAssessment or CheckState.Accepted or CheckState.Rejected)
            // Withdrawn after it was back, because its subject left: only a disclosure was not closed by then.
            && !(check is { State: CheckState.Withdrawn, ReceivedOn: not null });
    }
}

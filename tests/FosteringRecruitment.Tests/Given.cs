using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;
using Person = Suite.FosteringRecruitment.Applications.Person;

namespace Suite.FosteringRecruitment.Tests;

/// <summary>Applications and panels in named states, reached as staff reach them; the days are those of the worked case in the domain's scenarios.</summary>
static class Given
{
    public const string Authority = "E10000901";
    public const string Team = "FOSTERING-NORTH";
    public const string Regulations = "Fostering Services (England) Regulations 2011 ";

    public static readonly DateOnly EnquiryReceived = new(2026, 2, 16);
    public static readonly DateOnly Received = new(2026, 3, 2);
    public static readonly DateOnly StageOneOpened = new(2026, 3, 4);
    public static readonly DateOnly StageOneComplete = new(2026, 4, 24);
    public static readonly DateOnly LastDayToRefuse = new(2026, 5, 11);
    public static readonly DateOnly Proceeded = new(2026, 5, 7);
    public static readonly DateOnly ReportSent = new(2026, 7, 20);
    public static readonly DateOnly CommentsEnd = new(2026, 7, 31);
    public static readonly DateOnly Listed = new(2026, 8, 24);
    public static readonly DateOnly PanelDay = new(2026, 9, 15);
    public static readonly DateOnly Minutes = new(2026, 9, 18);
    public static readonly DateOnly Decided = new(2026, 9, 24);

    /// <summary>Those of the law and of most councils.</summary>
    public static readonly Targets Targets = new(new(2020, 1, 1), 1, 5, 2, 4, 3, PanelRequired: true);

    public static readonly Targets WithoutPanel = Targets with { PanelRequired = false };

    /// <summary>Two children of up to twelve, short-term and respite.</summary>
    public static readonly Terms Terms = new(2, 0, 12, ApprovalSex.Any, [PlacementType.ShortTerm, PlacementType.ShortBreak], false, []);

    public static Caller Staff(string role, string subject = "staff-1", string authority = Authority, params string[] teams) =>
        new(subject, authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller TeamManager = Staff("TM", "tm-1", Authority, Team);
    public static readonly Caller ServiceManager = Staff("SM", "sm-1");

    public static Enquiry AnInvitedEnquiry() => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = Authority,
        State = EnquiryState.InvitedToApply,
        InvitedOn = new(2026, 2, 25),
        ReceivedOn = EnquiryReceived,
        SourceCode = "WEBSITE",
        Channel = Channel.Online,
        CampaignCode = "SPRING_2026",
    };

    public static Person AnApplicant(string reference = "CA1001", bool stillApprovedElsewhere = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = ApplicationPersonKind.Applicant,
        Name = "An applicant",
        BirthDate = new(1984, 6, 3),
        Reference = reference,
        Key = "key-of-" + reference,
        ApprovedElsewhere = stillApprovedElsewhere,
        StillApprovedElsewhere = stillApprovedElsewhere,
        JoinedOn = Received,
        Addresses = [new(["1 High Street"], "AB1 2CD", Authority, AddressHistory.Home, new(2008, 1, 1), null)],
    };

    public static Person AMember(DateOnly born) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = ApplicationPersonKind.HouseholdMember,
        Name = "A member of the household",
        BirthDate = born,
        JoinedOn = Received,
    };

    public static Person AReferee(bool relative = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = ApplicationPersonKind.Referee,
        Name = "A referee",
        RelativeOfApplicant = relative,
        JoinedOn = Received,
    };

    public static Application Applied(params Person[] people) =>
        Application.Receive(Guid.CreateVersion7(), AnInvitedEnquiry(), Received, FosteringRoute.Mainstream,
            people.Length > 0 ? people : [AnApplicant(), AReferee(), AReferee(), AReferee(relative: true)], Team, Targets, historicEntry: false).Application;

    public static Application InStageOne(Application? application = null)
    {
        application ??= Applied();
        application.OpenStageOne(StageOneOpened);
        foreach (var referee in application.People.FindAll(p => p.Kind is ApplicationPersonKind.Referee))
            application.RecordRefereeInterview(referee.Id, StageOneOpened.AddDays(14), StageOneOpened.AddDays(16));
        return application;
    }

    public static Application StageOneDone(Application? application = null)
    {
        application = InStageOne(application);
        EveryCheckBackClear(application, StageOneComplete, stage: 1);
        application.AfterCheckMoved(StageOneComplete);
        return application;
    }

    public static Application InStageTwo(Application? application = null)
    {
        application = StageOneDone(application);
        application.BeginStageTwo(Proceeded);
        return application;
    }

    public static Application ReportShared(Application? application = null, ReportKind kind = ReportKind.Full)
    {
        application = InStageTwo(application);
        EveryCheckBackClear(application, ReportSent.AddDays(-10));
        application.ShareReport(kind, ReportSent, "tm-1");
        return application;
    }

    public static (Application Application, Panel Panel) ListedForPanel(Application? application = null, ReportKind kind = ReportKind.Full)
    {
        application = ReportShared(application, kind);
        var panel = AScheduledPanel();
        application.ListForPanel(panel.Id, panel.On, Listed);
        return (application, panel);
    }

    public static Application Deferred()
    {
        var (application, panel) = ListedForPanel();
        Recommend(application, HoldPanel(panel), PanelRecommendation.Defer);
        return application;
    }

    public static Application Recommended(Application? application = null, PanelRecommendation recommendation = PanelRecommendation.RecommendApproval)
    {
        (application, var panel) = ListedForPanel(application);
        Recommend(application, HoldPanel(panel), recommendation);
        application.RecordMinutesSent(Minutes);
        return application;
    }

    public static Application Approved(Application? application = null)
    {
        application = Recommended(application);
        Approve(application);
        return application;
    }

    public static Application Determined()
    {
        var application = Recommended();
        Refuse(application);
        return application;
    }

    public static Application MadeRepresentations()
    {
        var application = Determined();
        application.MakeRepresentations(Decided.AddDays(5));
        return application;
    }

    public static Application InIndependentReview()
    {
        var application = Determined();
        application.SeekIndependentReview(Decided.AddDays(4), Decided.AddDays(6));
        return application;
    }

    public static Application InFinalDecision()
    {
        var application = InIndependentReview();
        application.RecordReviewOutcome(Decided.AddDays(60), PanelRecommendation.RecommendNotSuitable);
        return application;
    }

    public static Application Withdrawn()
    {
        var application = InStageOne();
        application.Withdraw(WithdrawalCode.Aw3, StageOneOpened.AddDays(30));
        return application;
    }

    public static IReadOnlyList<IMessage> Recommend(Application application, Panel panel, PanelRecommendation recommendation) =>
        application.RecordRecommendation(panel.Id, panel.SittingOn(application.Id) with { Recommendation = recommendation, Reasons = "As discussed." });

    public static (IReadOnlyList<IMessage> Events, Household? Household, IReadOnlyList<IMessage> HouseholdEvents) Approve(
        Application application, DateOnly? on = null, string by = "adm-1", Targets? targets = null, Terms? terms = null) =>
        application.Decide(Decision.Approve, on ?? Decided, "Suitable.", terms ?? Terms, by, targets ?? Targets, Guid.CreateVersion7());

    public static IReadOnlyList<IMessage> Refuse(Application application, Decision decision = Decision.ProposeNotToApprove, DateOnly? on = null, Targets? targets = null) =>
        application.Decide(decision, on ?? Decided, "Not suitable.", null, "adm-1", targets ?? Targets, Guid.CreateVersion7()).Events;

    public static readonly Seat[] Members =
    [
        new("chair-1", PanelRole.Chair, false),
        new("worker-1", PanelRole.SocialWorker, true),
        new("member-1", PanelRole.Member, false),
        new("member-2", PanelRole.Member, false),
        new("member-3", PanelRole.Member, false),
    ];

    public static Panel AScheduledPanel(DateOnly? on = null, bool joint = false, int capacity = 0, params Seat[] members) =>
        Panel.Schedule(Guid.CreateVersion7(), Authority, on ?? PanelDay, joint, members.Length > 0 ? members : Members, capacity, Listed).Panel;

    public static Panel HoldPanel(Panel panel)
    {
        panel.RecordHeld([.. panel.Members.Select(m => m.Subject)], panel.On);
        return panel;
    }

    public static IReadOnlyList<IMessage> Pass(Application application, DateOnly day) => application.PassTime(day, new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    /// <summary>How each check is asked for and comes back is told in the tests of checks; here it only matters that it did.</summary>
    public static void EveryCheckBackClear(Application application, DateOnly on, int? stage = null, CheckType? but = null)
    {
        foreach (var check in application.Checks.Where(c => c.ReceivedOn is null && c.Type != but && (stage is null || c.Stage == stage)))
        {
            check.State = CheckState.ReceivedClear;
            check.RequestedOn = check.SubmittedOn = check.RaisedOn;
            check.ReceivedOn = check.ClosedOn = on;
            if (CheckRules.Expires(check.Type))
                check.ValidUntil = on.AddMonths(CheckRules.ValidMonths);
            if (check.Type is CheckType.DbsEnhancedBarred)
                (check.DbsStage, check.CertificateLevel) = (DbsStage.Closed, DbsLevel.EnhancedChildBarred);
        }
    }

    public static void Rejects(Application application, Guid personId)
    {
        var check = application.Checks.Find(c => c.PersonId == personId && c.Type is CheckType.DbsEnhancedBarred)!;
        (check.State, check.Accepted, check.Rationale) = (CheckState.Rejected, false, RationaleCode.Disqualifying);
    }

    public static RefusedException Refused(string reason, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    /// <summary>Refused for that reason, and under that regulation of the Fostering Services (England) Regulations 2011.</summary>
    public static void Cites(string regulation, string reason, Action act) => Assert.Equal(Regulations + regulation, Assert.Single(Refused(reason, act).Rules).Citation);

    public static T Single<T>(this IEnumerable<IMessage> events) where T : IMessage => Assert.Single(events.OfType<T>());
}

using Google.Protobuf;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Child = Suite.KinshipAssessment.Cases.Child;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests;

/// <summary>Cases in named states, reached as staff reach them; the days are those of the worked case in the domain's scenarios.</summary>
static class Given
{
    public const string Authority = "E10000901";
    public const string Team = "KINSHIP-NORTH";

    public static readonly DateOnly Concern = new(2026, 8, 24);
    public static readonly DateOnly Viable = new(2026, 9, 1);
    public static readonly DateOnly Route = new(2026, 9, 2);
    public static readonly DateOnly Placed = new(2026, 9, 7);
    public static readonly DateOnly StageOneComplete = new(2026, 9, 28);
    public static readonly DateOnly StageTwo = new(2026, 10, 5);
    public static readonly DateOnly ReportSent = new(2026, 11, 9);
    public static readonly DateOnly Listed = new(2026, 11, 23);
    public static readonly DateOnly Panel = new(2026, 12, 8);
    public static readonly DateOnly Minutes = new(2026, 12, 10);
    public static readonly DateOnly Decided = new(2026, 12, 16);

    public static readonly KinshipRules Rules = new();

    public static Caller Staff(string role, string subject = "staff-1", string authority = Authority, params string[] teams) =>
        new(subject, authority, new HashSet<string> { role }, new HashSet<string>(teams));

    public static readonly Caller TeamManager = Staff("TM", "tm-1", Authority, Team);
    public static readonly Caller ServiceManager = Staff("SM", "sm-1");

    public static Child AChild(string reference = "CH1001", DateOnly? born = null, bool unborn = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Reference = reference,
        Name = "A child",
        BirthDate = born ?? new(2020, 3, 14),
        Unborn = unborn,
        Key = "key-of-" + reference,
    };

    public static Person APerson(PersonKind kind = PersonKind.ProposedCarer, DateOnly? born = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Name = "Somebody",
        BirthDate = born ?? new(1970, 5, 1),
        Relationship = kind is PersonKind.ProposedCarer ? Relationship.Grandparent : Relationship.NotApplicable,
        Reference = kind is PersonKind.ProposedCarer ? "CA2001" : "",
        Key = kind is PersonKind.ProposedCarer ? "key-of-CA2001" : "",
        JoinedOn = Concern,
    };

    public static Opening AnOpening() => new(CaseSource.FamilyGroupConference, "", ArrangementType.InformalFamily, Concern, Team,
        Restricted: false, HistoricEntry: false, [AChild()], [APerson()]);

    public static KinshipCase Opened(Opening opening, Caller? by = null) =>
        KinshipCase.Open(Guid.CreateVersion7(), opening, by ?? TeamManager).Case;

    public static KinshipCase Identified(params Person[] household) =>
        Opened(AnOpening() with { People = [APerson(), .. household] });

    public static KinshipCase InViability()
    {
        var kinship = Identified();
        kinship.StartViability(Concern.AddDays(1));
        return kinship;
    }

    public static KinshipCase FoundViable(KinshipCase? kinship = null)
    {
        kinship ??= Identified();
        kinship.StartViability(Concern.AddDays(1));
        kinship.RecordViabilityVisit(Concern.AddDays(4), "Seen at home.");
        EveryCheckBackClear(kinship, Viable);
        kinship.DecideViability(viable: true, Viable, "", null, "tm-1");
        return kinship;
    }

    public static KinshipCase FoundNotViable()
    {
        var kinship = InViability();
        kinship.DecideViability(viable: false, Viable, "The home is not safe.", Viable, "tm-1");
        return kinship;
    }

    public static KinshipCase InSuitability(KinshipCase? kinship = null)
    {
        kinship = FoundViable(kinship);
        kinship.ChooseRoute(V1.Route.TemporaryApproval, Route, guardianshipAlongside: false);
        return kinship;
    }

    public static KinshipCase TemporarilyApproved(KinshipCase? kinship = null)
    {
        kinship = InSuitability(kinship);
        MeetRegulation24(kinship);
        kinship.ApproveTemporarily(Placed, Placed, null, "nom-1");
        return kinship;
    }

    public static KinshipCase InFullAssessment(bool guardianshipAlongside = false)
    {
        var kinship = FoundViable();
        kinship.ChooseRoute(V1.Route.FullAssessment, Route, guardianshipAlongside);
        return kinship;
    }

    public static KinshipCase StageOneDone(KinshipCase kinship)
    {
        EveryCheckBackClear(kinship, StageOneComplete);
        kinship.CompleteStageOne(StageOneComplete);
        return kinship;
    }

    public static KinshipCase ReportShared(KinshipCase kinship, ReportKind kind = ReportKind.Full)
    {
        StageOneDone(kinship);
        kinship.BeginStageTwo(StageTwo);
        kinship.ShareReport(kind, ReportSent, "tm-1");
        return kinship;
    }

    public static KinshipCase PanelListed(KinshipCase kinship, ReportKind kind = ReportKind.Full)
    {
        ReportShared(kinship, kind);
        kinship.ListForPanel(Listed, Panel);
        return kinship;
    }

    public static PanelSittingEntry APanel(DateOnly? on = null, PanelRecommendation recommendation = PanelRecommendation.RecommendApproval) => new(on ?? Panel,
    [
        new("chair-1", PanelRole.Chair, false),
        new("worker-1", PanelRole.SocialWorker, false),
        new("member-1", PanelRole.Member, false),
        new("member-2", PanelRole.Member, false),
        new("member-3", PanelRole.Member, false),
    ], Joint: false, recommendation, "As discussed.");

    public static KinshipCase Recommended(KinshipCase kinship)
    {
        PanelListed(kinship);
        kinship.RecordPanel(APanel());
        kinship.RecordMinutesSent(Minutes);
        return kinship;
    }

    public static KinshipCase Approved(KinshipCase kinship)
    {
        Recommended(kinship);
        EveryoneHeard(kinship, Placed);
        Approve(kinship, Decided);
        return kinship;
    }

    public static IReadOnlyList<IMessage> Approve(KinshipCase kinship, DateOnly on, string by = "adm-1", KinshipRules? rules = null) =>
        kinship.Decide(Decision.Approve, on, "Suitable.", [.. kinship.Children.Select(c => c.Id)], "U1", disqualified: false, by, rules ?? Rules);

    /// <summary>Support was taken on, a conference is asked for.</summary>
    public static KinshipCase Helped(KinshipCase kinship)
    {
        var support = Guid.CreateVersion7();
        kinship.RequestEdgeOfCareSupport(support, kinship.Children[0].Id,
            new([ReferralNeed.PlacementStability], EpisodeOpenness.LookedAfter, Crisis: false, "The carers are worn out.", new(2026, 9, 8, 9, 0, 0, TimeSpan.Zero)), Placed.AddDays(1), "csw-1");
        kinship.RecordHelpAccepted(support, Guid.CreateVersion7(), Placed.AddDays(1));
        kinship.RequestConference(Guid.CreateVersion7(), ReferralReason.FamilyTime, "Who can help with visits?", Placed, urgent: false, new("csw-1", InvolvementRole.SocialWorker, [], Concern, null),
            [new("iro-1", InvolvementRole.IndependentReviewingOfficer, [], Concern, Placed)], Placed.AddDays(2), "csw-1");
        return kinship;
    }

    public static KinshipCase Determined(KinshipCase kinship, bool disqualified = false)
    {
        Recommended(kinship);
        Refuse(kinship, Decided, disqualified);
        return kinship;
    }

    public static IReadOnlyList<IMessage> Refuse(KinshipCase kinship, DateOnly on, bool disqualified = false, KinshipRules? rules = null) =>
        kinship.Decide(Decision.ProposeNotToApprove, on, "Not suitable.", [], "", disqualified, "adm-1", rules ?? Rules);

    public static IReadOnlyList<IMessage> NotApprove(KinshipCase kinship, DateOnly on) =>
        kinship.Decide(Decision.NotApprove, on, "Not suitable.", [], "", disqualified: false, "adm-1", Rules);

    public static KinshipCase InIndependentReview(KinshipCase kinship)
    {
        Determined(kinship);
        kinship.SeekIndependentReview(Decided.AddDays(1), Decided.AddDays(2));
        return kinship;
    }

    public static KinshipCase AssessedForGuardianship()
    {
        var kinship = FoundViable();
        kinship.ChooseRoute(V1.Route.SpecialGuardianship, Route, guardianshipAlongside: false);
        return kinship;
    }

    public static KinshipCase GuardianshipReported()
    {
        var kinship = AssessedForGuardianship();
        kinship.FileGuardianshipReport(ReportSent, "tm-1");
        return kinship;
    }

    public static KinshipCase Expired()
    {
        var kinship = TemporarilyApproved();
        Pass(kinship, new(2026, 12, 28));
        return kinship;
    }

    public static IReadOnlyList<IMessage> Pass(KinshipCase kinship, DateOnly day) => kinship.PassTime(day, new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    public static void MeetRegulation24(KinshipCase kinship)
    {
        foreach (var matter in Enum.GetValues<ScheduleFourMatter>())
            if (matter is not ScheduleFourMatter.Unspecified)
                kinship.RecordScheduleFourMatter(matter, satisfied: true, Route, "");
        foreach (var person in kinship.People)
            kinship.RecordPersonSeen(person.Id, Route, suitable: true);
        EveryCheckBackClear(kinship, Route);
    }

    public static void EveryoneHeard(KinshipCase kinship, DateOnly on)
    {
        foreach (var child in kinship.Children)
        {
            kinship.RecordChildView(child.Id, ViewTaker.SocialWorker, on, "Happy here.", notObtainable: false, Staff("CSW"));
            kinship.RecordChildView(child.Id, ViewTaker.IndependentReviewingOfficer, on, "Happy here.", notObtainable: false, Staff("IRO"));
            kinship.RecordProfessionalView(child.Id, Profession.Teacher, on, "Settled.", notObtainable: false);
        }
    }

    /// <summary>How each check is asked for and comes back is told in the tests of checks; here it only matters that it did.</summary>
    public static void EveryCheckBackClear(KinshipCase kinship, DateOnly on)
    {
        foreach (var check in kinship.Checks.Where(c => c.ReceivedOn is null))
        {
            check.State = CheckState.ReceivedClear;
            check.RequestedOn = check.SubmittedOn = check.RaisedOn;
            check.ReceivedOn = check.ClosedOn = on;
            if (check.Type is CheckType.DbsEnhancedBarred)
                (check.DbsStage, check.CertificateLevel) = (DbsStage.Closed, DbsLevel.EnhancedChildBarred);
        }
    }

    public static RefusedException Refused(string reason, Func<IReadOnlyList<IMessage>> act)
    {
        var refused = Assert.Throws<RefusedException>(() => act());
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    public static T Single<T>(this IEnumerable<IMessage> events) where T : IMessage => Assert.Single(events.OfType<T>());
}

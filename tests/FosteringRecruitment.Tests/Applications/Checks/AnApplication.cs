using Google.Protobuf;
using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;
using Person = Suite.FosteringRecruitment.Applications.Person;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

/// <summary>Applications in stage 1 or 2 with their people; the days are those of the worked example of the domain.</summary>
static class AnApplication
{
    public const string Authority = "E10000901";
    public const string Elsewhere = "E10000902";
    public const string Team = "FOSTERING-NORTH";

    public static readonly DateOnly Received = new(2026, 3, 2);
    public static readonly DateOnly StageOne = new(2026, 3, 9);
    public static readonly DateOnly StageTwo = new(2026, 5, 7);

    public static readonly Caller Assessor = Staff("ASSESSOR", "assessor-1");
    public static readonly Caller TeamManager = Staff("TM", "tm-1");
    public static readonly Caller ServiceManager = Staff("SM", "sm-1");

    public static Caller Staff(string role, string subject) => new(subject, Authority, new HashSet<string> { role }, new HashSet<string> { Team });

    public static Person APerson(ApplicationPersonKind kind = ApplicationPersonKind.Applicant, DateOnly? born = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Name = "Somebody",
        BirthDate = kind is ApplicationPersonKind.Referee or ApplicationPersonKind.FormerPartner ? null : born ?? new(1980, 5, 1),
        JoinedOn = Received,
        Addresses = kind is ApplicationPersonKind.Applicant ? [Lived(Authority, new(2010, 1, 1), null)] : [],
    };

    public static PersonFacts Facts(ApplicationPersonKind kind, DateOnly? born = null, string reference = "", Guid? related = null) =>
        new(kind, "Somebody", born ?? (kind is ApplicationPersonKind.Referee or ApplicationPersonKind.FormerPartner ? null : new(1980, 5, 1)), reference,
            false, false, false, false, false, false, false, false, false, related);

    public static LivedAt Lived(string authority, DateOnly from, DateOnly? until, string country = "GB") =>
        new(["1 High Street"], "ZZ1 1ZZ", country == "GB" ? authority : "", country, from, until);

    public static Application JustReceived(params Person[] people)
    {
        var application = new Application
        {
            Id = Guid.CreateVersion7(),
            Authority = Authority,
            Team = Team,
            Worker = Assessor.Subject,
            ReceivedOn = Received,
            StateSince = Received,
            Route = FosteringRoute.Mainstream,
        };
        application.People.AddRange(people);
        return application;
    }

    public static Application InStageOne(params Person[] people)
    {
        var application = JustReceived(people);
        application.State = ApplicationState.Stage1Open;
        application.StageOneOn = application.StateSince = StageOne;
        application.Process = new() { StartedOn = Received };
        application.RaiseChecks(StageOne);
        return application;
    }

    public static Application InStageTwo(params Person[] people)
    {
        var application = InStageOne(people);
        application.Process!.BeginStageTwo(StageTwo);
        application.RaiseChecks(StageTwo);
        return application;
    }

    /// <summary>One applicant and three referees, one of them no relative.</summary>
    public static Person[] WithReferees(params Person[] others) =>
        [APerson(), APerson(ApplicationPersonKind.Referee), APerson(ApplicationPersonKind.Referee), APerson(ApplicationPersonKind.Referee), .. others];

    public static Check CheckOf(this Application application, CheckType type, Guid? personId = null) =>
        application.Checks.Last(c => c.Type == type && (personId is null || c.PersonId == personId));

    /// <summary>Every check of a stage that is open comes back clear on a day.</summary>
    public static void Clear(this Application application, int stage, DateOnly on)
    {
        foreach (var referee in application.People.Where(p => p is { Kind: ApplicationPersonKind.Referee, LeftOn: null, ReportedOn: null }))
            application.RecordRefereeInterview(referee.Id, on, on);
        foreach (var check in application.Checks.Where(c => c.Required && c.Stage == stage && c.IsOpen()).ToList())
            application.ComesBack(check, on);
    }

    public static void ComesBack(this Application application, Check check, DateOnly on, string content = "")
    {
        if (check.State is CheckState.ConsentPending)
            application.RecordCheckConsent(check.Id, on);
        if (check.State is CheckState.Required)
            application.RequestCheck(check.PersonId, check.Type, on);
        if (check.Type is CheckType.DbsEnhancedBarred)
            foreach (var stage in (DbsStage[])[DbsStage.Submitted, DbsStage.S4LocalPolice, DbsStage.S5Issued, DbsStage.CertificateSeen])
                application.RecordDbsStage(check.Id, stage, on, stage is DbsStage.S5Issued ? new("001234567890", on, DbsLevel.EnhancedChildBarred) : null, "assessor-1");
        application.RecordCheckResult(check.Id, content.Length == 0 ? CheckOutcome.Clear : CheckOutcome.Content, on, content);
    }

    /// <summary>A DBS check of somebody that came back with content, and on which the assessor made a recommendation.</summary>
    public static Check Disclosed(this Application application, Guid personId, CheckType type = CheckType.DbsEnhancedBarred, OffenceCategory category = OffenceCategory.Violence)
    {
        var check = application.CheckOf(type, personId);
        if (check.Type is CheckType.PersonalReference)
            application.RecordRefereeInterview(personId, StageOne, StageOne);
        application.ComesBack(check, StageOne.AddDays(7), "What it says");
        application.RecommendDisclosure(check.Id, new(category, 20, 10, false, true, false, "", true), StageOne.AddDays(8), Assessor);
        return check;
    }

    public static IReadOnlyList<string> Rules(this IReadOnlyList<RuleViolation> gaps) => [.. gaps.Select(g => g.Rule)];

    public static string Citation(this RefusedException refused) => Assert.Single(refused.Rules).Citation ?? "";

    public static IReadOnlyList<T> All<T>(this IReadOnlyList<IMessage> events) where T : IMessage => [.. events.OfType<T>()];
}

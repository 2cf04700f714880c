using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Enquiries;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;
using Carer = Suite.FosteringRecruitment.Households.Carer;
using Place = Suite.FosteringRecruitment.Households.Place;

namespace Suite.FosteringRecruitment.Tests.Reads;

/// <summary>Records of every sort for lists and figures, as documents; a seed gives the same ones each time.</summary>
static class SomeRecords
{
    static readonly string[] Teams = ["fostering-support", "kinship-north", "fostering-recruitment", ""];
    static readonly string[] Subjects = ["staff-0003", "staff-0004", "staff-0005", "staff-0006", "staff-0016", "staff-0018", ""];
    static readonly string[] Roles = ["RECRUIT", "CSW", "ASSESSOR", "SSW", "TM", "SM", "NOM", "IRO", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR", "LEAD_MEMBER", "ANALYST", "SERVICE"];
    static readonly ApplicationState[] ApplicationStates = [.. Enum.GetValues<ApplicationState>().Where(s => s is not ApplicationState.Unspecified)];
    static readonly EnquiryState[] EnquiryStates = [.. Enum.GetValues<EnquiryState>().Where(s => s is not EnquiryState.Unspecified)];

    public static Enquiry Enquiry(string name = "Grace Hopper", DateOnly? received = null, EnquiryState state = EnquiryState.Received, string authority = FosteringService.Westmere,
        string source = "WEBSITE", Channel channel = Channel.Online, string campaign = "", string worker = "", string team = "", bool restricted = false) => new()
        {
            Id = Guid.CreateVersion7(),
            Authority = authority,
            State = state,
            Team = team,
            Worker = worker,
            Restricted = restricted,
            Enquirers = [new(name, null, "", "", "", "")],
            SourceCode = source,
            Channel = channel,
            CampaignCode = campaign,
            ReceivedOn = received ?? new(2026, 9, 1),
            RespondBy = (received ?? new(2026, 9, 1)).AddDays(1),
            VisitBy = (received ?? new(2026, 9, 1)).AddDays(7),
        };

    public static Application Application(string name = "Grace Hopper", DateOnly? received = null, ApplicationState state = ApplicationState.Stage1Open, string authority = FosteringService.Westmere,
        FosteringRoute route = FosteringRoute.Mainstream, DateOnly? ended = null, string worker = "", string team = "", bool restricted = false, WithdrawalCode code = WithdrawalCode.Unspecified)
    {
        var on = received ?? new(2026, 9, 1);
        var application = new Application
        {
            Id = Guid.CreateVersion7(),
            Authority = authority,
            State = state,
            StateSince = on,
            Route = route,
            Team = team,
            Worker = worker,
            Restricted = restricted,
            ReceivedOn = on,
            StageOneOn = on,
            StageOneMonths = 2,
            StageTwoMonths = 4,
            Process = state is ApplicationState.Applied or ApplicationState.RejectedAtEntry ? null : new() { StartedOn = on, StageOneInformationOn = state is ApplicationState.Stage1Open ? null : on, StageTwoOn = on, ReportSentOn = on },
            EndedOn = ended,
            WithdrawalCode = code,
        };
        application.People.Add(new() { Id = Guid.CreateVersion7(), Kind = ApplicationPersonKind.Applicant, Name = name, BirthDate = new(1980, 1, 1), JoinedOn = on });
        return application;
    }

    /// <param name="places">Each place's status; their number is what the terms are for.</param>
    public static Household Household(string name = "Grace Hopper", DateOnly? approved = null, string authority = FosteringService.Westmere, FosteringRoute route = FosteringRoute.Mainstream,
        string worker = "", string team = "", bool restricted = false, (int Min, int Max)? ages = null, IReadOnlyList<PlacementType>? types = null, IReadOnlyList<PlaceStatus>? places = null)
    {
        var on = approved ?? new(2026, 9, 1);
        var (min, max) = ages ?? (0, 12);
        places ??= [PlaceStatus.Filled, PlaceStatus.Vacant];
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            Authority = authority,
            Route = route,
            Team = team,
            Worker = worker,
            Restricted = restricted,
            ApprovedOn = on,
            AsOf = on,
            AgreementOn = on,
            NextReviewOn = on.AddYears(1),
        };
        household.Carers.Add(new() { Id = Guid.CreateVersion7(), Name = name, BirthDate = new(1980, 1, 1), Characteristics = new("WBRI", "NONE", "NO", "HETEROSEXUAL", "F") });
        household.Terms.Add(new(new(places.Count, min, max, ApprovalSex.Any, types ?? [PlacementType.ShortTerm], false, []), on, false, "v"));
        household.Skills.Add(new(SkillLevel.Level1, on));
        household.Places.AddRange(places.Select((status, i) => new Place { Number = i + 1, Status = status, Since = on }));
        return household;
    }

    public static Enquiry RandomEnquiry(Random random, string? authority = null) => Enquiry(
        $"Enquirer {random.Next(1000)}", new DateOnly(2025, 6, 1).AddDays(random.Next(500)), Pick(random, EnquiryStates), authority ?? Authority(random),
        worker: Pick(random, Subjects), team: Pick(random, Teams), restricted: random.Next(3) == 0).With(random);

    public static Application RandomApplication(Random random, string? authority = null)
    {
        var application = Application($"Applicant {random.Next(1000)}", new DateOnly(2025, 6, 1).AddDays(random.Next(500)), Pick(random, ApplicationStates), authority ?? Authority(random),
            worker: Pick(random, Subjects), team: Pick(random, Teams), restricted: random.Next(3) == 0).With(random);
        for (var i = random.Next(6); i > 0; i--)
            application.Checks.Add(new() { Id = Guid.NewGuid(), Type = CheckType.Medical, Required = random.Next(3) > 0, State = Pick(random, Enum.GetValues<CheckState>()[1..]), RaisedOn = application.ReceivedOn });
        if (random.Next(3) == 0)
            application.Holds.Add(new(ApplicationHoldReason.Other, application.ReceivedOn) { ResumedOn = random.Next(2) == 0 ? null : application.ReceivedOn.AddDays(9) });
        if (random.Next(4) == 0)
            application.PanelId = Guid.CreateVersion7();
        return application;
    }

    public static Household RandomHousehold(Random random, string? authority = null)
    {
        var min = random.Next(10);
        var household = Household($"Carer {random.Next(1000)}", new DateOnly(2016, 6, 1).AddDays(random.Next(3500)), authority ?? Authority(random), Pick(random, [FosteringRoute.Mainstream, FosteringRoute.Kinship]),
            Pick(random, Subjects), Pick(random, Teams), random.Next(3) == 0, (min, min + random.Next(8)), [Pick(random, Enum.GetValues<PlacementType>()[1..])],
            [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pick(random, Enum.GetValues<PlaceStatus>()[1..]))]).With(random);
        if (random.Next(5) == 0)
            (household.Ended, household.EndedOn) = (HouseholdState.Resigned, household.ApprovedOn.AddYears(1));
        if (random.Next(5) == 0)
            (household.ConstellationId, household.ConstellationRole) = (Guid.CreateVersion7(), ConstellationRole.Satellite);
        return household;
    }

    static T With<T>(this T record, Random random) where T : Record
    {
        for (var i = random.Next(3); i > 0; i--)
            record.Access.Add(Pick(random, Subjects[..^1]));
        return record;
    }

    public static Caller RandomCaller(Random random) => new(
        Pick(random, Subjects[..^1]), random.Next(5) == 0 ? FosteringService.Eastholt : FosteringService.Westmere,
        Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Pick(random, Roles)).ToHashSet(),
        Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, Teams[..^1])).ToHashSet());

    static string Authority(Random random) => random.Next(4) == 0 ? FosteringService.Eastholt : FosteringService.Westmere;

    static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}

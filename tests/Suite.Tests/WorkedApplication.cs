using Google.Protobuf;
using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Applications = Suite.FosteringRecruitment.V1.ApplicationService.ApplicationServiceClient;
using Enquiries = Suite.FosteringRecruitment.V1.EnquiryService.EnquiryServiceClient;
using Panels = Suite.FosteringRecruitment.V1.PanelService.PanelServiceClient;
using Register = Suite.FosteringRecruitment.V1.CarerRegisterService.CarerRegisterServiceClient;

namespace Suite.Tests;

/// <summary>
/// A couple with a grown-up daughter at home, from their enquiry on 16 February 2026 to their approval on 24 September, lived through day
/// by day over gRPC by the people who would do it.
/// </summary>
sealed class WorkedApplication(InProcessSuite suite)
{
    public const string RecruitmentOfficer = "rosa.delgado", Assessor = "bridget.nolan", TeamManager = "colin.adebayo", ServiceManager = "hannah.oduya", PanelAdviser = "joan.ashcroft",
        PanelChair = "kwame.mensah", DecisionMaker = "priya.raman", DecisionMakerOnPanel = "owen.tranter", SupervisingSocialWorker = "eleanor.voss", Analyst = "wendy.lin";

    public static readonly string[] Quorum = ["staff-0011", "staff-0014", "staff-0012", "staff-0013", "staff-0015"];

    public Enquiry Enquiry { get; private set; } = new();

    public Application Application { get; private set; } = new();

    public Panel Panel { get; private set; } = new();

    public Household Household { get; private set; } = new();

    public static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    public Task<TResponse> OnEnquiry<TRequest, TResponse>(string who, Func<Enquiries, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "enquiry_id", () => (Enquiry.EnquiryId, Enquiry.Etag), r => act(new(suite.FosteringFor(who)), r), answer => Enquiry = Acting.Of<Enquiry>(answer, "enquiry"),
            async () => Enquiry = (await new Enquiries(suite.FosteringFor(RecruitmentOfficer)).GetEnquiryAsync(new() { EnquiryId = Enquiry.EnquiryId })).Enquiry);

    public Task<TResponse> OnApplication<TRequest, TResponse>(string who, Func<Applications, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "application_id", () => (Application.ApplicationId, Application.Etag), r => act(new(suite.FosteringFor(who)), r), answer => Application = Acting.Of<Application>(answer, "application"), ReadApplication);

    public Task<TResponse> OnPanel<TRequest, TResponse>(string who, Func<Panels, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "panel_id", () => (Panel.PanelId, Panel.Etag), r => act(new(suite.FosteringFor(who)), r), answer => Panel = Acting.Of<Panel>(answer, "panel"),
            async () => Panel = (await new Panels(suite.FosteringFor(PanelAdviser)).GetPanelAsync(new() { PanelId = Panel.PanelId })).Panel);

    public Task<TResponse> OnHousehold<TRequest, TResponse>(string who, Func<Register, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "household_id", () => (Household.HouseholdId, Household.Etag), r => act(new(suite.FosteringFor(who)), r), answer => Household = Acting.Of<Household>(answer, "household"), ReadHousehold);

    public async Task ReadApplication() =>
        Application = (await new Applications(suite.FosteringFor(TeamManager)).GetApplicationAsync(new() { ApplicationId = Application.ApplicationId })).Application;

    public async Task ReadHousehold() =>
        Household = (await new Register(suite.FosteringFor(TeamManager)).GetHouseholdAsync(new() { HouseholdId = Household.HouseholdId })).Household;

    public static Enquirer[] Couple =>
    [
        new() { Name = "Canary Fosterer", BirthDate = Officers.On(1981, 6, 3), Email = "canary.fosterer@example.org", Postcode = "ZZ1 1ZZ", PersonReference = "P30001" },
        new() { Name = "Canary Partner", BirthDate = Officers.On(1979, 1, 22), PersonReference = "P30002" },
    ];

    public async Task Enquired()
    {
        Enquiry = (await new Enquiries(suite.FosteringFor(RecruitmentOfficer)).ReceiveEnquiryAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Enquirers = { Couple },
            SourceCode = await ASource(),
            ReceivedDate = Officers.On(Day(2, 16)),
            Interests = { PlacementType.ShortTerm },
            Team = "fostering-recruitment",
        })).Enquiry;
    }

    async Task<string> ASource() =>
        (await new ReferenceDataService.ReferenceDataServiceClient(suite.FosteringFor(RecruitmentOfficer)).GetReferenceDataAsync(new())).ReferenceData.Sources.First(s => s.Channel is Channel.WordOfMouth).Code;

    /// <summary>From the answer on 17 February to all information of stage 1 on 24 April.</summary>
    public async Task ThroughStageOne()
    {
        await Applied();
        await StageOne();
        await StageOneComplete();
    }

    /// <summary>From the answer on 17 February to the agenda of the panel of 15 September.</summary>
    public async Task ThroughToPanel()
    {
        await ThroughStageOne();
        await StageTwo();
        await Listed();
    }

    /// <summary>From the answer on 17 February to the application on 2 March.</summary>
    public async Task Applied()
    {
        suite.MoveTo(Day(2, 17));
        await OnEnquiry(RecruitmentOfficer, (c, r) => c.RespondToEnquiryAsync(r), new RespondToEnquiryRequest { RespondedDate = Officers.On(Day(2, 17)), Means = ContactMeans.Telephone });
        await OnEnquiry(RecruitmentOfficer, (c, r) => c.BookVisitAsync(r), new BookVisitRequest { BookedDate = Officers.On(Day(2, 17)), VisitDate = Officers.On(Day(2, 20)) });
        suite.MoveTo(Day(2, 20));
        await OnEnquiry(RecruitmentOfficer, (c, r) => c.RecordInitialVisitAsync(r), new RecordInitialVisitRequest { VisitedDate = Officers.On(Day(2, 20)), Summary = "Canary narrative." });
        await OnEnquiry(RecruitmentOfficer, (c, r) => c.ScreenEnquiryAsync(r), new ScreenEnquiryRequest { Outcome = ScreeningOutcome.Eligible, ScreeningDate = Officers.On(Day(2, 20)) });
        await OnEnquiry(RecruitmentOfficer, (c, r) => c.InviteToApplyAsync(r), new InviteToApplyRequest { InvitedDate = Officers.On(Day(2, 20)) });

        suite.MoveTo(Day(3, 2));
        var answer = await OnEnquiry(RecruitmentOfficer, (_, r) => new Applications(suite.FosteringFor(RecruitmentOfficer)).ReceiveApplicationAsync(r), new ReceiveApplicationRequest
        {
            ReceivedDate = Officers.On(Day(3, 2)),
            Route = FosteringRoute.Mainstream,
            Team = "fostering-recruitment",
            People =
            {
                Couple.Select(p => new ApplicationPersonFacts { Kind = ApplicationPersonKind.Applicant, Name = p.Name, BirthDate = p.BirthDate, PersonReference = p.PersonReference, Employed = true }),
                new ApplicationPersonFacts { Kind = ApplicationPersonKind.HouseholdMember, Name = "Canary Daughter", BirthDate = Officers.On(2006, 11, 30) },
                new ApplicationPersonFacts { Kind = ApplicationPersonKind.Referee, Name = "Canary Referee One" },
                new ApplicationPersonFacts { Kind = ApplicationPersonKind.Referee, Name = "Canary Referee Two" },
                new ApplicationPersonFacts { Kind = ApplicationPersonKind.Referee, Name = "Canary Referee Three", RelativeOfApplicant = true },
            },
        });
        Application = answer.Application;
    }

    /// <summary>Stage 1 up to the day before its last check is back.</summary>
    public async Task StageOne()
    {
        suite.MoveTo(Day(3, 3));
        await OnApplication(RecruitmentOfficer, (c, r) => c.OpenStageOneAsync(r), new OpenStageOneRequest { OpenedDate = Officers.On(Day(3, 3)) });
        foreach (var adult in Application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Applicant or ApplicationPersonKind.HouseholdMember).Select(p => p.PersonId).ToList())
            await OnApplication(Assessor, (c, r) => c.RecordAddressesAsync(r), new RecordAddressesRequest
            {
                PersonId = adult,
                Addresses =
                {
                    new Address { Lines = { "1 Canary Row" }, Postcode = "ZZ2 2ZZ", LocalAuthority = "E10000902", FromDate = Officers.On(2010, 5, 1), UntilDate = Officers.On(2019, 4, 30) },
                    new Address { Lines = { "2 Canary Street" }, Postcode = "ZZ1 1ZZ", LocalAuthority = "E10000901", FromDate = Officers.On(2019, 4, 30) },
                },
            });
        await OnApplication(Assessor, (c, r) => c.RecordHomeParticularsAsync(r), new RecordHomeParticularsRequest { Home = new HomeParticulars { Bedrooms = 4, SpareBedrooms = 2, Pets = { "DOG" }, Tenure = "OWNED" } });
        suite.MoveTo(Day(4, 23));
        foreach (var referee in Application.People.Where(p => p.Facts.Kind is ApplicationPersonKind.Referee).Select(p => p.PersonId).ToList())
            await OnApplication(Assessor, (c, r) => c.RecordRefereeInterviewAsync(r), new RecordRefereeInterviewRequest { PersonId = referee, InterviewDate = Officers.On(Day(4, 1)), ReportDate = Officers.On(Day(4, 2)) });
        await CloseChecks(1, Day(3, 4), Day(4, 22), leaveOpen: LastCheck().CheckId);
    }

    public Check LastCheck() => Application.Checks.First(c => c.Type is CheckType.Medical && c.Stage == 1);

    /// <summary>The last check of stage 1 comes back: all of its information is there.</summary>
    public async Task StageOneComplete()
    {
        suite.MoveTo(Day(4, 24));
        await CloseChecks(1, Day(3, 4), Day(4, 24));
    }

    public async Task StageTwo()
    {
        suite.MoveTo(Day(5, 7));
        await OnApplication(TeamManager, (c, r) => c.BeginStageTwoAsync(r), new BeginStageTwoRequest { BeginDate = Officers.On(Day(5, 7)) });
        suite.MoveTo(Day(7, 20));
        await CloseChecks(2, Day(5, 8), Day(7, 10));
        await OnApplication(TeamManager, (c, r) => c.ShareReportAsync(r), new ShareReportRequest { Kind = ReportKind.Full, SentDate = Officers.On(Day(7, 20)) });
    }

    /// <summary>Listed on the day after the applicants' time for comments, for the panel of 15 September.</summary>
    public async Task Listed()
    {
        suite.MoveTo(Day(8, 3));
        Panel = (await new Panels(suite.FosteringFor(PanelAdviser)).SchedulePanelAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            PanelDate = Officers.On(Day(9, 15)),
            Members =
            {
                new PanelMember { Subject = "staff-0011", Role = PanelRole.Chair },
                new PanelMember { Subject = "staff-0014", Role = PanelRole.SocialWorker, SocialWorkExperience = true },
                new PanelMember { Subject = "staff-0012", Role = PanelRole.Member },
                new PanelMember { Subject = "staff-0013", Role = PanelRole.Member },
                new PanelMember { Subject = "staff-0015", Role = PanelRole.Member },
            },
        })).Panel;
        await OnApplication(PanelAdviser, (c, r) => c.ListForPanelAsync(r), new ListForPanelRequest { PanelId = Panel.PanelId, ListedDate = Officers.On(Day(8, 3)) });
    }

    public async Task Recommended(PanelRecommendation recommendation = PanelRecommendation.RecommendApproval)
    {
        suite.MoveTo(Day(9, 15));
        await OnPanel(PanelAdviser, (c, r) => c.RecordPapersSentAsync(r), new RecordPapersSentRequest { SentDate = Officers.On(Day(9, 8)) });
        await OnPanel(PanelAdviser, (c, r) => c.RecordPanelHeldAsync(r), new RecordPanelHeldRequest { Attended = { Quorum } });
        await OnApplication(PanelChair, (c, r) => c.RecordPanelRecommendationAsync(r), new RecordPanelRecommendationRequest { Recommendation = recommendation, Reasons = "Canary narrative." });
        suite.MoveTo(Day(9, 18));
        await OnApplication(PanelAdviser, (c, r) => c.RecordMinutesSentAsync(r), new RecordMinutesSentRequest { ReceivedDate = Officers.On(Day(9, 18)) });
    }

    public static DecideRequest Approval() => new()
    {
        Decision = Decision.Approve,
        DecisionDate = Officers.On(Day(9, 24)),
        Reasons = "Canary narrative.",
        Terms = new ApprovalTerms { MaxChildren = 2, AgeMin = 0, AgeMax = 12, Sex = ApprovalSex.Any, PlacementTypes = { PlacementType.ShortTerm, PlacementType.ShortBreak } },
    };

    public async Task Approved()
    {
        suite.MoveTo(Day(9, 24));
        Household = (await OnApplication(DecisionMaker, (c, r) => c.DecideAsync(r), Approval())).Household;
    }

    /// <summary>Asks for every required check of a stage and records it as clear, but for one that is left to come back later.</summary>
    async Task CloseChecks(int stage, DateOnly requested, DateOnly received, string leaveOpen = "")
    {
        while (Application.Checks.FirstOrDefault(c => c.Required && c.Stage == stage && c.CheckId != leaveOpen
            && c.State is CheckState.Required or CheckState.ConsentPending or CheckState.Requested or CheckState.InProgress) is { } check)
        {
            var (id, dbs) = (check.CheckId, check.Type is CheckType.DbsEnhancedBarred);
            if (check.State is CheckState.ConsentPending)
                await OnApplication(Assessor, (c, r) => c.RecordCheckConsentAsync(r), new RecordCheckConsentRequest { CheckId = id, ConsentDate = Officers.On(requested) });
            if (check.State is CheckState.ConsentPending or CheckState.Required)
                await OnApplication(Assessor, (c, r) => c.RequestCheckAsync(r), new RequestCheckRequest { PersonId = check.PersonId, Type = check.Type, RequestDate = Officers.On(requested) });
            if (dbs)
            {
                foreach (var step in new[] { DbsStage.IdVerified, DbsStage.Submitted, DbsStage.S1Received, DbsStage.S2Pnc, DbsStage.S3BarredLists, DbsStage.S4LocalPolice })
                    await OnApplication(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = id, Stage = step, StageDate = Officers.On(requested) });
                await OnApplication(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = id, Stage = DbsStage.S5Issued, StageDate = Officers.On(received), IssueDate = Officers.On(received), CertificateNumber = "001234567890", Level = DbsLevel.EnhancedChildBarred });
                await OnApplication(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = id, Stage = DbsStage.CertificateSeen, StageDate = Officers.On(received) });
            }

            await OnApplication(Assessor, (c, r) => c.RecordCheckResultAsync(r), new RecordCheckResultRequest { CheckId = id, Outcome = CheckOutcome.Clear, ReceivedDate = Officers.On(received) });
        }
    }
}

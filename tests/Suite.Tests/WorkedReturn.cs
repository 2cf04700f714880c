using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Reunifications = Suite.EdgeOfCare.V1.ReunificationService.ReunificationServiceClient;

namespace Suite.Tests;

/// <summary>The way home of one child who is looked after, over gRPC, step by step on the days that a test gives.</summary>
sealed class WorkedReturn(Func<string, CallInvoker> callsOf)
{
    public WorkedReturn(InProcessSuite suite) : this(suite.EdgeOfCareFor)
    {
    }

    public const string SocialWorker = "amara.okafor", TeamManager = "farah.siddiqui", NominatedOfficer = "ivan.petrov", ReviewingOfficer = "quentin.marsh";

    public Reunification Latest { get; private set; } = new();

    public string Parent => Latest.People.Single(p => p.Kind is ReunificationPersonKind.Parent).PersonId;

    public Task<TResponse> Do<TRequest, TResponse>(string who, Func<Reunifications, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "reunification_id", () => (Latest.ReunificationId, Latest.Etag), r => act(new(callsOf(who)), r), answer => Latest = Acting.Of<Reunification>(answer, "reunification"), Read);

    public async Task<Reunification> Read() =>
        Latest = (await new Reunifications(callsOf(TeamManager)).GetReunificationAsync(new() { ReunificationId = Latest.ReunificationId })).Reunification;

    public async Task Considered(DateOnly on, string child, CareLegalStatus status) =>
        Latest = (await new Reunifications(callsOf(SocialWorker)).ConsiderReunificationAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Child = new ChildFacts { ChildReference = child, Name = "Canary Childname", BirthDate = Officers.On(2017, 6, 1) },
            ReviewDate = Officers.On(on),
            Reasons = "Canary narrative.",
            LegalStatus = status,
            LegalStatusDate = Officers.On(2026, 1, 5),
            Iro = "staff-0017",
            Team = "kinship-north",
            Worker = "staff-0001",
        })).Reunification;

    public async Task AssessmentBegun(DateOnly on)
    {
        await Do(SocialWorker, (c, r) => c.StartParentAssessmentAsync(r), new StartParentAssessmentRequest { StartDate = Officers.On(on), Assessor = "staff-0001" });
        await ParentAdded(on);
    }

    public Task ParentAdded(DateOnly on) => Do(SocialWorker, (c, r) => c.AddReunificationPersonAsync(r), new AddReunificationPersonRequest
    {
        Person = new ReunificationPersonFacts { Kind = ReunificationPersonKind.Parent, Name = "Canary Mothername", BirthDate = Officers.On(1990, 4, 4), ParentalResponsibility = true },
        JoinedDate = Officers.On(on),
    });

    /// <summary>The police said nothing, every matter of Schedule 3 was considered, and the home was seen.</summary>
    public async Task Assessed(DateOnly on)
    {
        await Do(SocialWorker, (c, r) => c.RequestSuitabilityCheckAsync(r), new RequestSuitabilityCheckRequest { PersonId = Parent, Kind = SuitabilityCheckKind.Police, RequestDate = Officers.On(on) });
        await Do(SocialWorker, (c, r) => c.RecordSuitabilityCheckResultAsync(r), new RecordSuitabilityCheckResultRequest
        {
            CheckId = Latest.People.Single(p => p.PersonId == Parent).Checks[^1].CheckId,
            ReceivedDate = Officers.On(on),
            Outcome = SuitabilityCheckOutcome.Clear,
        });
        foreach (var matter in System.Enum.GetValues<ScheduleThreeMatter>().Where(m => m is not ScheduleThreeMatter.Unspecified))
            await Do(SocialWorker, (c, r) => c.RecordScheduleThreeMatterAsync(r), new RecordScheduleThreeMatterRequest { PersonId = Parent, Matter = matter, RecordedDate = Officers.On(on), Finding = "Canary narrative." });
        await Do(SocialWorker, (c, r) => c.CompleteParentAssessmentAsync(r), new CompleteParentAssessmentRequest { CompletedDate = Officers.On(on), AccommodationDate = Officers.On(on), Summary = "Canary narrative." });
    }

    public async Task Classified(DateOnly on, RiskClass risk)
    {
        await Do(SocialWorker, (c, r) => c.ClassifyReturnRiskAsync(r), new ClassifyReturnRiskRequest { ClassDate = Officers.On(on), Risk = risk, Reasons = "Canary narrative." });
    }

    public async Task Heard(DateOnly on)
    {
        await Do(SocialWorker, (c, r) => c.RecordChildsViewAsync(r), new RecordChildsViewRequest { ViewDate = Officers.On(on), View = ViewOfReturn.InFavour, Detail = "Canary narrative.", SoughtBy = "DIRECT_WORK" });
        await Do(ReviewingOfficer, (c, r) => c.RecordIroViewAsync(r), new RecordIroViewRequest { ViewDate = Officers.On(on), View = ViewOfReturn.InFavour, Detail = "Canary narrative." });
    }

    public Task PlanAgreed(DateOnly on, ConferenceOffer conference = ConferenceOffer.Declined) => Do(TeamManager, (c, r) => c.AgreeReturnPlanAsync(r), new AgreeReturnPlanRequest
    {
        AgreedDate = Officers.On(on),
        Goals = { new ReturnGoal { Text = "Canary narrative.", Owner = "Canary Mothername", ByDate = Officers.On(on.AddDays(60)) } },
        Support = "Canary narrative.",
        ConferenceOfferedDate = Officers.On(on),
        ConferenceOffer = conference,
    });

    /// <summary>From the review at which it was considered to an agreed plan, all on one day.</summary>
    public async Task UpToThePlan(DateOnly on, string child, CareLegalStatus status, ConferenceOffer conference = ConferenceOffer.Declined)
    {
        await Considered(on, child, status);
        await AssessmentBegun(on);
        await Assessed(on);
        await Classified(on, RiskClass.Low);
        await Heard(on);
        await PlanAgreed(on, conference);
    }

    public Task AsksForAConference(DateOnly on) => Do(SocialWorker, (c, r) => c.RequestReunificationConferenceAsync(r), new RequestReunificationConferenceRequest
    {
        RequestedDate = Officers.On(on),
        Purpose = "Canary narrative.",
        AgreedBy = "Canary Mothername",
        AgreedDate = Officers.On(on),
        SocialWorker = WorkedConference.SocialWorkerSubject,
        SocialWorkerFromDate = Officers.On(2026, 1, 5),
    });

    public async Task StaysBegun(DateOnly on)
    {
        await Do(SocialWorker, (c, r) => c.IncreaseContactAsync(r), new IncreaseContactRequest { FromDate = Officers.On(on), Arrangement = "Canary narrative." });
        await WentWell(on);
        await Do(TeamManager, (c, r) => c.StartOvernightStaysAsync(r), new StartOvernightStaysRequest { FromDate = Officers.On(on) });
    }

    public Task WentWell(DateOnly on) => Do(SocialWorker, (c, r) => c.RecordProgressReviewAsync(r), new RecordProgressReviewRequest { ReviewDate = Officers.On(on), Finding = ProgressFinding.GoingWell, Detail = "Canary narrative." });

    public Task Stayed(DateTimeOffset from, TimeSpan time) => Do(SocialWorker, (c, r) => c.RecordOvernightStayAsync(r), new RecordOvernightStayRequest
    {
        FromTime = Timestamp.FromDateTimeOffset(from),
        UntilTime = Timestamp.FromDateTimeOffset(from + time),
    });

    public async Task ReturnPhased(DateOnly on)
    {
        await WentWell(on);
        await Do(TeamManager, (c, r) => c.StartPhasedReturnAsync(r), new StartPhasedReturnRequest { FromDate = Officers.On(on) });
        await Classified(on, RiskClass.Low);
        await Do(SocialWorker, (c, r) => c.InformSchoolAndHealthAsync(r), new InformSchoolAndHealthRequest { SchoolInformedDate = Officers.On(on), HealthInformedDate = Officers.On(on) });
    }

    public Task CareReviewed(DateOnly on) => Do(ReviewingOfficer, (c, r) => c.RecordCareReviewAsync(r), new RecordCareReviewRequest
    {
        ReviewDate = Officers.On(on),
        ConsideredChangeOfStatus = true,
        ChairedBy = "staff-0017",
        Outcome = "Canary narrative.",
    });
}

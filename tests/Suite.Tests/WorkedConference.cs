using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Conferences = Suite.FamilyGroupConferences.V1.ConferenceService.ConferenceServiceClient;
using Coordinators = Suite.FamilyGroupConferences.V1.CoordinatorService.CoordinatorServiceClient;

namespace Suite.Tests;

/// <summary>One family on its way to its own plan, over gRPC, step by step on the days that a test gives.</summary>
sealed class WorkedConference(Func<string, CallInvoker> callsOf)
{
    public WorkedConference(InProcessSuite suite) : this(suite.ConferencesFor)
    {
    }

    public const string Manager = "tanya.wells", SocialWorker = "amara.okafor", ServiceManager = "hannah.oduya";
    public const string SocialWorkerSubject = "staff-0001", CoordinatorSubject = "staff-0019";

    /// <summary>Nobody else may ever read it.</summary>
    public const string Comment = "Canary comment: nobody had asked my mother before.";

    public Conference Latest { get; private set; } = new();

    public Participant Mother => Latest.Participants.First(p => p.Role is ParticipantRole.Mother);

    public Participant Grandmother => Latest.Participants.First(p => p.Role is ParticipantRole.PaternalKin or ParticipantRole.MaternalKin);

    public Session Session => Latest.Sessions.Last(s => s.Kind is SessionKind.Conference);

    IEnumerable<Participant> Family => Latest.Participants.Where(p => p.Role is ParticipantRole.Mother or ParticipantRole.PaternalKin or ParticipantRole.MaternalKin);

    public Task<TResponse> Do<TRequest, TResponse>(string who, Func<Conferences, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse> =>
        Acting.Do(request, "conference_id", () => (Latest.ConferenceId, Latest.Etag), r => act(new(callsOf(who)), r), answer => Latest = Acting.Of<Conference>(answer, "conference"), Read);

    public async Task<Conference> Read() => Latest = (await new Conferences(callsOf(Manager)).GetConferenceAsync(new() { ConferenceId = Latest.ConferenceId })).Conference;

    /// <summary>Goes on with a conference that another service asked for.</summary>
    public async Task TakeUp(string conferenceId)
    {
        Latest = new() { ConferenceId = conferenceId };
        await Read();
    }

    public static Task<Coordinator> Registered(InProcessSuite suite, string subject, DateOnly from) => Registered(suite.ConferencesFor, subject, from);

    public static async Task<Coordinator> Registered(Func<string, CallInvoker> callsOf, string subject, DateOnly from) =>
        (await new Coordinators(callsOf(Manager)).RegisterCoordinatorAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Subject = subject,
            Name = "Coordinator " + subject,
            FteHundredths = 100,
            FromDate = Officers.On(from),
        })).Coordinator;

    /// <summary>A mother with her children, all of eight years, and perhaps their grandmother, referred by their social worker, or keyed in by the conference manager.</summary>
    public async Task Referred(DateOnly on, IReadOnlyList<string> children, ParticipantRole grandmother = ParticipantRole.Unspecified, bool historicEntry = true, string offerId = "", Involvement? sibling = null)
    {
        var request = new ReferFamilyRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Children = { children.Select(child => new ConferenceChildFacts { ChildReference = child, Name = "Canary Childname", BirthDate = Officers.On(2018, 3, 1) }) },
            Participants = { new ParticipantFacts { Role = ParticipantRole.Mother, Name = "Canary Mothername", BirthDate = Officers.On(1992, 8, 8), ParentalResponsibility = true } },
            Involvements =
            {
                children.Select(child => new Involvement { Subject = SocialWorkerSubject, Role = InvolvementRole.SocialWorker, ChildReference = child, FromDate = Officers.On(2026, 1, 5) }),
            },
            Reason = ReferralReason.PreventCare,
            ReferralText = "Canary narrative.",
            OfferedDate = Officers.On(on),
            ReferredDate = Officers.On(on),
            OfferId = offerId,
            Team = "family-group-conferences",
            HistoricEntry = historicEntry,
        };
        if (grandmother is not ParticipantRole.Unspecified)
            request.Participants.Add(new ParticipantFacts { Role = grandmother, Name = "Canary Grandmother", BirthDate = Officers.On(1966, 2, 11), PersonReference = "P40001" });
        if (sibling is not null)
        {
            request.SiblingReferences.Add(sibling.ChildReference);
            request.Involvements.Add(sibling);
        }

        Latest = (await new Conferences(callsOf(historicEntry ? Manager : SocialWorker)).ReferFamilyAsync(request)).Conference;
    }

    public Task Accepted(DateOnly on) => Do(Manager, (c, r) => c.AcceptReferralAsync(r), new AcceptReferralRequest { AcceptedDate = Officers.On(on) });

    public Task Allocated(DateOnly on, string coordinatorId) =>
        Do(Manager, (c, r) => c.AllocateCoordinatorAsync(r), new AllocateCoordinatorRequest { CoordinatorId = coordinatorId, AllocatedDate = Officers.On(on) });

    public async Task Baseline(DateOnly on) => await Do(Manager, (c, r) => c.RecordBaselineAsync(r), new RecordBaselineRequest
    {
        BaselineDate = Officers.On(on),
        BottomLines = "Canary narrative.",
        Questions = { "Who is there at night?" },
        AgreedWith = SocialWorkerSubject,
    });

    /// <summary>Baseline and consent of everybody on one day.</summary>
    public async Task Consented(DateOnly on)
    {
        await Baseline(on);
        foreach (var person in Family.Select(p => p.ParticipantId).ToList())
            await Do(Manager, (c, r) => c.RecordConsentAsync(r), new RecordConsentRequest { ParticipantId = person, Answer = ConsentAnswer.Agreed, AnswerDate = Officers.On(on), MayShare = true });
        await Do(Manager, (c, r) => c.BeginPreparationAsync(r), new BeginPreparationRequest { ConsentedDate = Officers.On(on) });
    }

    public async Task Declined(DateOnly on)
    {
        await Baseline(on);
        await Do(Manager, (c, r) => c.RecordConsentAsync(r), new RecordConsentRequest { ParticipantId = Mother.ParticipantId, Answer = ConsentAnswer.Declined, AnswerDate = Officers.On(on) });
        await Do(Manager, (c, r) => c.RecordFamilyDeclinedAsync(r), new RecordFamilyDeclinedRequest { DeclinedDate = Officers.On(on) });
    }

    /// <summary>Everybody is met, and the day is set.</summary>
    public async Task Scheduled(DateOnly on, DateTimeOffset at)
    {
        foreach (var person in Family.Select(p => p.ParticipantId).ToList())
            await Do(Manager, (c, r) => c.RecordPreparationAsync(r), new RecordPreparationRequest { ParticipantId = person, MeetingDate = Officers.On(on), Mode = AttendanceMode.InPerson, Invited = true });
        foreach (var child in Latest.Children.Select(c => c.ChildId).ToList())
            await Do(Manager, (c, r) => c.RecordChildViewsAsync(r), new RecordChildViewsRequest { ChildId = child, Views = "Canary narrative.", ViewsDate = Officers.On(on) });
        await Do(Manager, (c, r) => c.RecordPaternalFamilyAsync(r), new RecordPaternalFamilyRequest
        {
            Status = Family.Any(p => p.Role is ParticipantRole.PaternalKin) ? PaternalFamily.Identified : PaternalFamily.NoLegalOrKnownFather,
            RecordedDate = Officers.On(on),
        });
        await Do(Manager, (c, r) => c.ScheduleSessionAsync(r), new ScheduleSessionRequest { Kind = SessionKind.Conference, ScheduledTime = Timestamp.FromDateTimeOffset(at), Venue = "Canary venue", BookedDate = Officers.On(on) });
    }

    /// <summary>Its three phases of an hour each.</summary>
    public static IReadOnlyList<Phase> Phases(DateTimeOffset ended) =>
    [
        Lasting(PhaseKind.InformationSharing, ended.AddHours(-3), professionals: true),
        Lasting(PhaseKind.PrivateFamilyTime, ended.AddHours(-2), professionals: false),
        Lasting(PhaseKind.PlanAgreement, ended.AddHours(-1), professionals: true),
    ];

    static Phase Lasting(PhaseKind kind, DateTimeOffset from, bool professionals) =>
        new() { Kind = kind, StartTime = Timestamp.FromDateTimeOffset(from), EndTime = Timestamp.FromDateTimeOffset(from.AddHours(1)), ProfessionalsPresent = professionals };

    /// <param name="phases">All three, unless given otherwise.</param>
    public RecordConferenceHeldRequest Holding(DateTimeOffset ended, bool childrenTakePart = true, IEnumerable<Phase>? phases = null) => new()
    {
        SessionId = Session.SessionId,
        Phases = { phases ?? Phases(ended) },
        Attendance = { Attendance(childrenTakePart) },
    };

    IEnumerable<Attendance> Attendance(bool childrenTakePart) =>
    [
        .. Latest.Children.Select((child, i) => new Attendance
        {
            ParticipantId = child.ChildId,
            Mode = !childrenTakePart ? AttendanceMode.Absent : i == 0 ? AttendanceMode.InPerson : AttendanceMode.ViewsConveyed,
        }),
        .. Family.Select(person => new Attendance { ParticipantId = person.ParticipantId, Mode = AttendanceMode.InPerson }),
    ];

    public Task Held(DateTimeOffset ended, bool childrenTakePart = true) => Do(Manager, (c, r) => c.RecordConferenceHeldAsync(r), Holding(ended, childrenTakePart));

    public async Task PlanMade(DateOnly on, params CarerProposal[] proposals) => await Do(Manager, (c, r) => c.RecordPlanAsync(r), new RecordPlanRequest
    {
        MadeDate = Officers.On(on),
        Summary = "Canary narrative.",
        Contingency = "Canary narrative.",
        Actions = { new PlanActionFacts { Action = "Canary narrative.", OwnerParticipantId = Mother.ParticipantId, DueDate = Officers.On(on.AddDays(14)) } },
        Proposals = { proposals },
    });

    public CarerProposal OfTheGrandmother => new()
    {
        Carers = { new ProposedCarer { ParticipantId = Grandmother.ParticipantId, Relationship = CarerRelationship.Grandparent, BirthDate = Grandmother.BirthDate } },
        ChildIds = { Latest.Children.Select(c => c.ChildId) },
    };

    public Task PlanAnswered(DateOnly on, PlanDecision decision) => Do(SocialWorker, (c, r) => c.AnswerPlanAsync(r), new AnswerPlanRequest
    {
        Decision = decision,
        DecisionDate = Officers.On(on),
        Reasons = decision is PlanDecision.NotAgreed ? "Canary narrative." : "",
        Changes = decision is PlanDecision.AgreedWithChanges ? "Canary narrative." : "",
    });

    /// <summary>The review conference that the standard sets.</summary>
    public async Task Reviewed(DateOnly on)
    {
        var begins = new DateTimeOffset(on, new TimeOnly(14, 0), TimeSpan.Zero);
        await Do(Manager, (c, r) => c.ScheduleSessionAsync(r), new ScheduleSessionRequest { Kind = SessionKind.Review, ScheduledTime = Timestamp.FromDateTimeOffset(begins), Venue = "Canary venue", BookedDate = Officers.On(on.AddDays(-7)) });
        await Do(Manager, (c, r) => c.RecordReviewHeldAsync(r), new RecordReviewHeldRequest
        {
            SessionId = Latest.Sessions.Last(s => s.Kind is SessionKind.Review).SessionId,
            EndTime = Timestamp.FromDateTimeOffset(begins.AddHours(1)),
            Attendance = { Attendance(childrenTakePart: true) },
            Finding = ReviewFinding.OnTrack,
        });
    }

    public Task Told(DateOnly on) => Do(Manager, (c, r) => c.RecordFeedbackAsync(r), new RecordFeedbackRequest
    {
        SessionId = Session.SessionId,
        ParticipantId = Mother.ParticipantId,
        Prepared = 4,
        Heard = 5,
        PlanIsOurs = 4,
        Recommend = 5,
        Comment = Comment,
        ReceivedDate = Officers.On(on),
    });

    public Task DueToEnterCare(DateOnly on) => Do(ServiceManager, (c, r) => c.DecideCareRiskAsync(r), new DecideCareRiskRequest
    {
        ChildId = Latest.Children[0].ChildId,
        DecisionDate = Officers.On(on),
        Source = CareRiskSource.LegalGateway,
        SourceDate = Officers.On(on.AddDays(-2)),
    });

    public Task Finished() => Do(Manager, (c, r) => c.FinishHistoricConferenceAsync(r), new FinishHistoricConferenceRequest());

    /// <summary>From acceptance to the day of the conference in one go; preparation takes a week.</summary>
    public async Task HeldAfter(DateOnly accepted, int days, string coordinatorId, bool childrenTakePart = true)
    {
        await Accepted(accepted);
        await Allocated(accepted.AddDays(1), coordinatorId);
        await Consented(accepted.AddDays(4));
        var begins = new DateTimeOffset(accepted.AddDays(days), new TimeOnly(13, 0), TimeSpan.Zero);
        await Scheduled(accepted.AddDays(10), begins);
        await Held(begins.AddHours(3), childrenTakePart);
    }
}

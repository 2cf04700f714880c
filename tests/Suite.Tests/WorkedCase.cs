using Google.Protobuf;
using Grpc.Core;
using Suite.KinshipAssessment.V1;
using Suite.Types.V1;
using EpisodeOpenness = Suite.EdgeOfCare.V1.EpisodeOpenness;
using Kinship = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using ReferralNeed = Suite.EdgeOfCare.V1.ReferralNeed;
using ReferralReason = Suite.FamilyGroupConferences.V1.ReferralReason;

namespace Suite.Tests;

/// <summary>
/// A worked case, lived through day by day over gRPC by the people who would do it: a grandmother and her adult son of 19, a temporary
/// approval from 7 September 2026 and the decision on 16 December.
/// </summary>
sealed class WorkedCase(Func<string, Kinship> kinshipFor, Action<DateOnly> moveTo)
{
    public WorkedCase(InProcessSuite suite) : this(suite.KinshipFor, suite.MoveTo)
    {
    }

    public const string SocialWorker = "amara.okafor", Assessor = "carys.pugh", TeamManager = "farah.siddiqui", ServiceManager = "hannah.oduya",
        NominatedOfficer = "ivan.petrov", ReviewingOfficer = "quentin.marsh", PanelAdviser = "joan.ashcroft", PanelChair = "kwame.mensah", DecisionMaker = "priya.raman", Analyst = "wendy.lin";

    string _caseId = "";

    public static DateOnly Day(int month, int day) => new(2026, month, day);

    public Person Carer => Latest.People.First(p => p.Kind is PersonKind.ProposedCarer);

    public Person Son => Latest.People.First(p => p.Kind is PersonKind.HouseholdMember);

    public KinshipCase Latest { get; private set; } = new();

    public Check Dbs(Person person) => Latest.Checks.First(c => c.PersonId == person.PersonId && c.Type is CheckType.DbsEnhancedBarred);

    /// <summary>Does one act, on the case as it stands: the deadline watch may have been there in between.</summary>
    public async Task<TResponse> Do<TRequest, TResponse>(string who, Func<Kinship, TRequest, AsyncUnaryCall<TResponse>> act, TRequest request)
        where TRequest : IMessage<TRequest> where TResponse : IMessage<TResponse>
    {
        for (var attempt = 1; ; attempt++)
        {
            var fields = request.Descriptor.Fields;
            fields["request_id"].Accessor.SetValue(request, Guid.NewGuid().ToString());
            fields["case_id"].Accessor.SetValue(request, _caseId);
            fields["etag"].Accessor.SetValue(request, Latest.Etag);
            try
            {
                var answer = await act(kinshipFor(who), request);
                Latest = (KinshipCase)answer.Descriptor.FindFieldByName("case").Accessor.GetValue(answer);
                return answer;
            }
            catch (RpcException stale) when (stale.StatusCode is StatusCode.Aborted && attempt < 10)
            {
                await Read();
            }
        }
    }

    /// <summary>Reads it as the team manager, who needs to know all of it.</summary>
    public async Task<KinshipCase> Read() => Latest = (await kinshipFor(TeamManager).GetCaseAsync(new() { CaseId = _caseId })).Case;

    public async Task<Timetable> Timetable() => (await kinshipFor(TeamManager).GetTimetableAsync(new() { CaseId = _caseId })).Timetable;

    /// <param name="historicEntry">Keyed in by the team manager with its real dates, some time after it happened.</param>
    public async Task Opened(DateOnly? youngPersonBorn = null, bool withParent = false, string reference = "LCS10023", bool historicEntry = false)
    {
        var request = new OpenCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Children = { new ProposedChild { ChildReference = reference, Name = "Canary Childname", BirthDate = Officers.On(2019, 5, 4) } },
            People =
            {
                new ProposedPerson { Kind = PersonKind.ProposedCarer, Name = "Canary Carername", BirthDate = Officers.On(1965, 3, 9), Relationship = Relationship.Grandparent, PersonReference = "P" + reference },
                new ProposedPerson { Kind = PersonKind.HouseholdMember, Name = "Canary Sonname", BirthDate = Officers.On(2007, 2, 1), Relationship = Relationship.NotApplicable, PersonReference = "P20078" },
            },
            ArrangementType = ArrangementType.KinshipFosterTemporary,
            Source = CaseSource.FamilyGroupConference,
            ConcernDate = Officers.On(Day(8, 24)),
            Team = "kinship-north",
            HistoricEntry = historicEntry,
        };
        if (youngPersonBorn is { } born)
            request.People.Add(new ProposedPerson { Kind = PersonKind.HouseholdMember, Name = "Canary Youngname", BirthDate = Officers.On(born), Relationship = Relationship.NotApplicable });
        if (withParent)
            request.People.Add(new ProposedPerson { Kind = PersonKind.BirthParent, Name = "Canary Parentname", BirthDate = Officers.On(1994, 8, 8), Relationship = Relationship.NotApplicable });
        Latest = (await kinshipFor(historicEntry ? TeamManager : SocialWorker).OpenCaseAsync(request)).Case;
        _caseId = Latest.CaseId;
    }

    /// <summary>From the concern to the placement under the temporary approval.</summary>
    public async Task Placed()
    {
        moveTo(Day(8, 28));
        await Do(TeamManager, (c, r) => c.AllocateCaseAsync(r), new AllocateCaseRequest { Team = "kinship-north", Worker = "staff-0003" });
        await Do(SocialWorker, (c, r) => c.StartViabilityAsync(r), new StartViabilityRequest { StartDate = Officers.On(Day(8, 25)) });
        await Do(SocialWorker, (c, r) => c.RecordViabilityVisitAsync(r), new RecordViabilityVisitRequest { VisitDate = Officers.On(Day(8, 26)), Summary = "Canary narrative." });
        await CloseOpenChecks(Day(8, 25), Day(8, 27));
        await Do(TeamManager, (c, r) => c.DecideViabilityAsync(r), new DecideViabilityRequest { Viable = true, DecisionDate = Officers.On(Day(8, 28)) });
        await Do(TeamManager, (c, r) => c.ChooseRouteAsync(r), new ChooseRouteRequest { Route = Route.TemporaryApproval, RouteDate = Officers.On(Day(8, 28)) });

        moveTo(Day(9, 4));
        await CloseOpenChecks(Day(8, 28), Day(9, 2), only: CheckType.PoliceDirect);
        foreach (var matter in Enum.GetValues<ScheduleFourMatter>().Where(m => m is not ScheduleFourMatter.Unspecified))
            await Do(SocialWorker, (c, r) => c.RecordScheduleFourMatterAsync(r), new RecordScheduleFourMatterRequest { Matter = matter, Satisfied = true, AssessedDate = Officers.On(Day(9, 3)), Summary = "Canary narrative." });
        foreach (var person in Latest.People.Where(p => p.Kind is PersonKind.HouseholdMember or PersonKind.ProposedCarer).Select(p => p.PersonId).ToList())
            await Do(SocialWorker, (c, r) => c.RecordPersonSeenAsync(r), new RecordPersonSeenRequest { PersonId = person, SeenDate = Officers.On(Day(9, 3)), Suitable = true });

        moveTo(Day(9, 7));
        await Do(NominatedOfficer, (c, r) => c.ApproveTemporarilyAsync(r), new ApproveTemporarilyRequest { ApprovalDate = Officers.On(Day(9, 7)), PlacementDate = Officers.On(Day(9, 7)) });
    }

    /// <summary>From the placement to 15 December, everything done but the decision.</summary>
    public async Task ReadyForDecision(PanelRecommendation recommendation = PanelRecommendation.RecommendApproval)
    {
        var child = Latest.Children[0].ChildId;
        moveTo(Day(9, 9));
        await Do(SocialWorker, (c, r) => c.RecordChildViewAsync(r), new RecordChildViewRequest { ChildId = child, TakenBy = ViewTaker.SocialWorker, ViewDate = Officers.On(Day(9, 8)), View = "Canary narrative." });
        await Do(ReviewingOfficer, (c, r) => c.RecordChildViewAsync(r), new RecordChildViewRequest { ChildId = child, TakenBy = ViewTaker.IndependentReviewingOfficer, ViewDate = Officers.On(Day(9, 9)), View = "Canary narrative." });
        await Do(SocialWorker, (c, r) => c.RecordProfessionalViewAsync(r), new RecordProfessionalViewRequest { ChildId = child, Profession = Profession.Teacher, ViewDate = Officers.On(Day(9, 9)), View = "Canary narrative." });
        await Do(Assessor, (c, r) => c.BeginStageTwoAsync(r), new BeginStageTwoRequest { BeginDate = Officers.On(Day(9, 9)) });
        await SubmitDbs(Carer, Day(9, 9));
        await SubmitDbs(Son, Day(9, 9));

        moveTo(Day(9, 23));
        await IssueDbs(Carer, Day(9, 22), CheckOutcome.Clear);

        moveTo(Day(10, 2));
        await Do(ReviewingOfficer, (c, r) => c.RecordReviewAsync(r), new RecordReviewRequest { ReviewDate = Officers.On(Day(10, 2)), ChairedBy = "staff-0017" });
        await CloseOpenChecks(Day(9, 10), Day(9, 30));
        await Do(SocialWorker, (c, r) => c.SetSupportPlanAsync(r), new SetSupportPlanRequest { Plan = new SupportPlan { PlanDate = Officers.On(Day(10, 1)), FinancialSupport = true, TrainingOffered = true, SupervisingSocialWorker = true } });

        moveTo(Day(11, 13));
        await IssueDbs(Son, Day(11, 13), CheckOutcome.Content);
        moveTo(Day(11, 18));
        var disclosed = Dbs(Son).CheckId;
        await Do(Assessor, (c, r) => c.RecommendDisclosureAsync(r), new RecommendDisclosureRequest { CheckId = disclosed, Category = OffenceCategory.Dishonesty, AgeThen = 16, YearsSince = 3, SelfDisclosed = true, Mitigations = "Canary narrative.", Accept = true, RecommendationDate = Officers.On(Day(11, 17)) });
        await Do(TeamManager, (c, r) => c.DecideDisclosureAsync(r), new DecideDisclosureRequest { CheckId = disclosed, Accept = true, Rationale = RationaleCode.HistoricAndIsolated, DecisionDate = Officers.On(Day(11, 18)) });

        moveTo(Day(11, 20));
        await Do(TeamManager, (c, r) => c.ShareReportAsync(r), new ShareReportRequest { Kind = ReportKind.Full, SentDate = Officers.On(Day(11, 20)), SignedOffBy = "staff-0006" });
        moveTo(Day(12, 1));
        await Do(Assessor, (c, r) => c.RecordApplicantCommentsAsync(r), new RecordApplicantCommentsRequest { ReceivedDate = Officers.On(Day(11, 30)), Comments = "Canary narrative." });
        await Do(PanelAdviser, (c, r) => c.ListForPanelAsync(r), new ListForPanelRequest { PanelDate = Officers.On(Day(12, 8)), ListedDate = Officers.On(Day(12, 1)) });
        moveTo(Day(12, 8));
        await Do(PanelChair, (c, r) => c.RecordPanelAsync(r), new RecordPanelRequest
        {
            PanelDate = Officers.On(Day(12, 8)),
            Members =
            {
                new PanelMember { Subject = "staff-0011", Role = PanelRole.Chair },
                new PanelMember { Subject = "staff-0014", Role = PanelRole.SocialWorker },
                new PanelMember { Subject = "staff-0012", Role = PanelRole.Member },
                new PanelMember { Subject = "staff-0013", Role = PanelRole.Member },
                new PanelMember { Subject = "staff-0015", Role = PanelRole.Member },
            },
            Recommendation = recommendation,
            Reasons = "Canary narrative.",
        });
        moveTo(Day(12, 10));
        await Do(PanelAdviser, (c, r) => c.RecordMinutesSentAsync(r), new RecordMinutesSentRequest { ReceivedDate = Officers.On(Day(12, 10)) });
        moveTo(Day(12, 15));
        await Read();
    }

    public Task AsksForWork(DateOnly on) => Do(SocialWorker, (c, r) => c.RequestEdgeOfCareSupportAsync(r), new RequestEdgeOfCareSupportRequest
    {
        ChildId = Latest.Children.Single().ChildId,
        Needs = { ReferralNeed.FamilyBreakdown },
        Summary = "Canary narrative.",
        RequestedDate = Officers.On(on),
        Openness = EpisodeOpenness.ChildProtection,
    });

    public Task AsksForAConference(DateOnly on) => Do(SocialWorker, (c, r) => c.RequestConferenceAsync(r), new RequestConferenceRequest
    {
        Reason = ReferralReason.KinshipSearch,
        ReferralText = "Canary narrative.",
        OfferedDate = Officers.On(on),
        SocialWorker = WorkedConference.SocialWorkerSubject,
        SocialWorkerFromDate = Officers.On(2026, 1, 5),
        RequestedDate = Officers.On(on),
    });

    public Task Decided(Decision decision) => Do(DecisionMaker, (c, r) => c.DecideAsync(r), new DecideRequest
    {
        Decision = decision,
        DecisionDate = Officers.On(Day(12, 16)),
        Reasons = "Canary narrative.",
        ApprovedChildIds = { decision is Decision.Approve ? Latest.Children.Select(c => c.ChildId) : [] },
        PlacementCode = decision is Decision.Approve ? "U1" : "",
    });

    async Task SubmitDbs(Person person, DateOnly on)
    {
        var check = Dbs(person).CheckId;
        await Do(Assessor, (c, r) => c.RequestCheckAsync(r), new RequestCheckRequest { PersonId = person.PersonId, Type = CheckType.DbsEnhancedBarred, RequestDate = Officers.On(on), PoliceForce = "NORTHSHIRE" });
        foreach (var stage in new[] { DbsStage.IdVerified, DbsStage.Submitted })
            await Do(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = check, Stage = stage, StageDate = Officers.On(on) });
    }

    async Task IssueDbs(Person person, DateOnly on, CheckOutcome outcome)
    {
        var check = Dbs(person).CheckId;
        foreach (var stage in new[] { DbsStage.S1Received, DbsStage.S2Pnc, DbsStage.S3BarredLists, DbsStage.S4LocalPolice })
            await Do(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = check, Stage = stage, StageDate = Officers.On(on.AddDays(-3)) });
        await Do(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = check, Stage = DbsStage.S5Issued, StageDate = Officers.On(on), IssueDate = Officers.On(on), CertificateNumber = "001234567890", Level = DbsLevel.EnhancedChildBarred });
        await Do(Assessor, (c, r) => c.RecordDbsStageAsync(r), new RecordDbsStageRequest { CheckId = check, Stage = DbsStage.CertificateSeen, StageDate = Officers.On(on) });
        await Do(Assessor, (c, r) => c.RecordCheckResultAsync(r), new RecordCheckResultRequest { CheckId = check, Outcome = outcome, ReceivedDate = Officers.On(on), Content = outcome is CheckOutcome.Content ? "Canary disclosure." : "" });
    }

    /// <summary>Asks for every required check that is not a DBS check, and records it as clear.</summary>
    async Task CloseOpenChecks(DateOnly requested, DateOnly received, CheckType only = CheckType.Unspecified)
    {
        var open = Latest.Checks.Where(c => c.State is CheckState.Required or CheckState.ConsentPending && c.Type is not CheckType.DbsEnhancedBarred && (only is CheckType.Unspecified || c.Type == only)).ToList();
        foreach (var check in open)
        {
            if (check.State is CheckState.ConsentPending)
                await Do(Assessor, (c, r) => c.RecordCheckConsentAsync(r), new RecordCheckConsentRequest { CheckId = check.CheckId, ConsentDate = Officers.On(requested) });
            await Do(Assessor, (c, r) => c.RequestCheckAsync(r), new RequestCheckRequest { PersonId = check.PersonId, Type = check.Type, RequestDate = Officers.On(requested) });
            await Do(Assessor, (c, r) => c.RecordCheckResultAsync(r), new RecordCheckResultRequest { CheckId = check.CheckId, Outcome = CheckOutcome.Clear, ReceivedDate = Officers.On(received) });
        }
    }
}

using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>
/// The worked case, to the day: placed under a temporary approval a fortnight after the concern, held up by one DBS check, approved
/// 114 days after the concern and 100 days into the sixteen weeks. The same whatever the seed.
/// </summary>
static class WorkedCase
{
    /// <summary>Everything of it lies before this day.</summary>
    public static readonly DateOnly LastDay = new(2026, 12, 18);

    static readonly DateOnly Concern = new(2026, 8, 24), RouteChosen = new(2026, 9, 1), Placed = new(2026, 9, 7), Approved = new(2026, 12, 16);

    public static CasePlan Plan { get; } = new(9001, SampleCaseload.Westmere, "kinship-north", Concern, Route.TemporaryApproval, Ending.Approved, new("demo-data/worked-case"))
    {
        Children = [new() { ChildReference = "DEMOWORKEDC1", Name = "Elowen Thistleton", BirthDate = new DateOnly(2019, 5, 14).ToMessage() }],
        People =
        [
            new() { Kind = PersonKind.ProposedCarer, Name = "Nuala Thistleton", BirthDate = new DateOnly(1968, 3, 2).ToMessage(), Relationship = Relationship.Grandparent, PersonReference = "DEMOWORKEDP1" },
            new() { Kind = PersonKind.HouseholdMember, Name = "Bram Thistleton", BirthDate = new DateOnly(2007, 6, 30).ToMessage(), Relationship = Relationship.NotApplicable },
            new() { Kind = PersonKind.BirthParent, Name = "Tegan Thistleton", BirthDate = new DateOnly(1995, 11, 9).ToMessage(), Relationship = Relationship.NotApplicable },
        ],
        Source = CaseSource.FamilyGroupConference,
        Checks = new Dictionary<(int, CheckType), PlannedCheck>
        {
            [(0, CheckType.PoliceDirect)] = new(new(2026, 8, 25), new(2026, 8, 26)),
            [(0, CheckType.LocalAuthority)] = new(new(2026, 8, 25), new(2026, 8, 28)),
            [(0, CheckType.DbsEnhancedBarred)] = new(new(2026, 9, 9), new(2026, 9, 22)),
            [(0, CheckType.Medical)] = new(new(2026, 9, 8), new(2026, 10, 2)),
            [(1, CheckType.PoliceDirect)] = new(RouteChosen, new(2026, 9, 3)),
            [(1, CheckType.DbsEnhancedBarred)] = new(new(2026, 9, 9), new(2026, 11, 13), Content: true),
        },
    };

    public static IEnumerable<Step> Story(CaseRun run)
    {
        var plan = run.Plan;
        yield return Do(Concern, Post.TeamManager, new OpenCaseRequest
        {
            Children = { plan.Children },
            People = { plan.People },
            ArrangementType = ArrangementType.KinshipFosterTemporary,
            Source = plan.Source,
            ConcernDate = Concern.ToMessage(),
            Team = plan.Team,
            HistoricEntry = true,
        });
        yield return Do(Concern, Post.TeamManager, new AllocateCaseRequest { Team = plan.Team, Worker = Staff.Of(plan.Authority, plan.Team, Post.Assessor).Subject });
        yield return Do(new(2026, 8, 25), Post.Assessor, new StartViabilityRequest { StartDate = new DateOnly(2026, 8, 25).ToMessage() });
        yield return Do(new(2026, 8, 26), Post.Assessor, new RecordViabilityVisitRequest { VisitDate = new DateOnly(2026, 8, 26).ToMessage(), Summary = "Sample summary: the home was seen and the carer spoken to." });
        yield return Do(RouteChosen, Post.TeamManager, new DecideViabilityRequest { Viable = true, DecisionDate = RouteChosen.ToMessage() });
        yield return Do(RouteChosen, Post.TeamManager, new ChooseRouteRequest { Route = plan.Route, RouteDate = RouteChosen.ToMessage() });

        var seen = new DateOnly(2026, 9, 3);
        yield return Do(seen, Post.SocialWorker, new RecordPersonSeenRequest { PersonId = run.Case.People[1].PersonId, SeenDate = seen.ToMessage(), Suitable = true });
        foreach (var matter in Enum.GetValues<ScheduleFourMatter>())
            if (matter is not ScheduleFourMatter.Unspecified)
                yield return Do(seen.AddDays(1), Post.SocialWorker, new RecordScheduleFourMatterRequest { Matter = matter, Satisfied = true, AssessedDate = seen.AddDays(1).ToMessage(), Summary = "Sample summary: no concern." }, $"{matter}");
        yield return Do(Placed, Post.NominatedOfficer, new ApproveTemporarilyRequest { ApprovalDate = Placed.ToMessage(), PlacementDate = Placed.ToMessage() });

        var child = run.Case.Children[0].ChildId;
        yield return Do(new(2026, 9, 9), Post.SocialWorker, new RecordNotificationRequest { Body = NotifiedBody.Parents, NotifiedDate = new DateOnly(2026, 9, 9).ToMessage() }, "Parents");
        yield return Do(new(2026, 9, 9), Post.SocialWorker, new RecordNotificationRequest { Body = NotifiedBody.Health, NotifiedDate = new DateOnly(2026, 9, 9).ToMessage() }, "Health");
        yield return Do(new(2026, 9, 9), Post.SocialWorker, new RecordNotificationRequest { Body = NotifiedBody.School, NotifiedDate = new DateOnly(2026, 9, 9).ToMessage() }, "School");
        yield return Do(new(2026, 9, 9), Post.SocialWorker, new RecordNotificationRequest { Body = NotifiedBody.GeneralPractitioner, NotifiedDate = new DateOnly(2026, 9, 9).ToMessage() }, "GP");
        yield return Do(new(2026, 9, 10), Post.SocialWorker, new RecordPlacementPlanRequest { Kind = PlanKind.PlacementPlan, PlanDate = new DateOnly(2026, 9, 10).ToMessage() }, "PLACEMENT");
        yield return Visit(new(2026, 9, 14));
        yield return Do(new(2026, 9, 16), Post.SocialWorker, ViewOf(ViewTaker.SocialWorker, new(2026, 9, 16)));
        yield return Do(new(2026, 9, 18), Post.SocialWorker, new RecordPlacementPlanRequest { Kind = PlanKind.CarePlan, PlanDate = new DateOnly(2026, 9, 18).ToMessage() }, "CARE");
        yield return Visit(new(2026, 9, 21));
        yield return Do(new(2026, 9, 25), Post.SocialWorker, new RecordHealthAssessmentRequest { ChildId = child, AssessmentDate = new DateOnly(2026, 9, 25).ToMessage() });
        yield return Visit(new(2026, 9, 28));
        yield return Do(new(2026, 10, 1), Post.ReviewingOfficer, ViewOf(ViewTaker.IndependentReviewingOfficer, new(2026, 10, 1)));
        yield return Review(new(2026, 10, 2));
        yield return Do(new(2026, 10, 6), Post.TeamManager, new RecordMidpointReviewRequest { ReviewDate = new DateOnly(2026, 10, 6).ToMessage(), Summary = "Sample summary: one DBS check is out." });
        yield return Do(new(2026, 10, 7), Post.SocialWorker, new RecordProfessionalViewRequest { ChildId = child, Profession = Profession.Teacher, ViewDate = new DateOnly(2026, 10, 7).ToMessage(), View = "Sample view: settled at school." });
        yield return Do(new(2026, 10, 19), Post.Assessor, new BeginStageTwoRequest { BeginDate = new DateOnly(2026, 10, 19).ToMessage() });
        yield return Visit(new(2026, 10, 26));
        yield return Do(new(2026, 11, 2), Post.Assessor, new RecordDraftReportRequest { DraftDate = new DateOnly(2026, 11, 2).ToMessage() });
        yield return new ChecksClosed(_ => true);
        yield return Do(new(2026, 11, 20), Post.Assessor, new CompleteStageOneRequest { InformationDate = new DateOnly(2026, 11, 20).ToMessage() });
        yield return Do(new(2026, 11, 23), Post.TeamManager, new ShareReportRequest { Kind = ReportKind.Full, SentDate = new DateOnly(2026, 11, 23).ToMessage(), SignedOffBy = Staff.Of(plan.Authority, plan.Team, Post.TeamManager).Subject });
        yield return Visit(new(2026, 11, 23));
        yield return Do(new(2026, 11, 27), Post.Assessor, new RecordApplicantCommentsRequest { ReceivedDate = new DateOnly(2026, 11, 27).ToMessage(), Comments = "Sample comments: agreed." });
        yield return Do(new(2026, 11, 30), Post.PanelAdviser, new ListForPanelRequest { ListedDate = new DateOnly(2026, 11, 30).ToMessage(), PanelDate = new DateOnly(2026, 12, 8).ToMessage() });
        yield return Do(new(2026, 12, 4), Post.SocialWorker, new SetSupportPlanRequest
        {
            Plan = new() { PlanDate = new DateOnly(2026, 12, 4).ToMessage(), FinancialSupport = true, TrainingOffered = true, Respite = true, ContactMediation = true, SupervisingSocialWorker = true },
        });
        yield return Do(new(2026, 12, 8), Post.PanelChair, Caseload.Story.Sitting(plan, new(2026, 12, 8), PanelRecommendation.RecommendApproval));
        yield return Do(new(2026, 12, 10), Post.PanelAdviser, new RecordMinutesSentRequest { ReceivedDate = new DateOnly(2026, 12, 10).ToMessage() });
        yield return Visit(new(2026, 12, 14));
        yield return Do(Approved, Post.DecisionMaker, Caseload.Story.Approval(run, Approved));
        yield return Do(new(2026, 12, 18), Post.PanelAdviser, new RecordNoticeRequest { OralDate = new DateOnly(2026, 12, 17).ToMessage(), WrittenDate = new DateOnly(2026, 12, 18).ToMessage() });
        yield return Review(LastDay);

        Act Visit(DateOnly on) => Do(on, Post.SocialWorker, new RecordVisitRequest { ChildId = child, VisitDate = on.ToMessage(), SeenAlone = true });

        Act Review(DateOnly on) => Do(on, Post.ReviewingOfficer, new RecordReviewRequest { ReviewDate = on.ToMessage(), ChairedBy = Staff.Of(plan.Authority, plan.Team, Post.ReviewingOfficer).Subject });

        RecordChildViewRequest ViewOf(ViewTaker taker, DateOnly on) => new() { ChildId = child, TakenBy = taker, ViewDate = on.ToMessage(), View = "Sample view: wants to stay with her grandmother." };
    }

    static Act Do(DateOnly on, Post by, Google.Protobuf.IMessage request, string subject = "") => new(on, by, request, subject);
}

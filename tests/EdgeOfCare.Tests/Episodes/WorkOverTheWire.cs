using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Tests.Episodes;

public sealed class WorkOverTheWire(EdgeOfCareService service) : IClassFixture<EdgeOfCareService>
{
    static readonly DateOnly Monday = EdgeOfCareService.FirstDay;
    static readonly Suite.Types.V1.Date Day = Monday.ToMessage();

    readonly EpisodeService.EpisodeServiceClient _manager = service.For("victor.hale").Episodes;
    readonly EpisodeService.EpisodeServiceClient _practitioner = service.For("uma.krishnan").Episodes;

    [Fact]
    public async Task Work_goes_from_its_plan_to_the_closure()
    {
        var episode = await Engaged("P1");
        var id = episode.EpisodeId;

        episode = (await _practitioner.PlanInterventionAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            Type = InterventionType.SystemicFamilyTherapy,
            Practitioner = "staff-0021",
            PlannedSessions = 12,
            PlannedMinutesPerWeek = 180,
            PlannedDate = Day,
            StartDate = Day,
        })).Episode;
        var intervention = Assert.Single(episode.Interventions);
        Assert.Equal((Intensity.Medium, Intensity.Medium, 120, 300), (intervention.Intensity, episode.Intensity, intervention.MediumFromMinutes, intervention.HighAboveMinutes));

        episode = (await _practitioner.SetGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, Text = "Up for school.", SetDate = Day, Baseline = 2, Target = 6 })).Episode;
        var goal = Assert.Single(episode.Goals).GoalId;
        episode = (await _practitioner.StartActiveWorkAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, StartDate = Day })).Episode;
        Assert.Equal(EpisodeState.Active, episode.State);

        episode = (await _practitioner.RecordSessionsAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            InterventionId = intervention.InterventionId,
            Sessions =
            {
                new SessionFacts { SessionDate = Day, Minutes = 90, Attended = true, Note = "All came." },
                new SessionFacts { SessionDate = Day, Minutes = 60, Attended = true },
                new SessionFacts { SessionDate = Day },
            },
        })).Episode;
        intervention = episode.Interventions[0];
        Assert.Equal((2, 150, 1), (intervention.DeliveredSessions, intervention.DeliveredMinutes, intervention.MissedSessions));
        episode = (await _practitioner.WithdrawSessionAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            InterventionId = intervention.InterventionId,
            SessionId = intervention.Sessions[1].SessionId,
            WithdrawalDate = Day,
        })).Episode;
        Assert.Equal((1, Day), (episode.Interventions[0].DeliveredSessions, episode.Interventions[0].Sessions[1].WithdrawnDate));
        episode = (await _practitioner.ScoreGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, GoalId = goal, ScoreDate = Day, Score = 5, Note = "Four days of five." })).Episode;
        Assert.Equal((5, "staff-0021"), (episode.Goals[0].Scores[0].Score, episode.Goals[0].Scores[0].ScoredBy));
        episode = (await _practitioner.StepDownEpisodeAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            StepDownDate = Day,
            To = StepDownTo.ChildInNeed,
            Plan = "Visits every three weeks.",
            AgreedWith = "Amara Okafor",
        })).Episode;
        Assert.Equal((EpisodeState.StepDown, StepDownTo.ChildInNeed), (episode.State, episode.StepDown.To));

        episode = (await _practitioner.EndInterventionAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            InterventionId = intervention.InterventionId,
            EndDate = Day,
            End = InterventionEnd.Completed,
            Outcome = "Calmer.",
        })).Episode;
        Assert.Equal(Intensity.Unspecified, episode.Intensity);
        episode = (await _practitioner.CloseGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, GoalId = goal, ClosedDate = Day, FinalScore = 6 })).Episode;
        Assert.True(episode.Goals[0].AtTarget);
        var close = new CloseEpisodeRequest { RequestId = New(), EpisodeId = id, Etag = episode.Etag, ClosedDate = Day, Code = ClosureCode.GoalsMet, Summary = "Done." };
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedCall.By(() => _practitioner.CloseEpisodeAsync(close).ResponseAsync)).Item1);
        episode = (await _manager.CloseEpisodeAsync(close)).Episode;

        Assert.Equal((EpisodeState.Closed, ClosureCode.GoalsMet), (episode.State, episode.Closure));
        Assert.Equal((V1.AnchorKind.EpisodeClosed, new DateOnly(2027, 2, 23).ToMessage()), (episode.FollowUp.AnchorKind, episode.FollowUp.Reviews[0].DueDate));
        Assert.NotNull(episode.RetainUntilDate);
        Assert.Equal(episode, (await _practitioner.GetEpisodeAsync(new() { EpisodeId = id })).Episode);
        Assert.Equal((StatusCode.FailedPrecondition, "DATE_OUT_OF_ORDER"), await RefusedCall.By(() => _practitioner.RecordOutcomeReviewAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            Point = V1.ReviewPoint.ThreeMonths,
            ReviewDate = Day,
            Outcome = V1.OutcomeCode.AtHomeParent,
        }).ResponseAsync));
        Assert.Equal(0, await service.Look<long>("select count(*) from events where data::text like '%school%' or data::text like '%Calmer%' or data::text like '%Amara%' or data::text like '%Sam%'"));
    }

    [Fact]
    public async Task Reviews_are_answered_and_a_closed_episode_goes_on_by_them()
    {
        var request = Request("P2");
        (request.HistoricEntry, request.ReferredTime) = (true, Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddMonths(-7)));
        var episode = await Engaged(request, Monday.AddMonths(-7));
        var on = Monday.AddMonths(-6).AddDays(-20);
        episode = (await _manager.CloseEpisodeAsync(new() { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag, ClosedDate = on.ToMessage(), Code = ClosureCode.Other })).Episode;
        episode = (await _manager.FinishHistoricEpisodeAsync(new() { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag })).Episode;
        Assert.Equal(EpisodeState.Review3M, episode.State);

        var review = new RecordOutcomeReviewRequest
        {
            RequestId = New(),
            EpisodeId = episode.EpisodeId,
            Etag = episode.Etag,
            Point = V1.ReviewPoint.ThreeMonths,
            ReviewDate = Day,
            Outcome = V1.OutcomeCode.Unknown,
        };
        episode = (await _practitioner.RecordOutcomeReviewAsync(review)).Episode;
        Assert.Equal((EpisodeState.Review6M, false), (episode.State, episode.FollowUp.Reviews[0].Completed));
        (review.RequestId, review.Etag, review.Point, review.Outcome, review.Reason) = (New(), episode.Etag, V1.ReviewPoint.SixMonths, V1.OutcomeCode.KinOrder, CorrectionReason.Other);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => _practitioner.RecordOutcomeReviewAsync(review).ResponseAsync));
        review.Reason = CorrectionReason.Unspecified;
        episode = (await _practitioner.RecordOutcomeReviewAsync(review)).Episode;
        Assert.Equal(EpisodeState.Complete, episode.State);
        (review.RequestId, review.Etag, review.Outcome, review.Corrects, review.Reason) = (New(), episode.Etag, V1.OutcomeCode.KinInformal, true, CorrectionReason.NewInformation);
        episode = (await _practitioner.RecordOutcomeReviewAsync(review)).Episode;
        var answers = episode.FollowUp.Reviews[1].Answers;
        Assert.Equal([(V1.OutcomeCode.KinOrder, false, CorrectionReason.Unspecified), (V1.OutcomeCode.KinInformal, true, CorrectionReason.NewInformation)],
            answers.Select(a => (a.Outcome, a.Corrects, a.Reason)));
    }

    [Fact]
    public async Task Information_is_shared_as_agreed()
    {
        var episode = await Engaged("P3");
        var id = episode.EpisodeId;
        episode = (await _practitioner.RecordSharingAgreementAsync(new()
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            PersonName = "Maria",
            Relation = "MOTHER",
            Information = { SharedInformation.Needs },
            Recipients = { SharingRecipient.School },
            AgreedDate = Day,
        })).Episode;
        var agreement = Assert.Single(episode.Agreements).AgreementId;
        var share = new RecordInformationSharedRequest
        {
            RequestId = New(),
            EpisodeId = id,
            Etag = episode.Etag,
            SharedDate = Day,
            Information = { SharedInformation.Needs },
            Recipient = SharingRecipient.School,
            Basis = SharingBasis.Agreed,
            AgreementIds = { agreement },
        };
        episode = (await _practitioner.RecordInformationSharedAsync(share)).Episode;
        Assert.Equal(agreement, Assert.Single(Assert.Single(episode.Shared).AgreementIds));

        episode = (await _practitioner.WithdrawSharingAgreementAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, AgreementId = agreement, WithdrawalDate = Day })).Episode;
        (share.RequestId, share.Etag) = (New(), episode.Etag);
        Assert.Equal((StatusCode.FailedPrecondition, "SHARING_NOT_AGREED"), await RefusedCall.By(() => _practitioner.RecordInformationSharedAsync(share).ResponseAsync));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var id = New();
        Assert.Equal(["planned_date", "planned_minutes_per_week", "planned_sessions", "practitioner", "start_date", "type"],
            await BadFields(() => _practitioner.PlanInterventionAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", PlannedDate = Monday.AddDays(1).ToMessage(), PlannedSessions = 201 })));
        Assert.Equal(["intervention_id", "sessions[0].minutes", "sessions[1].minutes", "sessions[1].session_date"],
            await BadFields(() => _practitioner.RecordSessionsAsync(new()
            {
                RequestId = New(),
                EpisodeId = id,
                Etag = "v1",
                Sessions = { new SessionFacts { SessionDate = Day, Minutes = 721, Attended = true }, new SessionFacts { Minutes = 1, SessionDate = Monday.AddDays(1).ToMessage() } },
            })));
        Assert.Equal(["sessions"], await BadFields(() => _practitioner.RecordSessionsAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", InterventionId = New() })));
        Assert.Equal(["intervention_id", "session_id", "withdrawal_date"], await BadFields(() => _practitioner.WithdrawSessionAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1" })));
        Assert.Equal(["end", "end_date", "intervention_id", "outcome"], await BadFields(() => _practitioner.EndInterventionAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1" })));
        Assert.Equal(["set_date", "target", "text"], await BadFields(() => _practitioner.SetGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", Baseline = 4, Target = 4 })));
        Assert.Equal(["goal_id", "score", "score_date"], await BadFields(() => _practitioner.ScoreGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", Score = 11 })));
        Assert.Equal(["closed_date", "final_score", "goal_id"], await BadFields(() => _practitioner.CloseGoalAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", FinalScore = -1 })));
        Assert.Equal(["agreed_with", "plan", "step_down_date", "to"], await BadFields(() => _practitioner.StepDownEpisodeAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1" })));
        Assert.Equal(["closed_date", "code"], await BadFields(() => _manager.CloseEpisodeAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1" })));
        Assert.Equal(["outcome", "point", "reason", "review_date"], await BadFields(() => _practitioner.RecordOutcomeReviewAsync(new() { RequestId = New(), EpisodeId = id, Etag = "v1", Corrects = true })));
        Assert.Equal(["agreed_date", "information", "person_name", "recipients", "relation"],
            await BadFields(() => _practitioner.RecordSharingAgreementAsync(new()
            {
                RequestId = New(),
                EpisodeId = id,
                Etag = "v1",
                Recipients = { SharingRecipient.School, SharingRecipient.School },
            })));
        Assert.Equal(["agreement_ids", "information", "reason", "recipient_detail", "shared_date"],
            await BadFields(() => _practitioner.RecordInformationSharedAsync(new()
            {
                RequestId = New(),
                EpisodeId = id,
                Etag = "v1",
                Basis = SharingBasis.Safeguarding,
                Recipient = SharingRecipient.Other,
                AgreementIds = { New() },
            })));
        Assert.Equal(["agreed_by", "agreed_date", "involvements[0].from_date", "involvements[0].role", "involvements[0].subject", "purpose", "reason", "social_worker", "social_worker_from_date"],
            await BadFields(() => _practitioner.RequestConferenceAsync(new()
            {
                RequestId = New(),
                EpisodeId = id,
                Etag = "v1",
                RequestedDate = Monday.AddDays(-1).ToMessage(),
                AgreedDate = Day,
                Involvements = { new ConferenceInvolvement() },
            })));
        Assert.Equal(["child_reference"], await BadFields(() => _practitioner.GetHelpAsync(new())));
        Assert.Equal(["child_reference", "requested_by_record_id"],
            await BadFields(() => _practitioner.GetHelpAsync(new() { ChildReference = "C1", RequestedByService = AskingService.KinshipAssessment })));
    }

    [Fact]
    public async Task One_that_there_is_not_is_not_found()
    {
        Assert.Equal((StatusCode.NotFound, "EPISODE_NOT_FOUND"), await RefusedCall.By(() => _practitioner.GetEpisodeAsync(new() { EpisodeId = New() }).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "EPISODE_NOT_FOUND"), await RefusedCall.By(() => _practitioner.GetEpisodeConferenceAsync(new() { EpisodeId = New() }).ResponseAsync));
    }

    [Fact]
    public async Task Help_is_told_by_child_to_who_may_know_of_the_episode_and_by_record_to_whoever_calls_through_the_service_that_asked()
    {
        var record = New();
        var request = Request("H1");
        (request.RequestedByService, request.RequestedByRecordId) = (AskingService.KinshipAssessment, record);
        var referred = await service.Use<EdgeOfCare.Episodes.ReferChild>().Handle(request, Kinship, TestContext.Current.CancellationToken);
        // What another service is told holds nothing of what staff are told.
        Assert.Equal(("", "", "H1"), (referred.Episode.Child.Name, referred.Episode.Summary, referred.Episode.Child.ChildReference));
        var episode = (await _manager.GetEpisodeAsync(new() { EpisodeId = referred.Episode.EpisodeId })).Episode;
        Assert.Equal("Sam", episode.Child.Name);
        var assessor = service.For("carys.pugh").Episodes;

        var byChild = new GetHelpRequest { ChildReference = "H1" };
        Assert.Equal(episode.EpisodeId, Assert.Single((await _practitioner.GetHelpAsync(byChild)).Helps).EpisodeId);
        Assert.Empty((await assessor.GetHelpAsync(byChild)).Helps);
        var byRecord = new GetHelpRequest { RequestedByService = AskingService.KinshipAssessment, RequestedByRecordId = record };
        Assert.Empty((await assessor.GetHelpAsync(byRecord)).Helps);
        Assert.Empty(await Through("edge-of-care"));
        Assert.Empty(await Through("family-group-conferences"));
        var help = Assert.Single(await Through("kinship-assessment"));
        Assert.Equal((episode.EpisodeId, episode.Child.ChildKey, EpisodeState.Referred, false), (help.EpisodeId, help.ChildKey, help.State, help.Accepted));
        Assert.Equal(record, Assert.Single(help.Requesters).RecordId);
        Assert.Empty(await Through("kinship-assessment", "bronwen.ellis"));
        Assert.Equal(1, await service.Look<long>("select count(*) from audit where rpc like '%GetHelp' and case_id = @id and subject = 'staff-0003'", new { id = Guid.Parse(episode.EpisodeId) }));

        await _manager.SetEpisodeRestrictionAsync(new() { RequestId = New(), EpisodeId = episode.EpisodeId, Etag = episode.Etag, Restricted = true, Reason = "STAFF" });
        Assert.Empty(await Through("kinship-assessment"));
        Assert.Single((await service.Use<EdgeOfCare.Episodes.GetHelp>().Handle(byRecord, Kinship, TestContext.Current.CancellationToken)).Helps);

        async Task<IEnumerable<Help>> Through(string name, string username = "carys.pugh") =>
            (await service.Use<EdgeOfCare.Episodes.GetHelp>().Handle(byRecord, HostedService.Caller(username) with { Actor = name }, TestContext.Current.CancellationToken)).Helps;
    }

    [Fact]
    public void Help_may_be_asked_for_by_all_who_read_the_cases_that_ask_for_it() =>
        Assert.Empty(new[] { "SERVICE", "CSW", "ASSESSOR", "SSW", "TM", "SM", "NOM", "IRO", "ADM", "DCS", "INSPECTOR" }.Except(RpcRoles.Episodes.Rows["GetHelp"]));

    static readonly Caller Kinship = new("some-assessor", EdgeOfCareService.Westmere, new HashSet<string> { "SERVICE" }, new HashSet<string>(), "kinship-assessment");

    static async Task<IEnumerable<string>> BadFields<TAnswer>(Func<AsyncUnaryCall<TAnswer>> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
        return refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(v => v.Field).Distinct().Order(StringComparer.Ordinal);
    }

    Task<V1.Episode> Engaged(string reference) => Engaged(Request(reference), Monday);

    async Task<V1.Episode> Engaged(ReferChildRequest referral, DateOnly on)
    {
        var day = on.ToMessage();
        var episode = (await _manager.ReferChildAsync(referral)).Episode;
        var id = episode.EpisodeId;
        episode = (await _manager.SendToPanelAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, SentDate = day })).Episode;
        episode = (await _manager.RecordEpisodePanelDecisionAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, PanelDate = day, Decision = EpisodePanelDecision.Accepted })).Episode;
        episode = (await _manager.AllocateEpisodeAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, AllocatedDate = day, Team = "echo", Worker = "staff-0021" })).Episode;
        episode = (await _practitioner.RecordFirstVisitAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, VisitDate = day, ChildSeen = true })).Episode;
        return (await _practitioner.RecordEngagementAsync(new() { RequestId = New(), EpisodeId = id, Etag = episode.Etag, EngagementDate = day, Engaged = true })).Episode;
    }

    static string New() => Guid.CreateVersion7().ToString();

    static ReferChildRequest Request(string reference) => new()
    {
        RequestId = New(),
        Child = new() { ChildReference = reference, Name = "Sam", BirthDate = new DateOnly(2014, 5, 6).ToMessage() },
        ReferredTime = Timestamp.FromDateTimeOffset(EdgeOfCareService.Start.AddHours(-1)),
        Openness = EpisodeOpenness.ChildInNeed,
        Needs = { ReferralNeed.FamilyBreakdown },
        Summary = "Arguments every evening.",
    };
}

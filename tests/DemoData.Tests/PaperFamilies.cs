using Google.Protobuf;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.DemoData.Tests;

/// <summary>Takes every act of conferences and edge of care down and answers with so much of the records as the stories look at.</summary>
sealed class PaperFamilies : IFamilyCommands
{
    public List<(string Authority, Post By, Guid RequestId, IMessage Request)> Taken { get; } = [];

    public HashSet<Folder> Folders { get; } = [];

    /// <summary>What the loader goes on with at the kinship team.</summary>
    public IReadOnlyList<(CasePlan Plan, KinshipAssessment.V1.KinshipCase Opened)> KinshipCases { get; set; } = [];

    public Task Do(string authority, int number, Post by, IMessage request, Guid requestId, Folder folder, Func<string> what, CancellationToken cancellation)
    {
        folder.Address(request);
        Taken.Add((authority, by, requestId, request.Descriptor.Parser.ParseFrom(request.ToByteArray())));
        Folders.Add(folder);
        folder.Take(request.Descriptor.FindFieldByNumber(2).Name switch
        {
            _ when request is RegisterCoordinatorRequest => new RegisterCoordinatorResponse { Coordinator = new() { CoordinatorId = $"coordinator-{Taken.Count}", Etag = "1" } },
            _ when request is ReferFamilyRequest referred => new ReferFamilyResponse { Conference = Referred(referred) },
            _ when request is RecordOfferRequest offered => new RecordOfferResponse { Offer = Offered(offered) },
            _ when request is ReferChildRequest child => new ReferChildResponse { Episode = new() { EpisodeId = $"episode-{Taken.Count}", FamilyId = child.FamilyId.Length > 0 ? child.FamilyId : $"family-{Taken.Count}", Etag = "1", State = EpisodeState.Referred, HistoricEntry = true } },
            _ when request is ConsiderReunificationRequest => new ConsiderReunificationResponse { Reunification = new() { ReunificationId = $"way-{Taken.Count}", Etag = "1", State = ReunificationState.Considered, HistoricEntry = true } },
            "conference_id" => new GetConferenceResponse { Conference = Of(folder.Of<Conference>().Clone(), request) },
            "offer_id" => new GetOfferResponse { Offer = Of(folder.Of<FgdmOffer>().Clone(), request) },
            "episode_id" => new GetEpisodeResponse { Episode = Of(folder.Of<Episode>().Clone(), request) },
            "reunification_id" => new GetReunificationResponse { Reunification = Of(folder.Of<Reunification>().Clone(), request) },
            var field => throw new InvalidOperationException($"Nothing is written for {field}."),
        });
        return Task.CompletedTask;
    }

    public Task<IMessage> Read(string authority, int number, Post by, IMessage request, CancellationToken cancellation) => Task.FromResult<IMessage>(request switch
    {
        GetConferenceRequest asked => new GetConferenceResponse { Conference = Accepted(Folders.Select(f => f.Find<Conference>()).Single(c => c?.ConferenceId == asked.ConferenceId)!.Clone()) },
        _ => new ListCoordinatorsResponse(),
    });

    static Conference Accepted(Conference conference)
    {
        foreach (var proposal in conference.Plan.Proposals)
            (proposal.State, proposal.KinshipCaseId) = (CallState.Accepted, $"kinship-of-{conference.ConferenceId}");
        return conference;
    }

    Conference Referred(ReferFamilyRequest request)
    {
        var conference = new Conference { ConferenceId = $"conference-{Taken.Count}", Etag = "1", State = ConferenceState.Referred, HistoricEntry = request.HistoricEntry };
        conference.Children.Add(request.Children.Select((c, i) => new ConferenceChild { ChildId = $"child-{i}", ChildReference = c.ChildReference, BirthDate = c.BirthDate }));
        conference.Participants.Add(conference.Children.Select(c => new Participant { ParticipantId = c.ChildId, Role = ParticipantRole.Child }));
        conference.Participants.Add(request.Participants.Select((p, i) => new Participant { ParticipantId = $"person-{i}", Role = p.Role, PersonReference = p.PersonReference, Subject = p.Subject, BirthDate = p.BirthDate, Name = p.Name }));
        return conference;
    }

    FgdmOffer Offered(RecordOfferRequest request)
    {
        var offer = new FgdmOffer { OfferId = $"offer-{Taken.Count}", Etag = "1", State = OfferState.Offered, HistoricEntry = request.HistoricEntry };
        offer.OfferedTo.Add(request.OfferedTo.Select((o, i) => new Offeree { PersonId = $"offeree-{i}", PersonReference = o.PersonReference }));
        return offer;
    }

    static Conference Of(Conference conference, IMessage request)
    {
        switch (request)
        {
            case ScheduleSessionRequest scheduled:
                conference.Sessions.Add(new FamilyGroupConferences.V1.Session { SessionId = $"session-{conference.Sessions.Count}", Kind = scheduled.Kind, State = SessionState.Scheduled });
                break;
            case RecordConferenceHeldRequest held:
                conference.Sessions.Single(s => s.SessionId == held.SessionId).State = SessionState.Held;
                break;
            case RecordReviewHeldRequest reviewed:
                Assert.Equal(SessionKind.Review, conference.Sessions.Single(s => s.SessionId == reviewed.SessionId).Kind);
                break;
            case RecordPlanRequest made:
                conference.Plan = new() { MadeDate = made.MadeDate, Proposals = { made.Proposals.Select(_ => new CarerProposalRecord { State = CallState.NotYetAccepted }) } };
                break;
            case RecordFeedbackRequest feedback:
                conference.Feedback.Add(new SessionFeedback { FeedbackId = $"feedback-{conference.Feedback.Count}", SessionId = feedback.SessionId, ParticipantId = feedback.ParticipantId, HasComment = feedback.Comment.Length > 0 });
                break;
            case ChooseThemesRequest chosen:
                Assert.True(conference.Feedback.Single(f => f.FeedbackId == chosen.FeedbackId).HasComment);
                break;
        }

        conference.State = request switch
        {
            AskForInformationRequest => ConferenceState.MoreInfo,
            DeclineReferralRequest => ConferenceState.NotAccepted,
            AcceptReferralRequest => ConferenceState.Accepted,
            AllocateCoordinatorRequest => ConferenceState.Allocated,
            RecordBaselineRequest => ConferenceState.BaselineDone,
            RecordFamilyDeclinedRequest => ConferenceState.FamilyDeclined,
            BeginPreparationRequest => ConferenceState.Preparing,
            StandDownRequest => ConferenceState.StoodDown,
            ScheduleSessionRequest { Kind: SessionKind.Conference } => ConferenceState.Scheduled,
            PostponeSessionRequest => ConferenceState.Postponed,
            CancelSessionRequest => ConferenceState.Cancelled,
            RecordConferenceHeldRequest => ConferenceState.Held,
            RecordNoPlanRequest => ConferenceState.NoPlan,
            RecordPlanRequest => ConferenceState.PlanMade,
            AnswerPlanRequest answer => answer.Decision is PlanDecision.NotAgreed ? ConferenceState.NotAgreed : answer.Decision is PlanDecision.Agreed ? ConferenceState.Agreed : ConferenceState.AgreedWithChanges,
            RecordReviewHeldRequest => ConferenceState.Reviewed,
            CloseConferenceRequest => ConferenceState.Closed,
            _ => conference.State,
        };
        conference.HistoricEntry &= request is not FinishHistoricConferenceRequest;
        return conference;
    }

    static FgdmOffer Of(FgdmOffer offer, IMessage request)
    {
        offer.State = request switch
        {
            RecordExemptionRequest => OfferState.Exempt,
            RecordApplicationIssuedRequest => OfferState.ApplicationIssued,
            EndOfferRequest => OfferState.Ended,
            RecordOfferAnswerRequest { Response: OfferResponse.Accepted } => OfferState.Accepted,
            _ => offer.State,
        };
        offer.HistoricEntry &= request is not FinishHistoricOfferRequest;
        return offer;
    }

    static Episode Of(Episode episode, IMessage request)
    {
        switch (request)
        {
            case PlanInterventionRequest:
                episode.Interventions.Add(new Intervention { InterventionId = $"work-{episode.Interventions.Count}" });
                break;
            case SetGoalRequest:
                episode.Goals.Add(new Goal { GoalId = $"goal-{episode.Goals.Count}" });
                break;
        }

        episode.State = request switch
        {
            SendToPanelRequest => EpisodeState.Panel,
            RecordEpisodePanelDecisionRequest decided => decided.Decision is EpisodePanelDecision.Accepted ? EpisodeState.Accepted : EpisodeState.Declined,
            WithdrawEpisodeRequest => EpisodeState.Withdrawn,
            AllocateEpisodeRequest => EpisodeState.Allocated,
            RecordEngagementRequest engagement => engagement.Engaged ? EpisodeState.Engaged : EpisodeState.NotEngaged,
            StartActiveWorkRequest or ResumeAfterCareRequest => EpisodeState.Active,
            StepDownEpisodeRequest => EpisodeState.StepDown,
            CloseEpisodeRequest => EpisodeState.Closed,
            EdgeOfCare.V1.RecordLookedAfterRequest { UntilDate: null, KnownWhenReferred: false } when episode.State is not EpisodeState.Closed => EpisodeState.Escalated,
            _ => episode.State,
        };
        episode.HistoricEntry &= request is not FinishHistoricEpisodeRequest;
        return episode;
    }

    static Reunification Of(Reunification way, IMessage request)
    {
        switch (request)
        {
            case AddReunificationPersonRequest:
                way.People.Add(new ReunificationPerson { PersonId = $"person-{way.People.Count}" });
                break;
            case RequestSuitabilityCheckRequest:
                way.People[0].Checks.Add(new SuitabilityCheck { CheckId = "check" });
                break;
        }

        way.State = request switch
        {
            DecideNotNowRequest => ReunificationState.NotNow,
            StartParentAssessmentRequest => ReunificationState.ParentAssessment,
            ClassifyReturnRiskRequest when way.State is ReunificationState.ParentAssessment => ReunificationState.Classified,
            MarkNotSafeRequest => ReunificationState.NotSafe,
            AgreeReturnPlanRequest => ReunificationState.PlanAgreed,
            IncreaseContactRequest => ReunificationState.ContactIncreased,
            StartOvernightStaysRequest => ReunificationState.Overnight,
            StartPhasedReturnRequest => ReunificationState.PhasedReturn,
            RecordReturnRequest => ReunificationState.Monitoring,
            RecordReEntryRequest => ReunificationState.BrokeDown,
            ConsolidateReturnRequest => ReunificationState.Consolidated,
            _ => way.State,
        };
        way.HistoricEntry &= request is not FinishHistoricReunificationRequest;
        return way;
    }
}

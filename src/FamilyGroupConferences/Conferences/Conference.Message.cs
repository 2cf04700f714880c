using Google.Protobuf.WellKnownTypes;
using Suite.FamilyGroupConferences.Records;
using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    /// <summary>Whose work the family's own words are for. Reviewing officers need to know where it stands, not what was said.</summary>
    static readonly string[] ReadersOfNarrative = ["CSW", "TM", "SM", "FGC_COORD", "FGC_MGR", "INSPECTOR"];

    /// <summary>What one caller is shown of it, on a day. Comments are in no answer but those of ListComments.</summary>
    internal V1.Conference ToMessage(Caller caller, DateOnly today, Pseudonyms pseudonyms)
    {
        var reads = caller.HasAny(ReadersOfNarrative);
        var message = new V1.Conference
        {
            ConferenceId = Id.ToString(),
            Etag = CommandFields.EtagOf(Version),
            State = State,
            Reason = Reason,
            ReferralText = Narrative(ReferralText),
            ReferredBy = ReferredBy,
            OfferedDate = OfferedOn.ToMessage(),
            ReferredDate = ReferredOn.ToMessage(),
            Urgent = Urgent,
            OfferId = OfferId?.ToString() ?? "",
            RequestedByService = RequestedByService,
            RequestedByRecordId = RequestedByRecordId,
            AskedDate = AskedOn.ToMessage(),
            Question = Narrative(Question),
            ProvidedDate = ProvidedOn.ToMessage(),
            ScreenedDate = ScreenedOn.ToMessage(),
            NotAcceptedReason = NotAcceptedReason,
            NotAcceptedDetail = Narrative(NotAcceptedDetail),
            AcceptedDate = AcceptedOn.ToMessage(),
            AcceptedTime = AcceptedAt?.ToTimestamp(),
            NormDate = NormOn.ToMessage(),
            Coordinator = Worker,
            AllocatedDate = AllocatedOn.ToMessage(),
            OverCapacityReason = OverCapacityReason,
            BaselineDate = BaselineOn.ToMessage(),
            BaselineChangedDate = BaselineChangedOn.ToMessage(),
            BaselineAgreedWith = BaselineAgreedWith,
            BottomLines = Narrative(BottomLines),
            ConsentedDate = ConsentedOn.ToMessage(),
            DeclinedDate = DeclinedOn.ToMessage(),
            PaternalFamily = PaternalFamily,
            PaternalFamilyDate = PaternalFamilyOn.ToMessage(),
            PaternalFamilyEfforts = Narrative(PaternalFamilyEfforts),
            StandDownReason = StandDownReason,
            StoodDownDate = StoodDownOn.ToMessage(),
            NoPlanDate = NoPlanOn.ToMessage(),
            NoPlanReasons = Narrative(NoPlanReasons),
            NextReviewDate = NextReview?.DueOn.ToMessage(),
            ClosureCode = ClosureCode,
            ClosedDate = ClosedOn.ToMessage(),
            Team = Team,
            Restriction = new() { Restricted = Restricted, Subjects = { Access } },
            ReviewDeclined = ReviewDeclined,
            HistoricEntry = HistoricEntry,
            RetainUntilDate = RetainUntil.ToMessage(),
        };
        if (SafetyPlan is { } safety)
            message.SafetyPlan = new() { Risks = { safety.Risks }, Plan = Narrative(safety.Plan), PlanDate = safety.On.ToMessage(), MadeBy = safety.By };
        if (Plan is { } plan)
            message.Plan = PlanMessage(plan, reads);
        if (reads)
            message.Questions.AddRange(Questions);

        message.Children.AddRange(Children.Select(child => ChildMessage(child, reads, pseudonyms)));
        message.SiblingReferences.AddRange(SiblingReferences);
        // A child is somebody of the network too, under the same id.
        message.Participants.AddRange(Children.Select(child => ParticipantMessage(child, today)));
        message.Participants.AddRange(Participants.Select(participant => ParticipantMessage(participant, today)));
        message.Involvements.AddRange(Involvements.Select(involvement => new V1.Involvement
        {
            InvolvementId = involvement.Id.ToString(),
            Subject = involvement.Subject,
            Role = involvement.Role,
            ChildReference = involvement.ChildReference,
            FromDate = involvement.From.ToMessage(),
            UntilDate = involvement.Until.ToMessage(),
        }));
        message.PastCoordinators.AddRange(PastCoordinators.Select(past => new V1.PastCoordinator
        {
            Subject = past.Subject,
            FromDate = past.From.ToMessage(),
            UntilDate = past.Until.ToMessage(),
            ReasonCode = past.ReasonCode,
        }));
        message.Exclusions.AddRange(Exclusions.Select(exclusion => new V1.Exclusion
        {
            ParticipantId = exclusion.ParticipantId.ToString(),
            ReasonCode = exclusion.ReasonCode,
            ViewsConveyed = exclusion.ViewsConveyed,
            ExcludedDate = exclusion.On.ToMessage(),
            LiftedDate = exclusion.LiftedOn.ToMessage(),
        }));
        message.Sessions.AddRange(Sessions.OrderBy(session => session.ScheduledAt).Select(session => SessionMessage(session, reads)));
        message.Concerns.AddRange(Concerns.Select(concern => new V1.PlanConcern { ConcernCode = concern.Code, ConcernDate = concern.On.ToMessage(), RaisedBy = concern.By }));
        message.Feedback.AddRange(Feedback.Select(FeedbackMessage));
        message.Sharing.AddRange(Sharing.Select(shared => new SharingRecord
        {
            SharedWith = shared.With,
            WhatCode = shared.WhatCode,
            Basis = shared.Basis,
            ParticipantIds = { shared.ParticipantIds.Select(id => id.ToString()) },
            SharedDate = shared.On.ToMessage(),
            SharedBy = shared.By,
        }));
        message.Deadlines.AddRange(DueItems().OrderBy(item => item.DueOn).Select(item => item.ToMessage()));
        return message;

        string Narrative(string text) => reads ? text : "";
    }

    ConferenceChild ChildMessage(Child child, bool reads, Pseudonyms pseudonyms)
    {
        var followUp = child.FollowUp;
        var message = new ConferenceChild
        {
            ChildId = child.Id.ToString(),
            ChildReference = child.Reference,
            ChildKey = pseudonyms.KeyOf(Authority, child.Reference),
            Name = child.Name,
            BirthDate = child.BirthOn.ToMessage(),
            Unborn = child.Unborn,
            AnchorDate = followUp.Anchor?.On.ToMessage(),
            AnchorKind = (V1.AnchorKind)(followUp.Anchor?.Kind ?? AnchorKind.Unspecified),
            Views = reads ? child.Views : "",
            ViewsDate = child.ViewsOn.ToMessage(),
        };
        message.CareRisks.AddRange(followUp.CareRisks.Select(risk => new CareRiskDecision
        {
            DecisionId = risk.Id.ToString(),
            DecisionDate = risk.DecidedOn.ToMessage(),
            Source = (V1.CareRiskSource)risk.Source,
            SourceDate = risk.SourceOn.ToMessage(),
            Stands = risk.Stands,
            Corrections = { risk.Corrections.Select(correction => new V1.CareRiskCorrection { CorrectionDate = correction.On.ToMessage(), Stands = correction.Stands, ReasonCode = correction.Reason }) },
        }));
        message.LookedAfter.AddRange(followUp.Spells.Select(spell => new V1.LookedAfterSpell
        {
            SpellId = spell.Id.ToString(),
            FromDate = spell.From.ToMessage(),
            UntilDate = spell.Until.ToMessage(),
            LegalStatus = (V1.CareLegalStatus)spell.Status,
            Mistaken = !spell.Counts,
        }));
        message.OutcomeReviews.AddRange(OutcomeRules.Points.Where(point => followUp.DueOn(point) is not null).Select(point =>
        {
            var review = followUp.ReviewOf(point);
            return new V1.OutcomeReview
            {
                Point = (V1.ReviewPoint)point,
                DueDate = (review?.DueOn ?? followUp.DueOn(point)).ToMessage(),
                ReviewDate = review?.On.ToMessage(),
                Outcome = (V1.OutcomeCode)(review?.Outcome ?? OutcomeCode.Unspecified),
                InProceedings = review?.InProceedings ?? false,
                Completed = review?.IsCompleted ?? false,
            };
        }));
        return message;
    }

    V1.Participant ParticipantMessage(Child child, DateOnly today) => new()
    {
        ParticipantId = child.Id.ToString(),
        Role = ParticipantRole.Child,
        Name = child.Name,
        BirthDate = child.BirthOn.ToMessage(),
        PersonReference = child.Reference,
        Language = child.Language,
        Invited = child.Invited,
        PreparedDate = child.PreparedOn.ToMessage(),
        ExcludedReason = ExcludedReason(child.Id, today),
        Interpreter = child.Interpreter,
        Advocate = child.Advocate,
        PreparedMode = child.PreparedMode,
        AdvocateParticipantId = child.AdvocateId?.ToString() ?? "",
        AdvocateDate = child.AdvocateOn.ToMessage(),
        InterpreterDate = child.InterpreterOn.ToMessage(),
    };

    V1.Participant ParticipantMessage(Participant participant, DateOnly today)
    {
        var consent = participant.Consents is [.., var last] ? last : null;
        return new()
        {
            ParticipantId = participant.Id.ToString(),
            Role = participant.Role,
            Name = participant.Name,
            BirthDate = participant.BirthOn.ToMessage(),
            PersonReference = participant.Reference,
            Subject = participant.Subject,
            Language = participant.Language,
            ParentalResponsibility = participant.ParentalResponsibility,
            Invited = participant.Invited,
            Consent = consent?.Answer ?? ConsentAnswer.Unspecified,
            ConsentDate = consent?.On.ToMessage(),
            MayShare = consent?.MayShare ?? false,
            PreparedDate = participant.PreparedOn.ToMessage(),
            ExcludedReason = ExcludedReason(participant.Id, today),
            Interpreter = participant.Interpreter,
            Advocate = participant.Advocate,
            PreparedMode = participant.PreparedMode,
            AdvocateParticipantId = participant.AdvocateId?.ToString() ?? "",
            AdvocateDate = participant.AdvocateOn.ToMessage(),
            InterpreterDate = participant.InterpreterOn.ToMessage(),
            LeftDate = participant.LeftOn.ToMessage(),
        };
    }

    string ExcludedReason(Guid participantId, DateOnly today) =>
        IsExcluded(participantId, today) ? Exclusions.FindLast(exclusion => exclusion.ParticipantId == participantId)!.ReasonCode : "";

    V1.Session SessionMessage(Session session, bool reads) => new()
    {
        SessionId = session.Id.ToString(),
        Kind = session.Kind,
        State = session.State,
        ScheduledTime = session.ScheduledAt.ToTimestamp(),
        Venue = reads ? session.Venue : "",
        DueDate = session.DueOn.ToMessage(),
        HeldDate = session.HeldOn.ToMessage(),
        Phases =
        {
            session.Phases.Select(phase => new V1.Phase
            {
                Kind = phase.Kind,
                StartTime = phase.From.ToTimestamp(),
                EndTime = phase.Until.ToTimestamp(),
                ProfessionalsPresent = phase.ProfessionalsPresent,
            }),
        },
        Attendance = { session.Attendance.Select(attendance => new V1.Attendance { ParticipantId = attendance.ParticipantId.ToString(), Mode = attendance.Mode }) },
        Reason = session.Reason,
        Finding = session.Finding,
        InTime = session.InTime,
        FamilyForms = FamilyForms(session),
        NotAnswered =
        {
            session.FeedbackAsked.Where(asked => !Feedback.Exists(feedback => feedback.SessionId == session.Id && feedback.ParticipantId == asked && !feedback.Declined)).Select(id => id.ToString()),
        },
    };

    static V1.FamilyPlan PlanMessage(FamilyPlan plan, bool reads)
    {
        // A revision is answered anew.
        var answer = plan.Answers.FindLast(a => a.Revision == plan.Revision);
        var message = new V1.FamilyPlan
        {
            PlanId = plan.Id.ToString(),
            MadeDate = plan.MadeOn.ToMessage(),
            Revision = plan.Revision,
            Summary = reads ? plan.Summary : "",
            Contingency = reads ? plan.Contingency : "",
            Decision = answer?.Decision ?? PlanDecision.Unspecified,
            DecisionDate = answer?.On.ToMessage(),
            DecidedBy = answer?.By ?? "",
            DecisionReasons = reads ? answer?.Reasons ?? "" : "",
            Changes = reads ? answer?.Changes ?? "" : "",
            DecidedInTime = answer?.InTime ?? false,
        };
        message.Actions.AddRange(plan.Actions.Select(action => new V1.PlanAction
        {
            ActionId = action.Id.ToString(),
            Action = reads ? action.Action : "",
            OwnerParticipantId = action.OwnerId.ToString(),
            DueDate = action.DueOn.ToMessage(),
            State = action.State,
            StateDate = action.State is ActionState.Open ? null : action.StateOn.ToMessage(),
        }));
        message.Proposals.AddRange(plan.Proposals.Select(proposal => new CarerProposalRecord
        {
            ProposalId = proposal.Id.ToString(),
            Carers =
            {
                proposal.Carers.Select(carer => new ProposedCarer { ParticipantId = carer.ParticipantId.ToString(), Relationship = carer.Relationship, BirthDate = carer.BirthOn.ToMessage() }),
            },
            ChildIds = { proposal.ChildIds.Select(id => id.ToString()) },
            State = proposal.State,
            KinshipCaseId = proposal.KinshipCaseId?.ToString() ?? "",
            AcceptedDate = proposal.AcceptedOn.ToMessage(),
            RefusedFor = proposal.RefusedFor,
            RefusedDate = proposal.RefusedOn.ToMessage(),
        }));
        return message;
    }

    static SessionFeedback FeedbackMessage(Feedback feedback) => new()
    {
        FeedbackId = feedback.Id.ToString(),
        SessionId = feedback.SessionId.ToString(),
        ParticipantId = feedback.ParticipantId.ToString(),
        Prepared = feedback.Prepared,
        Heard = feedback.Heard,
        PlanIsOurs = feedback.PlanIsOurs,
        Recommend = feedback.Recommend,
        ReceivedDate = feedback.On.ToMessage(),
        HasComment = feedback.Comment.Length > 0,
        Themes = { feedback.Themes },
        Tone = feedback.Tone,
        Declined = feedback.Declined,
    };
}

using Google.Protobuf;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Stages 1 and 2 of the full assessment, the report, and how it may end before a decision.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> CompleteStageOne(DateOnly informationOn)
    {
        RequireOpen();
        if (State is not CaseState.FullAssessment || Assessment is not { StageOneInformationOn: null } work)
            throw Refuse.Precondition("STAGE_ONE_NOT_OPEN", "Stage 1 is not open.", FosteringRules.StageOneCitation);
        RequireOrder(informationOn, work.StartedOn, "the start of the assessment");
        var gaps = StageOneCheckGaps(informationOn);
        if (gaps.Count > 0)
            throw Refuse.Preconditions("CHECKS_OUTSTANDING", "Stage 1 checks are outstanding.", gaps);

        work.StageOneInformationOn = informationOn;
        return [new StageCompleted { Stage = 1, StageDate = informationOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> DeclineAtStageOne(DateOnly noticeOn, string reasons, string by)
    {
        var to = Next(State, CaseMove.DeclineAtStageOne);
        if (Assessment is not { StageOneInformationOn: { } informationOn } work)
            throw Refuse.Precondition("STAGE_ONE_NOT_OPEN", "Stage 1 is not complete.", FosteringRules.StageOneCitation);
        RequireOrder(noticeOn, informationOn, "the end of stage 1");
        if (noticeOn > work.StageOneRefusalDueOn)
            throw Refuse.Precondition("STAGE_ONE_REFUSAL_TOO_LATE", "The time to refuse at stage 1 has passed; stage 2 is open.", FosteringRules.StageOneCitation);
        RequirePlacementEnded();

        (State, StateSince) = (to, noticeOn);
        var decision = new DecisionEntry(Decision.NotApprove, noticeOn, by, reasons, FosteringRules.Version, AtStageOne: true) { ToldInWritingOn = noticeOn };
        work.Decisions.Add(decision);
        return [Announce(decision)];
    }

    public IReadOnlyList<IMessage> BeginStageTwo(DateOnly on)
    {
        RequireState("Stage 2", CaseState.FullAssessment);
        if (Assessment!.StageTwoOn is not null)
            throw Refuse.Precondition("STAGE_TWO_OPEN", "Stage 2 is open already.");
        RequireOrder(on, Assessment.StartedOn, "the start of the assessment");
        return OpenStageTwo(on);
    }

    IReadOnlyList<IMessage> OpenStageTwo(DateOnly on)
    {
        Assessment!.Stage = 2;
        Assessment.StageTwoOn = on;
        return [new StageCompleted { Stage = 2, StageDate = on.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordMidpointReview(DateOnly on, string summary)
    {
        RequireAfterViability();
        RequireOrder(on, Viability!.DecidedOn, "the viability decision");
        Milestones["W6"] = on;
        MidpointSummary = summary;
        return [Reached("W6", on)];
    }

    public IReadOnlyList<IMessage> RecordDraftReport(DateOnly on)
    {
        RequireState("A draft report", CaseState.FullAssessment, CaseState.SgoAssessment);
        RequireOrder(on, Assessment?.StartedOn ?? Guardianship?.StartedOn, "the start of the assessment");
        Milestones["W10"] = on;
        if (Assessment is { } work)
            work.DraftOn = on;
        return [Reached("W10", on)];
    }

    public IReadOnlyList<IMessage> ShareReport(ReportKind kind, DateOnly sentOn, string signedOffBy)
    {
        var to = Next(State, CaseMove.ShareReport);
        if (Assessment is not { StageTwoOn: { } stageTwoOn } work)
            throw Refuse.Precondition("STAGE_TWO_NOT_OPEN", "The report is written in stage 2.");
        RequireOrder(sentOn, stageTwoOn, "stage 2");
        if (work.Panels is [.., var lastPanel])
            RequireOrder(sentOn, lastPanel.On, "the panel that asked for it");

        (State, StateSince) = (to, sentOn);
        work.ReportKind = kind;
        work.ReportSentOn = sentOn;
        work.ReportSignedOffBy = signedOffBy;
        work.CommentsReceivedOn = null;
        work.Comments = "";
        return [new ReportShared { Kind = kind, SentDate = sentOn.ToMessage(), CommentsDueDate = work.CommentsDueOn!.Value.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordApplicantComments(DateOnly receivedOn, string comments)
    {
        RequireState("Applicants' comments", CaseState.ReportShared);
        RequireOrder(receivedOn, Assessment!.ReportSentOn, "the report");
        Assessment.CommentsReceivedOn = receivedOn;
        Assessment.Comments = comments;
        return [Amended("APPLICANT_COMMENTS")];
    }

    public IReadOnlyList<IMessage> RecordWithdrawal(DateOnly on, string reason)
    {
        var to = Next(State, CaseMove.CarersWithdraw);
        RequirePlacementEnded();
        RequireOrder(on, StateSince, "the last move of the case");

        (State, StateSince) = (to, on);
        EndCodes.Add(reason);
        return [new CarerWithdrew { WithdrawalDate = on.ToMessage(), Reason = reason }];
    }

    public IReadOnlyList<IMessage> RecordChildMoved(DateOnly on, string destination)
    {
        var to = Next(State, CaseMove.ChildrenMove);
        RequireOrder(on, FirstPlacedOn ?? ConcernOn, FirstPlacedOn is null ? "the concern" : "the placement");

        EndTemporaryApproval(ApprovalState.Ended, on);
        (State, StateSince) = (to, on);
        EndCodes.Add(destination);
        return [new ChildMoved { MovedDate = on.ToMessage(), Destination = destination }, .. EndPlacements(on, "CHILD_MOVED")];
    }
}

using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Stages 1 and 2 of the full assessment, the report, and how it may end before a decision.</summary>
sealed partial class KinshipCase
{
    public IReadOnlyList<IMessage> CompleteStageOne(DateOnly informationOn)
    {
        RequireOpen();
        if (State is not CaseState.FullAssessment || Assessment is not { } work)
            throw ApprovalProcess.StageOneNotOpen();
        work.CompleteStageOne(informationOn, () => StageOneCheckGaps(informationOn));
        return [new StageCompleted { Stage = 1, StageDate = informationOn.ToMessage() }];
    }

    public IReadOnlyList<IMessage> DeclineAtStageOne(DateOnly noticeOn, string reasons, string by)
    {
        var to = Next(State, CaseMove.DeclineAtStageOne);
        var work = Assessment ?? throw ApprovalProcess.StageOneNotOpen();
        work.RequireStageOneRefusalOpen(noticeOn);
        RequirePlacementEnded();

        (State, StateSince) = (to, noticeOn);
        return [Announce(work.DeclineAtStageOne(noticeOn, reasons, by))];
    }

    public IReadOnlyList<IMessage> BeginStageTwo(DateOnly on)
    {
        RequireState("Stage 2", CaseState.FullAssessment);
        Assessment!.BeginStageTwo(on);
        return [StageTwoOpened(on)];
    }

    static StageCompleted StageTwoOpened(DateOnly on) => new() { Stage = 2, StageDate = on.ToMessage() };

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
        if (Assessment is not { } work)
            throw Refuse.Precondition("STAGE_TWO_NOT_OPEN", "The report is written in stage 2.");
        work.ShareReport(kind, sentOn, signedOffBy);

        (State, StateSince) = (to, sentOn);
        return [new ReportShared { Kind = (V1.ReportKind)kind, SentDate = sentOn.ToMessage(), CommentsDueDate = work.CommentsDueOn!.Value.ToMessage() }];
    }

    public IReadOnlyList<IMessage> RecordApplicantComments(DateOnly receivedOn, string comments)
    {
        RequireState("Applicants' comments", CaseState.ReportShared);
        Assessment!.RecordComments(receivedOn, comments);
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

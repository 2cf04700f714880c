using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Suitability;

namespace Suite.KinshipAssessment.Cases;

/// <summary>What moves a case from one state to another.</summary>
enum CaseMove
{
    StartViability,
    FindViable,
    FindNotViable,
    ChallengeViability,
    ChooseTemporaryApproval,
    ChooseFullAssessment,
    ChooseGuardianship,
    ApproveTemporarily,
    DeclineTemporaryApproval,
    LetTemporaryApprovalExpire,
    EndPlacement,
    DeclineAtStageOne,
    ShareReport,
    ListForPanel,
    PanelRecommends,
    PanelRecommendsAgain,
    PanelDefers,
    PanelAsksForFullReport,
    Approve,
    ApproveWithoutPanel,
    ProposeNotToApprove,
    ProposeNotToApproveWithoutPanel,
    MakeRepresentations,
    SeekIndependentReview,
    IndependentReviewRecommends,
    NotApprove,
    LetDeterminationStand,
    FileGuardianshipReport,
    MakeOrder,
    RefuseOrder,
    CarersWithdraw,
    ChildrenMove,
    Close,
}

sealed partial class KinshipCase
{
    /// <summary>The lifecycle, whole: which move leads where. Whatever is not here is refused.</summary>
    internal static CaseState Next(CaseState from, CaseMove move) => (from, move) switch
    {
        (CaseState.Closed, _) => throw CaseClosed(),

        (CaseState.Identified, CaseMove.StartViability) => CaseState.Viability,
        (CaseState.Viability, CaseMove.FindViable) => CaseState.Viable,
        (CaseState.Viability, CaseMove.FindNotViable) => CaseState.NotViable,
        (CaseState.NotViable, CaseMove.ChallengeViability) => CaseState.Viability,

        (CaseState.Viable, CaseMove.ChooseTemporaryApproval) => CaseState.Reg24Suitability,
        (CaseState.Viable, CaseMove.ChooseFullAssessment) => CaseState.FullAssessment,
        (CaseState.Viable, CaseMove.ChooseGuardianship) => CaseState.SgoAssessment,

        // A temporary approval is left at once for the full assessment, which must be arranged immediately (regulation 24).
        (CaseState.Reg24Suitability, CaseMove.ApproveTemporarily) => CaseState.FullAssessment,
        (CaseState.Reg24Suitability, CaseMove.DeclineTemporaryApproval) => CaseState.FullAssessment,

        (CaseState.FullAssessment, CaseMove.ShareReport) => CaseState.ReportShared,
        (CaseState.PanelDeferred, CaseMove.ShareReport) => CaseState.ReportShared,
        (CaseState.FullAssessment or CaseState.PlacementEnded, CaseMove.DeclineAtStageOne) => CaseState.NotApproved,

        (CaseState.ReportShared or CaseState.PanelDeferred or CaseState.Representations, CaseMove.ListForPanel) => CaseState.PanelListed,
        (CaseState.PanelListed, CaseMove.PanelRecommends) => CaseState.PanelRecommended,
        (CaseState.PanelListed, CaseMove.PanelRecommendsAgain) => CaseState.FinalDecision,
        (CaseState.PanelListed, CaseMove.PanelDefers) => CaseState.PanelDeferred,
        (CaseState.PanelListed, CaseMove.PanelAsksForFullReport) => CaseState.FullAssessment,

        (CaseState.PanelRecommended or CaseState.FinalDecision, CaseMove.Approve) => CaseState.AdmApproved,
        (CaseState.ReportShared, CaseMove.ApproveWithoutPanel) => CaseState.AdmApproved,
        (CaseState.PanelRecommended, CaseMove.ProposeNotToApprove) => CaseState.QdIssued,
        (CaseState.ReportShared, CaseMove.ProposeNotToApproveWithoutPanel) => CaseState.QdIssued,
        (CaseState.QdIssued, CaseMove.MakeRepresentations) => CaseState.Representations,
        (CaseState.QdIssued, CaseMove.SeekIndependentReview) => CaseState.IrmReview,
        (CaseState.QdIssued, CaseMove.LetDeterminationStand) => CaseState.NotApproved,
        (CaseState.IrmReview, CaseMove.IndependentReviewRecommends) => CaseState.FinalDecision,
        (CaseState.FinalDecision, CaseMove.NotApprove) => CaseState.NotApproved,

        (CaseState.SgoAssessment, CaseMove.FileGuardianshipReport) => CaseState.SgoReportFiled,
        (CaseState.SgoReportFiled or CaseState.FullAssessment or CaseState.ReportShared or CaseState.PanelListed or CaseState.PanelDeferred
            or CaseState.PanelRecommended or CaseState.AdmApproved or CaseState.QdIssued or CaseState.Representations or CaseState.IrmReview
            or CaseState.FinalDecision or CaseState.NotApproved or CaseState.PlacementEnded, CaseMove.MakeOrder) => CaseState.OrderMade,
        (CaseState.SgoReportFiled, CaseMove.RefuseOrder) => CaseState.OrderRefused,

        (CaseState.FullAssessment or CaseState.ReportShared or CaseState.PanelListed or CaseState.PanelDeferred or CaseState.PanelRecommended
            or CaseState.QdIssued or CaseState.Representations or CaseState.IrmReview or CaseState.FinalDecision
            or CaseState.NotApproved, CaseMove.LetTemporaryApprovalExpire) => CaseState.Expired,
        (CaseState.FullAssessment or CaseState.ReportShared or CaseState.PanelListed or CaseState.PanelDeferred or CaseState.PanelRecommended
            or CaseState.QdIssued or CaseState.Representations or CaseState.IrmReview or CaseState.FinalDecision
            or CaseState.NotApproved or CaseState.Expired, CaseMove.EndPlacement) => CaseState.PlacementEnded,

        (CaseState.Identified or CaseState.Viability or CaseState.Viable or CaseState.Reg24Suitability or CaseState.FullAssessment
            or CaseState.SgoAssessment or CaseState.SgoReportFiled or CaseState.ReportShared or CaseState.PanelListed or CaseState.PanelDeferred
            or CaseState.PanelRecommended or CaseState.QdIssued or CaseState.Representations or CaseState.IrmReview
            or CaseState.FinalDecision or CaseState.PlacementEnded, CaseMove.CarersWithdraw) => CaseState.CarerWithdrew,
        (CaseState.Identified or CaseState.Viability or CaseState.Viable or CaseState.Reg24Suitability or CaseState.FullAssessment
            or CaseState.SgoAssessment or CaseState.SgoReportFiled or CaseState.ReportShared or CaseState.PanelListed or CaseState.PanelDeferred
            or CaseState.PanelRecommended or CaseState.QdIssued or CaseState.Representations or CaseState.IrmReview
            or CaseState.FinalDecision, CaseMove.ChildrenMove) => CaseState.ChildMoved,

        (CaseState.Identified or CaseState.NotViable or CaseState.Viable or CaseState.Reg24Suitability or CaseState.AdmApproved
            or CaseState.NotApproved or CaseState.OrderMade or CaseState.OrderRefused or CaseState.CarerWithdrew or CaseState.ChildMoved
            or CaseState.PlacementEnded, CaseMove.Close) => CaseState.Closed,

        _ => throw Refuse.Precondition("MOVE_NOT_ALLOWED", $"{move} is not allowed from {from}."),
    };

    internal bool IsOpen => State is not CaseState.Closed;

    /// <summary>The children are placed under a temporary approval that still covers them.</summary>
    internal bool TemporarilyCovered =>
        Temporary is { State: ApprovalState.Running or ApprovalState.Extended8W or ApprovalState.ExtendedIrm };

    internal void RequireOpen()
    {
        if (!IsOpen)
            throw CaseClosed();
    }

    /// <summary>For records that make sense once viability is past: refused before that, and once closed.</summary>
    internal void RequireAfterViability()
    {
        RequireOpen();
        if (State is CaseState.Identified or CaseState.Viability or CaseState.NotViable)
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", $"This is recorded after viability, not in {State}.");
    }

    internal void RequireState(string act, params ReadOnlySpan<CaseState> states)
    {
        RequireOpen();
        if (!states.Contains(State))
            throw Refuse.Precondition("MOVE_NOT_ALLOWED", $"{act} is not allowed in {State}.");
    }

    /// <summary>Refuses a day that lies before what it must follow.</summary>
    internal static void RequireOrder(DateOnly on, DateOnly? notBefore, string what) => InOrder.Require(on, notBefore, what);

    void Move(CaseMove move, DateOnly on)
    {
        State = Next(State, move);
        StateSince = on;
    }

    static RefusedException CaseClosed() => Refuse.Precondition("CASE_CLOSED", "The case is closed.");
}

using Suite.FosteringRecruitment.V1;
using Suite.Suitability;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>What moves an application from one state to another.</summary>
enum ApplicationMove
{
    OpenStageOne,
    RejectAtEntry,
    CompleteStageOne,
    DeclineAtStageOne,
    ProceedToStageTwo,
    ShareReport,
    ShareBriefReport,
    ListForPanel,
    PanelRecommends,
    PanelRecommendsAgain,
    PanelDefers,
    PanelAsksForFullReport,
    ReturnToStageTwo,
    Approve,
    ApproveWithoutPanel,
    ProposeNotToApprove,
    ProposeNotToApproveWithoutPanel,
    NotApprove,
    NotApproveWithoutPanel,
    MakeRepresentations,
    SeekIndependentReview,
    IndependentReviewRecommends,
    LetDeterminationStand,
    Withdraw,
}

sealed partial class Application
{
    /// <summary>The lifecycle, whole: which move leads where. Whatever is not here is refused.</summary>
    internal static ApplicationState Next(ApplicationState from, ApplicationMove move) => (from, move) switch
    {
        (ApplicationState.Applied, ApplicationMove.OpenStageOne) => ApplicationState.Stage1Open,
        (ApplicationState.Applied, ApplicationMove.RejectAtEntry) => ApplicationState.RejectedAtEntry,

        (ApplicationState.Stage1Open, ApplicationMove.CompleteStageOne) => ApplicationState.Stage1Complete,
        (ApplicationState.Stage1Open or ApplicationState.Stage1Complete, ApplicationMove.DeclineAtStageOne) => ApplicationState.Stage1Declined,
        (ApplicationState.Stage1Complete, ApplicationMove.ProceedToStageTwo) => ApplicationState.Stage2Open,

        (ApplicationState.Stage2Open, ApplicationMove.ShareReport) => ApplicationState.ReportShared,
        (ApplicationState.Stage2Open, ApplicationMove.ShareBriefReport) => ApplicationState.BriefReportShared,

        (ApplicationState.ReportShared or ApplicationState.BriefReportShared or ApplicationState.PanelListed or ApplicationState.PanelDeferred
            or ApplicationState.Representations, ApplicationMove.ListForPanel) => ApplicationState.PanelListed,
        (ApplicationState.PanelListed, ApplicationMove.PanelRecommends) => ApplicationState.PanelRecommended,
        (ApplicationState.PanelListed, ApplicationMove.PanelRecommendsAgain) => ApplicationState.FinalDecision,
        (ApplicationState.PanelListed, ApplicationMove.PanelDefers) => ApplicationState.PanelDeferred,
        (ApplicationState.PanelListed, ApplicationMove.PanelAsksForFullReport) => ApplicationState.Stage2Open,
        (ApplicationState.PanelDeferred, ApplicationMove.ReturnToStageTwo) => ApplicationState.Stage2Open,

        (ApplicationState.PanelRecommended or ApplicationState.FinalDecision, ApplicationMove.Approve) => ApplicationState.Approved,
        (ApplicationState.ReportShared, ApplicationMove.ApproveWithoutPanel) => ApplicationState.Approved,
        (ApplicationState.PanelRecommended, ApplicationMove.ProposeNotToApprove) => ApplicationState.QdIssued,
        (ApplicationState.ReportShared, ApplicationMove.ProposeNotToApproveWithoutPanel) => ApplicationState.QdIssued,
        (ApplicationState.FinalDecision, ApplicationMove.NotApprove) => ApplicationState.NotApproved,
        (ApplicationState.ReportShared, ApplicationMove.NotApproveWithoutPanel) => ApplicationState.NotApproved,

        (ApplicationState.QdIssued, ApplicationMove.MakeRepresentations) => ApplicationState.Representations,
        (ApplicationState.QdIssued, ApplicationMove.SeekIndependentReview) => ApplicationState.IrmReview,
        (ApplicationState.QdIssued, ApplicationMove.LetDeterminationStand) => ApplicationState.NotApproved,
        (ApplicationState.IrmReview, ApplicationMove.IndependentReviewRecommends) => ApplicationState.FinalDecision,

        (not (ApplicationState.RejectedAtEntry or ApplicationState.Stage1Declined or ApplicationState.Approved or ApplicationState.NotApproved
            or ApplicationState.Withdrawn), ApplicationMove.Withdraw) => ApplicationState.Withdrawn,

        _ => throw MoveNotAllowed(move.ToString(), from),
    };

    /// <summary>Neither approved nor refused, withdrawn or not taken on.</summary>
    internal bool IsOpen => IsOpenIn(State);

    static bool IsOpenIn(ApplicationState state) => state is not (ApplicationState.RejectedAtEntry or ApplicationState.Stage1Declined or ApplicationState.Approved
        or ApplicationState.NotApproved or ApplicationState.Withdrawn);

    internal void RequireOpen(string act)
    {
        if (!IsOpen)
            throw MoveNotAllowed(act, State);
    }

    internal void RequireState(string act, params ReadOnlySpan<ApplicationState> states)
    {
        if (!states.Contains(State))
            throw MoveNotAllowed(act, State);
    }

    void MoveTo(ApplicationState to, DateOnly on)
    {
        if (OpenHold is { } hold && !IsOpenIn(to))
            hold.ResumedOn = Later(on, hold.On);
        (State, StateSince) = (to, on);
        if (!IsOpen)
            (EndedOn, PanelId) = (on, null);
    }

    // What follows the last move is not dated before it.
    void RequireAfterLastMove(DateOnly on) => InOrder.Require(on, StateSince, "the last move of the application");
}

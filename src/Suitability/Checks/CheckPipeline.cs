using Suite.Platform.Errors;

namespace Suite.Suitability.Checks;

/// <summary>What moves a check from one state to another.</summary>
public enum CheckMove
{
    Consent,
    Request,
    Advance,
    Chase,
    Escalate,
    ReturnClear,
    ReturnContent,
    Recommend,
    Accept,
    Reject,
    Withdraw,
    Waive,
    Expire,
}

public static class CheckPipeline
{
    /// <summary>
    /// The life of a check, whole. Refusals do not name the state: that a disclosure waits for a decision is for those who
    /// need to know.
    /// </summary>
    public static CheckState Next(CheckState from, CheckMove move) => (from, move) switch
    {
        (CheckState.ConsentPending, CheckMove.Consent) => CheckState.Required,
        (CheckState.Required, CheckMove.Request) => CheckState.Requested,
        (CheckState.Requested or CheckState.InProgress or CheckState.Chased, CheckMove.Advance) => CheckState.InProgress,
        (CheckState.Requested or CheckState.InProgress or CheckState.Chased, CheckMove.Chase or CheckMove.Escalate) => CheckState.Chased,
        (CheckState.Requested or CheckState.InProgress or CheckState.Chased, CheckMove.ReturnClear) => CheckState.ReceivedClear,
        (CheckState.Requested or CheckState.InProgress or CheckState.Chased, CheckMove.ReturnContent) => CheckState.ReceivedWithContent,

        (CheckState.ReceivedWithContent, CheckMove.Recommend) => CheckState.RiskAssessment,
        (CheckState.RiskAssessment, CheckMove.Accept) => CheckState.Accepted,
        (CheckState.RiskAssessment, CheckMove.Reject) => CheckState.Rejected,

        (CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased
            or CheckState.ReceivedWithContent or CheckState.RiskAssessment, CheckMove.Withdraw) => CheckState.Withdrawn,
        (CheckState.ConsentPending or CheckState.Required or CheckState.Requested or CheckState.InProgress or CheckState.Chased,
            CheckMove.Waive) => CheckState.NotRequired,
        (CheckState.ReceivedClear or CheckState.Accepted, CheckMove.Expire) => CheckState.Expired,

        (_, CheckMove.Chase or CheckMove.Escalate) =>
            throw Refuse.Precondition("CHECK_NOT_OUTSTANDING", "Only a check that was asked for and is not back is chased or escalated."),
        _ => throw NotAllowed($"{move} is not allowed for a check as it stands."),
    };

    public static RefusedException NotAllowed(string message) => Refuse.Precondition("CHECK_MOVE_NOT_ALLOWED", message);
}

using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What came of a conference, for those who asked for one and for the staff of the children.</summary>
sealed partial class Conference
{
    /// <summary>
    /// Of an unrestricted one: whoever works with the children now, and whoever calls through the service that asked for it, which has seen
    /// to it that they may know of its own record. They are told no more than this.
    /// </summary>
    internal bool OutcomeIsFor(Caller caller) =>
        caller.Authority == Authority && !Restricted
        && ((RequestedByService.Length > 0 && caller.Actor == RequestedByService)
            || Involvements.Exists(involved => involved.Subject == caller.Subject && involved.Until is null));

    internal ConferenceOutcome ToOutcome() => new()
    {
        ConferenceId = Id.ToString(),
        State = State,
        ScheduledDate = Sessions.Where(s => s.State is SessionState.Scheduled).Select(s => (DateOnly?)WorkingCalendar.LondonDate(s.ScheduledAt)).Min().ToMessage(),
        HeldDate = ConferenceHeldOn.ToMessage(),
        PlanMade = Plan is not null,
        PlanDecision = Answer?.Decision ?? PlanDecision.Unspecified,
        ActionsOpen = ActionsIn(ActionState.Open),
        ActionsDone = ActionsIn(ActionState.Done),
        KinshipCaseIds = { Plan?.Proposals.Where(p => p.KinshipCaseId is not null).Select(p => p.KinshipCaseId.ToString()) ?? [] },
        NextReviewDate = NextReview?.DueOn.ToMessage(),
        ClosureCode = ClosureCode,
        ClosedDate = ClosedOn.ToMessage(),
    };

    int ActionsIn(ActionState state) => Plan?.Actions.Count(action => action.State == state) ?? 0;
}

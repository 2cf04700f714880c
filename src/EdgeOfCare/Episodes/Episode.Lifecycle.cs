using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Google.Protobuf;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <summary>
    /// The lifecycle, whole: which states may follow. From which of them an act works is said by each act (<see cref="RequireState"/>); what
    /// is not here is refused whatever an act says.
    /// </summary>
    internal static IReadOnlyList<EpisodeState> Next(EpisodeState from) => from switch
    {
        EpisodeState.Referred => [EpisodeState.Panel, EpisodeState.Withdrawn],
        EpisodeState.Panel => [EpisodeState.Accepted, EpisodeState.Declined, EpisodeState.Withdrawn],
        EpisodeState.Accepted => [EpisodeState.Allocated, EpisodeState.Withdrawn],
        EpisodeState.Allocated => [EpisodeState.Engaged, EpisodeState.NotEngaged, EpisodeState.Escalated, EpisodeState.Closed],
        EpisodeState.NotEngaged => [EpisodeState.Engaged, EpisodeState.Escalated, EpisodeState.Closed],
        EpisodeState.Engaged => [EpisodeState.NotEngaged, EpisodeState.Active, EpisodeState.Escalated, EpisodeState.Closed],
        EpisodeState.Active => [EpisodeState.StepDown, EpisodeState.Escalated, EpisodeState.Closed],
        EpisodeState.StepDown => [EpisodeState.Escalated, EpisodeState.Closed],
        // The child is looked after: the work goes on for its return, or ends.
        EpisodeState.Escalated => [EpisodeState.Active, EpisodeState.Closed],

        // Closed, the outcome reviews lead on, whether they become due or are answered.
        EpisodeState.Closed => [EpisodeState.Review3M, EpisodeState.Review6M, EpisodeState.Complete],
        // A correction may leave a later anchor, whose first review is still to come.
        EpisodeState.Review3M => [EpisodeState.Closed, EpisodeState.Review6M, EpisodeState.Complete],
        EpisodeState.Review6M => [EpisodeState.Complete],

        EpisodeState.Declined or EpisodeState.Withdrawn or EpisodeState.Complete or EpisodeState.Unspecified => [],
        _ => throw new ArgumentOutOfRangeException(nameof(from)),
    };

    /// <summary>From the referral to the closure; not declined, withdrawn or closed.</summary>
    internal bool IsOpen => State is EpisodeState.Referred or EpisodeState.Panel or EpisodeState.Accepted or EpisodeState.Allocated or EpisodeState.Engaged
        or EpisodeState.NotEngaged or EpisodeState.Active or EpisodeState.StepDown or EpisodeState.Escalated;

    /// <summary>It was worked on and has ended.</summary>
    internal bool IsClosed => State is EpisodeState.Closed or EpisodeState.Review3M or EpisodeState.Review6M or EpisodeState.Complete;

    /// <param name="move">The act, as a refusal names it.</param>
    internal void RequireState(string move, params ReadOnlySpan<EpisodeState> allowed)
    {
        if (!allowed.Contains(State))
            throw MoveNotAllowed(move, State);
    }

    internal void RequireOpen(string move)
    {
        if (!IsOpen)
            throw MoveNotAllowed(move, State);
    }

    /// <summary>Moves it, unless it is there already.</summary>
    /// <returns>Of a move between the states after closing its event, which tells of it where no act does; otherwise none.</returns>
    internal IMessage? MoveTo(EpisodeState to, DateOnly on)
    {
        if (to == State)
            return null;
        if (!Next(State).Contains(to))
            throw MoveNotAllowed(to.ToString(), State);

        var wasClosed = IsClosed;
        (State, StateSince) = (to, on);
        return wasClosed ? new EpisodeStateMoved { ChildKey = Child.Key, State = to, MovedDate = on.ToMessage() } : null;
    }
}

using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    /// <summary>Refuses a move that the state does not allow.</summary>
    void Require(string move, params ReadOnlySpan<ConferenceState> from)
    {
        if (!from.Contains(State))
            throw MoveNotAllowed(move, State);
    }

    void MoveTo(ConferenceState to, DateOnly on) => (State, StateSince) = (to, on);
}

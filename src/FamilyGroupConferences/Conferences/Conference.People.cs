using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    internal Child ChildOf(Guid id) =>
        Children.Find(child => child.Id == id) ?? throw Refuse.NotFound("CHILD_NOT_FOUND", "There is no such child in this conference.");

    internal Participant ParticipantOf(Guid id) =>
        Participants.Find(participant => participant.Id == id) ?? throw Refuse.NotFound("PARTICIPANT_NOT_FOUND", "There is nobody of that id in this network.");

    /// <summary>Adults of the family and its friends: whose conference it is. Children are asked for their views, not for consent.</summary>
    internal static bool IsFamily(ParticipantRole role) => role is ParticipantRole.Mother or ParticipantRole.Father
        or ParticipantRole.MaternalKin or ParticipantRole.PaternalKin or ParticipantRole.Friend;

    internal static bool IsPaternal(ParticipantRole role) => role is ParticipantRole.Father or ParticipantRole.PaternalKin;
}

// Others' parts, until they land; whoever writes one deletes it here.
#pragma warning disable CA1822
using Google.Protobuf;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    void AnchorFollowUps(DateOnly heldOn, Pseudonyms pseudonyms, string authority, List<IMessage> happened)   // c3
    {
    }
}

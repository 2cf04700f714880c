using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class Conference
{
    internal V1.Conference ToMessage(Caller caller, DateOnly today, Pseudonyms pseudonyms) => new() { ConferenceId = Id.ToString(), Etag = CommandFields.EtagOf(Version), State = State };
}

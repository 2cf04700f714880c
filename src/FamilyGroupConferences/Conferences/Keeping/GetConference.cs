using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>One conference.</summary>
sealed class GetConference(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<GetConferenceResponse> Handle(GetConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var conferenceId = fields.Uuid("conference_id", request.ConferenceId);
        fields.ThrowIfAny();

        var conference = await conferences.Read(conferenceId, request, caller, purpose: "", cancellation);
        return new() { Conference = conference.ToMessage(caller, WorkingCalendar.Today(clock), pseudonyms) };
    }
}

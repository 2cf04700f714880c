using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Gives the conference to a team.</summary>
sealed class AllocateConference(CaseStore<Conference> conferences, Pseudonyms pseudonyms)
{
    public Task<AllocateConferenceResponse> Handle(AllocateConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.Allocate(team, conference.Worker, caller);
            return new Changed<AllocateConferenceResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

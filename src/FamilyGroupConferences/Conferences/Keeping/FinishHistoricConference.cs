using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Ends the keying-in of a conference with its real dates.</summary>
sealed class FinishHistoricConference(CaseStore<Conference> conferences, Pseudonyms pseudonyms)
{
    public Task<FinishHistoricConferenceResponse> Handle(FinishHistoricConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricConferenceResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

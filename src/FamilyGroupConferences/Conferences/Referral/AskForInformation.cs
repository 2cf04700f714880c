using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Asks the referrer for more.</summary>
sealed class AskForInformation(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AskForInformationResponse> Handle(AskForInformationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("asked_date", request.AskedDate, WorkingCalendar.Today(clock));
        var question = fields.Text("question", request.Question, Texts.Longest);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.AskForInformation(on, question);
            return new Changed<AskForInformationResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Corrects what is known of a child, or records that it was born.</summary>
sealed class CorrectConferenceChild(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectConferenceChildResponse> Handle(CorrectConferenceChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var name = fields.Text("name", request.Name, Texts.LongestName);
        var birthOn = FamilyFields.BirthDate(fields, "birth_date", request.BirthDate, request.Unborn, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.CorrectChild(childId, name, birthOn, request.Unborn);
            return new Changed<CorrectConferenceChildResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

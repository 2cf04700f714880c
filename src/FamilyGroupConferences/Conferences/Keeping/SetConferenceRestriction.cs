using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Makes it a restricted record, or an ordinary one again.</summary>
sealed class SetConferenceRestriction(CaseStore<Conference> conferences, Pseudonyms pseudonyms)
{
    const int MostSubjects = 50;

    public Task<SetConferenceRestrictionResponse> Handle(SetConferenceRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, MostSubjects, (path, subject) => fields.Code(path, subject, max: 128));
        fields.Require(subjects.Distinct().Count() == subjects.Count, "subjects", "must not repeat a subject");
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetConferenceRestrictionResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events) { Purpose = reason };
        }, cancellation);
    }
}

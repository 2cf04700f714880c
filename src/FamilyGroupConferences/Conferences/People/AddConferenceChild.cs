using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Adds a child of the family.</summary>
sealed class AddConferenceChild(CaseStore<Conference> conferences, FamilyRecords families, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<AddConferenceChildResponse> Handle(AddConferenceChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = FamilyFields.Child(fields, "child", request.Child, WorkingCalendar.Today(clock));
        var on = fields.PastDate("added_date", request.AddedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var standard = (await standards.Of(caller, cancellation)).On(on);
        var others = await families.Of([facts.Reference], Guid.Parse(request.ConferenceId), caller, cancellation);
        return await conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            others.RequireNoOpenConference([facts.Reference]);
            var events = conference.AddChild(facts, on, others.InvolvementsFor([facts.Reference]), standard, () => Guid.CreateVersion7(moment.Now), pseudonyms);
            return new Changed<AddConferenceChildResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records a case role of somebody for a child or its sibling.</summary>
sealed class RecordInvolvement(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<RecordInvolvementResponse> Handle(RecordInvolvementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = FamilyFields.Involvement(fields, "involvement", request.Involvement, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var set = await standards.Of(caller, cancellation);
        return await conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.RecordInvolvement(facts, Guid.CreateVersion7(moment.Now), moment.Today, set.On(moment.Today), pseudonyms);
            return new Changed<RecordInvolvementResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

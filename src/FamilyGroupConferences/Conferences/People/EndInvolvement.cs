using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records until when a case role lasted.</summary>
sealed class EndInvolvement(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<EndInvolvementResponse> Handle(EndInvolvementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var involvementId = fields.Uuid("involvement_id", request.InvolvementId);
        var until = fields.PastDate("until_date", request.UntilDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var set = await standards.Of(caller, cancellation);
        return await conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.EndInvolvement(involvementId, until, moment.Today, set.On(moment.Today), pseudonyms);
            return new Changed<EndInvolvementResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

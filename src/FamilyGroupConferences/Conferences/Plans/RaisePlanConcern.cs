using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Says that the plan is no longer safe.</summary>
sealed class RaisePlanConcern(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RaisePlanConcernResponse> Handle(RaisePlanConcernRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Code("concern_code", request.ConcernCode);
        var on = fields.PastDate("concern_date", request.ConcernDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RaisePlanConcern(code, on, caller);
            return new Changed<RaisePlanConcernResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records the decision that a child is due to enter care.</summary>
sealed class DecideCareRisk(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<DecideCareRiskResponse> Handle(DecideCareRiskRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("decision_date", request.DecisionDate, today);
        var source = (CareRiskSource)fields.Choice("source", request.Source);
        var sourceOn = fields.PastDate("source_date", request.SourceDate, today);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.DecideCareRisk(childId, Guid.CreateVersion7(moment.Now), on, source, sourceOn, moment.Today, pseudonyms, caller);
            return new Changed<DecideCareRiskResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

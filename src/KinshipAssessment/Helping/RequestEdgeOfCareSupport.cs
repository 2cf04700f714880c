using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Helping;

/// <summary>Asks EdgeOfCare for intensive work with a child's family.</summary>
sealed class RequestEdgeOfCareSupport(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RequestEdgeOfCareSupportResponse> Handle(RequestEdgeOfCareSupportRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var needs = fields.Each("needs", request.Needs, 1, HelpRules.MostNeeds, (path, need) => fields.Choice(path, need));
        fields.Require(needs.Distinct().Count() == needs.Count, "needs", "must not repeat a need");
        var openness = fields.Choice("openness", request.Openness);
        var summary = fields.Text("summary", request.Summary, HelpRules.LongestText);
        var on = fields.PastDate("requested_date", request.RequestedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            // Of an earlier day the hour is not known: the earliest makes nothing look in time that was not.
            var at = on == moment.Today ? moment.Now : WorkingCalendar.LondonMidnight(on);
            var events = kinship.RequestEdgeOfCareSupport(Guid.CreateVersion7(moment.Now), childId, new(needs, openness, request.Crisis, summary, at), on, caller.Subject);
            return new Changed<RequestEdgeOfCareSupportResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

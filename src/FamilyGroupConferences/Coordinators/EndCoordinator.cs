using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>A coordinator stops.</summary>
sealed class EndCoordinator(CaseStore<Coordinator> coordinators, CoordinatorLoads loads, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<EndCoordinatorResponse> Handle(EndCoordinatorRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var coordinatorId = fields.Uuid("coordinator_id", request.CoordinatorId);
        var on = fields.PastDate("ended_date", request.EndedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var load = (await loads.Of([coordinatorId], caller, cancellation))[coordinatorId];
        var set = await standards.Of(caller, cancellation);
        return await coordinators.Change(request, caller, actOn: null, (coordinator, moment) =>
        {
            var events = coordinator.End(on, load.Theirs, pseudonyms);
            return new Changed<EndCoordinatorResponse>(() => new() { Coordinator = coordinator.ToMessage(moment.Today, load.Active, set.On(moment.Today)) }, events);
        }, cancellation);
    }
}

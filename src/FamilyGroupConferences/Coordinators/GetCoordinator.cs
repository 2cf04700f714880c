using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>One coordinator.</summary>
sealed class GetCoordinator(CaseStore<Coordinator> coordinators, CoordinatorLoads loads, StandardsReader standards, TimeProvider clock)
{
    public async Task<GetCoordinatorResponse> Handle(GetCoordinatorRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var coordinatorId = fields.Uuid("coordinator_id", request.CoordinatorId);
        fields.ThrowIfAny();

        var coordinator = await coordinators.Read(coordinatorId, request, caller, purpose: "", cancellation);
        var load = (await loads.Of([coordinatorId], caller, cancellation))[coordinatorId];
        var today = WorkingCalendar.Today(clock);
        return new() { Coordinator = coordinator.ToMessage(today, load.Active, (await standards.Of(caller, cancellation)).On(today)) };
    }
}

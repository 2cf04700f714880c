using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>Changes a post from a day on.</summary>
sealed class SetCoordinatorCapacity(CaseStore<Coordinator> coordinators, CoordinatorLoads loads, StandardsReader standards, Pseudonyms pseudonyms)
{
    public async Task<SetCoordinatorCapacityResponse> Handle(SetCoordinatorCapacityRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var coordinatorId = fields.Uuid("coordinator_id", request.CoordinatorId);
        var capacity = new Capacity(fields.Date("from_date", request.FromDate), fields.Number("fte_hundredths", request.FteHundredths, 0, 100));
        fields.ThrowIfAny();

        var load = (await loads.Of([coordinatorId], caller, cancellation))[coordinatorId];
        var set = await standards.Of(caller, cancellation);
        return await coordinators.Change(request, caller, actOn: null, (coordinator, moment) =>
        {
            var events = coordinator.SetCapacity(capacity, pseudonyms);
            return new Changed<SetCoordinatorCapacityResponse>(() => new() { Coordinator = coordinator.ToMessage(moment.Today, load.Active, set.On(moment.Today)) }, events);
        }, cancellation);
    }
}

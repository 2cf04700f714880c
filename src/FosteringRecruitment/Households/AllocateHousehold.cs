using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Gives the household to a team and a supervising social worker.</summary>
sealed class AllocateHousehold(CaseStore<Household> households)
{
    public Task<AllocateHouseholdResponse> Handle(AllocateHouseholdRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, max: 128);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: null, (household, moment) =>
        {
            var events = household.Allocate(team, worker, caller);
            return new Changed<AllocateHouseholdResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Sets the region for the allowance, from a day on, where it is not the authority's.</summary>
sealed class SetAllowanceRegion(CaseStore<Household> households, TimeProvider clock)
{
    public Task<SetAllowanceRegionResponse> Handle(SetAllowanceRegionRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var region = fields.Choice("region", request.Region);
        var from = fields.PastDate("from_date", request.FromDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: from, (household, moment) =>
        {
            var events = household.SetAllowanceRegion(region, from);
            return new Changed<SetAllowanceRegionResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>One household, as far as the caller needs to know it.</summary>
sealed class GetHousehold(CaseStore<Household> households, TimeProvider clock)
{
    public async Task<GetHouseholdResponse> Handle(GetHouseholdRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var householdId = fields.Uuid("household_id", request.HouseholdId);
        fields.ThrowIfAny();

        var household = await households.Read(householdId, request, caller, purpose: "", cancellation);
        return new() { Household = household.ToMessage(caller, WorkingCalendar.Today(clock)) };
    }
}

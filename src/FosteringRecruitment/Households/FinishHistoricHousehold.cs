using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Ends the keying-in of a household that was approved before the suite was in use.</summary>
sealed class FinishHistoricHousehold(CaseStore<Household> households)
{
    public Task<FinishHistoricHouseholdResponse> Handle(FinishHistoricHouseholdRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: null, (household, moment) =>
        {
            var events = household.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricHouseholdResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

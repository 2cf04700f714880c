using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Ends an exemption from the usual fostering limit.</summary>
sealed class EndExemption(CaseStore<Household> households, TimeProvider clock)
{
    public Task<EndExemptionResponse> Handle(EndExemptionRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var exemptionId = fields.Uuid("exemption_id", request.ExemptionId);
        var on = fields.PastDate("ended_date", request.EndedDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.EndExemption(exemptionId, on);
            return new Changed<EndExemptionResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

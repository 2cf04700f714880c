using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that a DBS or medical check was done again.</summary>
sealed class RecordCheckRenewed(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCheckRenewedResponse> Handle(RecordCheckRenewedRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var type = (CheckType)fields.Choice("type", request.Type);
        fields.Require(type is default(CheckType) or CheckType.DbsEnhancedBarred or CheckType.Medical, "type", "must be DBS_ENHANCED_BARRED or MEDICAL");
        var on = fields.PastDate("renewed_date", request.RenewedDate, today);
        var validUntil = fields.OptionalDate("valid_until_date", request.ValidUntilDate);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordCheckRenewed(personId, type, on, validUntil);
            return new Changed<RecordCheckRenewedResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

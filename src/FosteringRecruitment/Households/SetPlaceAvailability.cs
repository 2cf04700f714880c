using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Takes a vacant place out of use, or gives it back.</summary>
sealed class SetPlaceAvailability(CaseStore<Household> households, TimeProvider clock)
{
    public Task<SetPlaceAvailabilityResponse> Handle(SetPlaceAvailabilityRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var number = fields.Number("place_number", request.PlaceNumber, 1, int.MaxValue);
        var reason = request.Available ? request.Reason : fields.Choice("reason", request.Reason);
        fields.Require(!request.Available || reason is PlaceReason.Unspecified, "reason", "is none where the place is available");
        fields.Require(reason is PlaceReason.Unspecified || Household.IsOfOnePlace(reason), "reason", "must be of this place; ON_HOLD, INVESTIGATION and NOTICE follow from what happens to the household");
        var from = fields.PastDate("from_date", request.FromDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: from, (household, moment) =>
        {
            var events = household.SetPlaceAvailability(number, reason, from);
            return new Changed<SetPlaceAvailabilityResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

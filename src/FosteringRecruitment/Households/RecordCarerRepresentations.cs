using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that the carers made representations about a determination.</summary>
sealed class RecordCarerRepresentations(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCarerRepresentationsResponse> Handle(RecordCarerRepresentationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.MakeRepresentations(on);
            return new Changed<RecordCarerRepresentationsResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

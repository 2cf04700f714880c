using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records a complaint about the carers.</summary>
sealed class RecordComplaint(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordComplaintResponse> Handle(RecordComplaintRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, today);
        fields.Require(request.Substance is "CARE" or "CONTACT" or "CONDUCT" or "OTHER", "substance", "must be CARE, CONTACT, CONDUCT or OTHER");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordComplaint(Guid.CreateVersion7(moment.Now), on, request.Substance, request.FromChild);
            return new Changed<RecordComplaintResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

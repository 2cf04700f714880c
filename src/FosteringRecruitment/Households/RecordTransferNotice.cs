using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that the carers go to another fostering service.</summary>
sealed class RecordTransferNotice(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordTransferNoticeResponse> Handle(RecordTransferNoticeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var service = fields.Code("service_reference", request.ServiceReference);
        var on = fields.PastDate("notice_date", request.NoticeDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.NotifyTransfer(service, request.ToLocalAuthority, on);
            return new Changed<RecordTransferNoticeResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

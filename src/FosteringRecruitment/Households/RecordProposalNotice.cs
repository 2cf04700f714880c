using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records when the carers were told in writing of a determination or decision.</summary>
sealed class RecordProposalNotice(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordProposalNoticeResponse> Handle(RecordProposalNoticeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("written_notice_date", request.WrittenNoticeDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordProposalNotice(on);
            return new Changed<RecordProposalNoticeResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

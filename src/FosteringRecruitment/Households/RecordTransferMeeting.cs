using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records the meeting about a transfer, and that the reviewing officer was told.</summary>
sealed class RecordTransferMeeting(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordTransferMeetingResponse> Handle(RecordTransferMeetingRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var meetingOn = fields.OptionalPastDate("meeting_date", request.MeetingDate, today);
        var iroInformedOn = fields.OptionalPastDate("iro_informed_date", request.IroInformedDate, today);
        fields.Require(request.MeetingDate is not null || request.IroInformedDate is not null, "meeting_date", "is required unless iro_informed_date is given");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: meetingOn ?? iroInformedOn, (household, moment) =>
        {
            var events = household.RecordTransferMeeting(meetingOn, iroInformedOn);
            return new Changed<RecordTransferMeetingResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

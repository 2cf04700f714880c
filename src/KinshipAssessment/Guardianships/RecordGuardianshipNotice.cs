using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Guardianships;

/// <summary>Records notice of a private application for special guardianship.</summary>
sealed class RecordGuardianshipNotice(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordGuardianshipNoticeResponse> Handle(RecordGuardianshipNoticeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("notice_date", request.NoticeDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordGuardianshipNotice(on);
            return new Changed<RecordGuardianshipNoticeResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records when the applicants were told of a decision.</summary>
sealed class RecordNotice(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordNoticeResponse> Handle(RecordNoticeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var orallyOn = fields.OptionalPastDate("oral_date", request.OralDate, today);
        var inWritingOn = fields.OptionalPastDate("written_date", request.WrittenDate, today);
        fields.Require(request.OralDate is not null || request.WrittenDate is not null, "oral_date", "or written_date is required");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: Earlier(orallyOn, inWritingOn), (kinship, moment) =>
        {
            var events = kinship.RecordNotice(orallyOn, inWritingOn);
            return new Changed<RecordNoticeResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }

    static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Refuses the carers at stage 1.</summary>
sealed class DeclineAtStageOne(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<DeclineAtStageOneResponse> Handle(DeclineAtStageOneRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("notice_date", request.NoticeDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.DeclineAtStageOne(on, reasons, caller.Subject);
            return new Changed<DeclineAtStageOneResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

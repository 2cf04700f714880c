using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Sends the assessment report to the applicants.</summary>
sealed class ShareReport(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<ShareReportResponse> Handle(ShareReportRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = (ReportKind)fields.Choice("kind", request.Kind);
        var on = fields.PastDate("sent_date", request.SentDate, WorkingCalendar.Today(clock));
        var signedOffBy = fields.Code("signed_off_by", request.SignedOffBy, max: 128);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ShareReport(kind, on, signedOffBy);
            return new Changed<ShareReportResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Guardianships;

/// <summary>Records that the report for the court is filed.</summary>
sealed class FileGuardianshipReport(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<FileGuardianshipReportResponse> Handle(FileGuardianshipReportRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("filed_date", request.FiledDate, WorkingCalendar.Today(clock));
        var signedOffBy = fields.Code("signed_off_by", request.SignedOffBy, max: 128);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.FileGuardianshipReport(on, signedOffBy);
            return new Changed<FileGuardianshipReportResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

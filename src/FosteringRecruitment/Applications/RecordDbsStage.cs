using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Moves a DBS check on: the stage, never the content.</summary>
sealed class RecordDbsStage(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordDbsStageResponse> Handle(RecordDbsStageRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var stage = (DbsStage)fields.Choice("stage", request.Stage);
        fields.Require(stage is not DbsStage.Closed, "stage", "is reached by recording the result or by withdrawing");
        var on = fields.PastDate("stage_date", request.StageDate, WorkingCalendar.Today(clock));
        DbsCertificate? certificate = null;
        if (stage is DbsStage.S5Issued)
        {
            fields.Require(request.CertificateNumber.Length == 12 && request.CertificateNumber.All(char.IsAsciiDigit), "certificate_number", "is required with S5_ISSUED: 12 digits");
            certificate = new(request.CertificateNumber, fields.PastDate("issue_date", request.IssueDate, WorkingCalendar.Today(clock)), (DbsLevel)fields.Choice("level", request.Level));
        }
        else
        {
            fields.Require(request.CertificateNumber.Length == 0, "certificate_number", "belongs to S5_ISSUED");
            fields.Require(request.IssueDate is null, "issue_date", "belongs to S5_ISSUED");
            fields.Require(request.Level is V1.DbsLevel.Unspecified, "level", "belongs to S5_ISSUED");
        }
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordDbsStage(checkId, stage, on, certificate, caller.Subject);
            return new Changed<RecordDbsStageResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

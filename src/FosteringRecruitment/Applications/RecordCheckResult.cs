using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records what came back: clear, or with content that needs a risk assessment.</summary>
sealed class RecordCheckResult(CaseStore<Application> applications, TimeProvider clock)
{
    /// <summary>Characters: some ten pages.</summary>
    const int LongestContent = 20_000;

    public Task<RecordCheckResultResponse> Handle(RecordCheckResultRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var outcome = (CheckOutcome)fields.Choice("outcome", request.Outcome);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var content = fields.OptionalText("content", request.Content, LongestContent);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordCheckResult(checkId, outcome, on, content);
            return new Changed<RecordCheckResultResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

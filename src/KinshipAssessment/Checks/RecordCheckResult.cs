using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Records what came back: clear, or with content that needs a risk assessment.</summary>
sealed class RecordCheckResult(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordCheckResultResponse> Handle(RecordCheckResultRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var outcome = (CheckOutcome)fields.Choice("outcome", request.Outcome);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var content = fields.OptionalText("content", request.Content, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordCheckResult(checkId, outcome, on, content);
            return new Changed<RecordCheckResultResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

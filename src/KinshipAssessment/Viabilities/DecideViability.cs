using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Viabilities;

/// <summary>Decides whether a full look at the carers is worth while.</summary>
sealed class DecideViability(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<DecideViabilityResponse> Handle(DecideViabilityRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("decision_date", request.DecisionDate, today);
        var reasons = request.Viable ? fields.OptionalText("reasons", request.Reasons, Texts.Longest) : fields.Text("reasons", request.Reasons, Texts.Longest);
        var sentOn = request.Viable ? fields.OptionalPastDate("reasons_sent_date", request.ReasonsSentDate, today) : fields.PastDate("reasons_sent_date", request.ReasonsSentDate, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.DecideViability(request.Viable, on, reasons, sentOn, caller.Subject);
            return new Changed<DecideViabilityResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Viabilities;

/// <summary>Reopens a negative viability decision that the carers challenge.</summary>
sealed class ChallengeViability(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<ChallengeViabilityResponse> Handle(ChallengeViabilityRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("challenge_date", request.ChallengeDate, WorkingCalendar.Today(clock));
        var grounds = fields.OptionalText("grounds", request.Grounds, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ChallengeViability(on, grounds);
            return new Changed<ChallengeViabilityResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

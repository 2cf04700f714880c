using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Takes back a session that was recorded in error.</summary>
sealed class WithdrawSession(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<WithdrawSessionResponse> Handle(WithdrawSessionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var interventionId = fields.Uuid("intervention_id", request.InterventionId);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.WithdrawSession(interventionId, sessionId, on);
            return new Changed<WithdrawSessionResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

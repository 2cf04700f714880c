using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Takes back a time looked after that was recorded in error.</summary>
sealed class WithdrawLookedAfter(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<WithdrawLookedAfterResponse> Handle(WithdrawLookedAfterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var spellId = fields.Uuid("spell_id", request.SpellId);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        var reason = fields.Choice("reason", request.Reason);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.WithdrawLookedAfter(spellId, on, reason, caller.Subject);
            return new Changed<WithdrawLookedAfterResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Takes a referral back.</summary>
sealed class WithdrawEpisode(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<WithdrawEpisodeResponse> Handle(WithdrawEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        var reason = fields.Choice("reason", request.Reason);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.Withdraw(on, reason);
            return new Changed<WithdrawEpisodeResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records that an agreement to share was taken back.</summary>
sealed class WithdrawSharingAgreement(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<WithdrawSharingAgreementResponse> Handle(WithdrawSharingAgreementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("agreement_id", request.AgreementId);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.WithdrawSharingAgreement(id, on);
            return new Changed<WithdrawSharingAgreementResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records what was shared, with whom and why.</summary>
sealed class RecordInformationShared(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int LongestRecipient = 200;

    public Task<RecordInformationSharedResponse> Handle(RecordInformationSharedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("shared_date", request.SharedDate, WorkingCalendar.Today(clock));
        var information = EpisodeFields.EachOnce(fields, "information", request.Information);
        var recipient = fields.Choice("recipient", request.Recipient);
        var detail = recipient is SharingRecipient.Other
            ? fields.Text("recipient_detail", request.RecipientDetail, LongestRecipient)
            : fields.OptionalText("recipient_detail", request.RecipientDetail, LongestRecipient);
        var basis = fields.Choice("basis", request.Basis);
        var agreed = basis is SharingBasis.Agreed;
        var reason = agreed
            ? fields.OptionalText("reason", request.Reason, EpisodeFields.LongestDetail)
            : fields.Text("reason", request.Reason, EpisodeFields.LongestDetail);
        fields.Require(agreed || request.AgreementIds.Count == 0, "agreement_ids", "are for basis AGREED only");
        var agreements = fields.Each("agreement_ids", request.AgreementIds, agreed ? 1 : 0, WorkRules.MostAgreements, fields.Uuid);
        fields.Require(agreements.Distinct().Count() == agreements.Count, "agreement_ids", "must not repeat an agreement");
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.RecordInformationShared(new(Guid.CreateVersion7(moment.Now), on, information, recipient, detail, basis, reason, agreements, caller.Subject));
            return new Changed<RecordInformationSharedResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

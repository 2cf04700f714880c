using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records what somebody of the family agreed to have shared, and with whom.</summary>
sealed class RecordSharingAgreement(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int LongestName = 200;

    public Task<RecordSharingAgreementResponse> Handle(RecordSharingAgreementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var person = fields.Text("person_name", request.PersonName, LongestName);
        var relation = fields.Code("relation", request.Relation);
        var information = EpisodeFields.EachOnce(fields, "information", request.Information);
        var recipients = EpisodeFields.EachOnce(fields, "recipients", request.Recipients);
        var on = fields.PastDate("agreed_date", request.AgreedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.RecordSharingAgreement(new(Guid.CreateVersion7(moment.Now), person, relation, information, recipients, on));
            return new Changed<RecordSharingAgreementResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records what was found of the father's family.</summary>
sealed class RecordPaternalFamily(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordPaternalFamilyResponse> Handle(RecordPaternalFamilyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var status = fields.Choice("status", request.Status);
        var efforts = status is PaternalFamily.NotFound
            ? fields.Text("efforts", request.Efforts, PreparationFields.Narrative)
            : fields.OptionalText("efforts", request.Efforts, PreparationFields.Narrative);
        var on = fields.PastDate("recorded_date", request.RecordedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordPaternalFamily(status, efforts, on);
            return new Changed<RecordPaternalFamilyResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Closes a conference.</summary>
sealed class CloseConference(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CloseConferenceResponse> Handle(CloseConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Choice("code", request.Code);
        var on = fields.PastDate("closed_date", request.ClosedDate, WorkingCalendar.Today(clock));
        fields.Require(!request.ReviewDeclined || request.Code is ClosureCode.Completed or ClosureCode.Unspecified, "review_declined", "is for COMPLETED only");
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.Close(code, on, request.ReviewDeclined);
            return new Changed<CloseConferenceResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}

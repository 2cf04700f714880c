using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Asks FamilyGroupConferences for a conference of the child's family.</summary>
sealed class RequestConference(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RequestConferenceResponse> Handle(RequestConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var wanted = ConferenceFields.Read(fields, WorkingCalendar.Today(clock), request.RequestedDate, request.Purpose, request.AgreedBy, request.AgreedDate,
            request.SocialWorker, request.SocialWorkerFromDate, request.Involvements, needsSocialWorker: true);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: wanted.On, (episode, moment) =>
        {
            var events = episode.RequestConference(Guid.CreateVersion7(moment.Now), wanted, reason, request.Urgent, caller.Subject);
            return new Changed<RequestConferenceResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

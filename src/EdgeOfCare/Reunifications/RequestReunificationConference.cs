using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Asks FamilyGroupConferences for the conference to which the family said yes when the return plan was agreed.</summary>
sealed class RequestReunificationConference(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RequestReunificationConferenceResponse> Handle(RequestReunificationConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var wanted = ConferenceFields.Read(fields, WorkingCalendar.Today(clock), request.RequestedDate, request.Purpose, request.AgreedBy, request.AgreedDate,
            request.SocialWorker, request.SocialWorkerFromDate, request.Involvements, needsSocialWorker: false);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: wanted.On, (reunification, moment) =>
        {
            var events = reunification.RequestConference(Guid.CreateVersion7(moment.Now), wanted, caller.Subject);
            return new Changed<RequestReunificationConferenceResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

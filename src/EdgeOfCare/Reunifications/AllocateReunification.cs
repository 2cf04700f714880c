using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Gives a reunification to a team and a social worker, and names its independent reviewing officer.</summary>
sealed class AllocateReunification(CaseStore<Reunification> reunifications)
{
    public Task<AllocateReunificationResponse> Handle(AllocateReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, ReturnFields.Subject);
        var iro = fields.OptionalCode("iro", request.Iro, ReturnFields.Subject);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: null, (reunification, moment) =>
        {
            var events = reunification.AllocateTo(team, worker, iro, caller);
            return new Changed<AllocateReunificationResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

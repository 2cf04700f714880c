using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Ends the keying-in of a reunification with its real dates.</summary>
sealed class FinishHistoricReunification(CaseStore<Reunification> reunifications)
{
    public Task<FinishHistoricReunificationResponse> Handle(FinishHistoricReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: null, (reunification, moment) =>
        {
            var events = reunification.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricReunificationResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}

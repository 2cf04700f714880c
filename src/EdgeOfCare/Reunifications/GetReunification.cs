using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>One reunification, as far as the caller needs to know it.</summary>
sealed class GetReunification(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public async Task<GetReunificationResponse> Handle(GetReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reunificationId = fields.Uuid("reunification_id", request.ReunificationId);
        fields.ThrowIfAny();

        var reunification = await reunifications.Read(reunificationId, request, caller, purpose: "", cancellation);
        return new() { Reunification = reunification.ToMessage(caller, WorkingCalendar.Today(clock)) };
    }
}

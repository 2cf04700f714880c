using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>The conferences asked for, and how they stand at FamilyGroupConferences.</summary>
sealed class GetReunificationConference(CaseStore<Reunification> reunifications, ConferenceReader conferences)
{
    public async Task<GetReunificationConferenceResponse> Handle(GetReunificationConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("reunification_id", request.ReunificationId);
        fields.ThrowIfAny();

        var reunification = await reunifications.Read(id, request, caller, purpose: "", cancellation);
        return new() { Conferences = { await conferences.Of(reunification.Conferences, cancellation) } };
    }
}

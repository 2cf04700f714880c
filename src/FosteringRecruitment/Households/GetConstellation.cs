using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>One constellation with its households.</summary>
sealed class GetConstellation(CaseStore<Constellation> constellations, ConstellationMembers members)
{
    public async Task<GetConstellationResponse> Handle(GetConstellationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("constellation_id", request.ConstellationId);
        fields.ThrowIfAny();

        var constellation = await constellations.Read(id, request, caller, purpose: "", cancellation);
        return new() { Constellation = constellation.ToMessage(await members.Of(id, caller, cancellation)) };
    }
}

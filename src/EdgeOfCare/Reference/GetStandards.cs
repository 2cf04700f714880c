using Suite.EdgeOfCare.V1;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reference;

/// <summary>The authority's local standards, whole.</summary>
sealed class GetStandards(StandardsReader standards)
{
    public async Task<GetStandardsResponse> Handle(GetStandardsRequest _, Caller caller, CancellationToken cancellation) =>
        new() { Standards = (await standards.Of(caller, cancellation)).ToMessage() };
}

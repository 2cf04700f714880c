using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>The authority's standards, whole.</summary>
sealed class GetStandards(StandardsReader standards)
{
    public async Task<GetStandardsResponse> Handle(GetStandardsRequest _, Caller caller, CancellationToken cancellation) =>
        new() { Standards = (await standards.Of(caller, cancellation)).ToMessage() };
}

using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>Reads an authority's standards for the acts that are decided by them.</summary>
sealed class StandardsReader(OnePerAuthority<Standards> standards)
{
    /// <summary>What the authority set, or the built-in ones, whoever asks. They hold nothing about a person, so reading them is not audited.</summary>
    public Task<Standards> Of(Caller caller, CancellationToken cancellation) => standards.Of(caller, cancellation);
}

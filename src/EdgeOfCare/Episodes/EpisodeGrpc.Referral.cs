using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Every RPC about episodes and the use case behind it: the referral, the panel, care risk and days looked after.</summary>
sealed partial class EpisodeGrpc : EpisodeService.EpisodeServiceBase
{
}

using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Every RPC of reunifications and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed partial class ReunificationGrpc : ReunificationService.ReunificationServiceBase
{
}

using Grpc.Core;
using Suite.Access.V1;

namespace Suite.Platform.Identity;

/// <summary>Answers from the same tables that are enforced.</summary>
sealed class AccessGrpc(Permissions permissions, MappedEndpoints endpoints) : AccessService.AccessServiceBase
{
    public override Task<ListPermissionsResponse> ListPermissions(ListPermissionsRequest request, ServerCallContext context)
    {
        var caller = context.Caller();
        var response = new ListPermissionsResponse();
        foreach (var method in endpoints.GrpcMethods().Where(m => !Permissions.IsOpenToAll(m)).OrderBy(m => m.FullName, StringComparer.Ordinal))
        {
            if (permissions.RolesOf(method) is not { } roles)
                continue;
            response.Permissions.Add(new Permission { Rpc = method.FullName.TrimStart('/'), Roles = { roles }, Allowed = Permissions.Allows(roles, caller) });
        }

        return Task.FromResult(response);
    }
}

using System.Collections.Frozen;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Suite.Platform.Errors;

namespace Suite.Platform.Identity;

/// <summary>The rows of all the tables of this process.</summary>
sealed class Permissions
{
    readonly FrozenDictionary<string, IReadOnlyList<string>> _rows;

    public Permissions(IEnumerable<RpcTable> tables)
    {
        Tables = [.. tables];
        _rows = Tables.SelectMany(t => t.Rows.Select(r => (Rpc: $"/{t.Service.FullName}/{r.Key}", Roles: r.Value)))
            .GroupBy(r => r.Rpc, StringComparer.Ordinal)
            .ToFrozenDictionary(r => r.Key, r => r.First().Roles, StringComparer.Ordinal);
    }

    public IReadOnlyList<RpcTable> Tables { get; }

    /// <summary>Health and reflection are asked by probes and tools that have no token; they tell nothing about a case.</summary>
    public static bool IsOpenToAll(IMethod method) =>
        method.ServiceName == "grpc.health.v1.Health" || method.ServiceName.StartsWith("grpc.reflection.", StringComparison.Ordinal);

    public IReadOnlyList<string>? RolesOf(IMethod method) => _rows.GetValueOrDefault(method.FullName);

    public void Check(IMethod method, Caller caller)
    {
        // Without a row the start has failed already; should one ever be missing, the answer is no.
        if (RolesOf(method) is not { } roles || !Allows(roles, caller))
            throw Refuse.Permission("ROLE_REQUIRED", "None of the caller's roles may do this.");
    }

    public static bool Allows(IReadOnlyList<string> roles, Caller caller) => roles.Count == 0 || roles.Any(caller.Has);
}

/// <summary>The endpoints of this process, once they are mapped.</summary>
sealed class MappedEndpoints
{
    public ICollection<EndpointDataSource>? Sources { get; set; }

    public IReadOnlyList<IMethod> GrpcMethods() =>
    [
        .. (Sources ?? throw new InvalidOperationException("Call app.MapGrpcApi() before the start."))
            .SelectMany(s => s.Endpoints)
            .Select(e => e.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<IMethod>()
            .DistinctBy(m => m.FullName),
    ];
}

/// <summary>Fails the start when an RPC has no row or a row no RPC, naming all of them, before a port is opened.</summary>
sealed class PermissionsCheck(Permissions permissions, MappedEndpoints endpoints) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Unknown services and methods are answered by catch-all endpoints, which have no method.
        var mapped = endpoints.GrpcMethods().Where(m => !Permissions.IsOpenToAll(m)).Select(m => m.ServiceName).ToHashSet(StringComparer.Ordinal);
        var faults = permissions.Tables.Where(t => mapped.Contains(t.Service.FullName)).SelectMany(t => t.Faults())
            .Concat(permissions.Tables.GroupBy(t => t.Service.FullName).Where(g => g.Count() > 1).Select(g => $"{g.Key} has two tables"))
            .Concat(permissions.Tables.Where(t => !mapped.Contains(t.Service.FullName) && !PlatformTables.All.Contains(t)).Select(t => $"{t.Service.FullName} has a table but is not mapped"))
            .Concat(mapped.Except(permissions.Tables.Select(t => t.Service.FullName)).Select(s => $"{s} is mapped but has no table"))
            .Order(StringComparer.Ordinal).ToList();

        return faults.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException("The RPC table is not complete: " + string.Join("; ", faults) + ".");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Google.Protobuf.Reflection;

namespace Suite.Platform.Identity;

/// <summary>Who may call the RPCs of one gRPC service: one row for each, written in one file of the service.</summary>
public abstract class RpcTable
{
    readonly Dictionary<string, IReadOnlyList<string>> _rows = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];

    private protected RpcTable(ServiceDescriptor service) => Service = service;

    public ServiceDescriptor Service { get; }

    /// <summary>RPC name to the roles that may call it; no role means every authenticated caller.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Rows => _rows;

    private protected void Add(string rpc, IReadOnlyList<string> roles)
    {
        if (Service.FindMethodByName(rpc) is null)
            _faults.Add($"{Service.FullName}/{rpc} has a row but is no RPC");
        else if (!_rows.TryAdd(rpc, roles))
            _faults.Add($"{Service.FullName}/{rpc} has two rows");
        else if (roles.Any(string.IsNullOrWhiteSpace))
            _faults.Add($"{Service.FullName}/{rpc} has an empty role");
    }

    /// <summary>Everything that is wrong with the table: the start fails on any.</summary>
    internal IEnumerable<string> Faults() =>
    [
        .. _faults,
        .. Service.Methods.Where(m => !_rows.ContainsKey(m.Name)).Select(m => $"{Service.FullName}/{m.Name} has no row"),
    ];
}

/// <typeparam name="TServiceBase">The generated base class, for example <c>AccessService.AccessServiceBase</c>.</typeparam>
public sealed class RpcTable<TServiceBase>() : RpcTable(DescriptorOf(typeof(TServiceBase))) where TServiceBase : class
{
    /// <summary>These roles, each of them, may call the RPC.</summary>
    public RpcTable<TServiceBase> Allow(string rpc, string role, params IReadOnlyList<string> roles)
    {
        Add(rpc, [role, .. roles]);
        return this;
    }

    /// <summary>Everyone with a complete token may call the RPC.</summary>
    public RpcTable<TServiceBase> AllowAnyCaller(string rpc)
    {
        Add(rpc, []);
        return this;
    }

    // The generator nests the base class in a static class of the service's name, beside its descriptor.
    static ServiceDescriptor DescriptorOf(Type serviceBase) =>
        serviceBase.DeclaringType?.GetProperty("Descriptor")?.GetValue(null) as ServiceDescriptor
        ?? throw new ArgumentException($"{serviceBase.Name} is not the generated base class of a gRPC service.");
}

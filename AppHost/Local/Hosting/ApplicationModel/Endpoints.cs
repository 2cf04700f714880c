using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

public enum EndpointProperty
{
    Url = 0,
    Host = 1,
    IPV4Host = 2,
    Port = 3,
    Scheme = 4,
    TargetPort = 5,
    HostAndPort = 6,
}

public sealed class EndpointAnnotation
{
    internal EndpointAnnotation(string name, string scheme)
    {
        Name = name;
        UriScheme = scheme;
    }

    public string Name { get; set; }
    public string UriScheme { get; set; }
    public int? Port { get; set; }
    public int? TargetPort { get; set; }
    public string Transport { get; set; } = "tcp";

    /// <summary>The environment variable that tells the process which port to listen on.</summary>
    internal string? PortVariable { get; init; }

    /// <summary>The DCP service that stands in front of every replica.</summary>
    internal string ServiceName { get; set; } = "";

    internal int? AllocatedPort { get; set; }
}

public class EndpointReference : IValueProvider, IManifestExpressionProvider
{
    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
    {
        Resource = owner;
        EndpointName = endpointName;
    }

    public IResourceWithEndpoints Resource { get; }
    public string EndpointName { get; }
    public string Url => $"{Scheme}://{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";
    public string Scheme => EndpointAnnotation.UriScheme;
    public string Host => "localhost";
    public int Port => EndpointAnnotation.AllocatedPort
        ?? throw new InvalidOperationException($"The endpoint '{EndpointName}' of '{Resource.Name}' has no address yet.");
    public bool IsAllocated => EndpointAnnotation.AllocatedPort is not null;
    string IManifestExpressionProvider.ValueExpression => $"{{{Resource.Name}.bindings.{EndpointName}.url}}";
    public EndpointAnnotation EndpointAnnotation => ((Resource)Resource).Model.Endpoints.Find(e => e.Name == EndpointName)
        ?? throw new InvalidOperationException($"'{Resource.Name}' has no endpoint '{EndpointName}'.");

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

public class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IValueProvider, IManifestExpressionProvider
{
    public EndpointReference Endpoint { get; } = endpointReference;
    public EndpointProperty Property { get; } = property;
    public string ValueExpression => $"{{{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}.{Property}}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Property switch
    {
        EndpointProperty.Url => Endpoint.Url,
        EndpointProperty.Host => Endpoint.Host,
        EndpointProperty.IPV4Host => "127.0.0.1",
        EndpointProperty.Port => Endpoint.Port.ToString(CultureInfo.InvariantCulture),
        EndpointProperty.Scheme => Endpoint.Scheme,
        EndpointProperty.TargetPort => Endpoint.EndpointAnnotation.TargetPort?.ToString(CultureInfo.InvariantCulture)
            ?? throw new InvalidOperationException($"Only DCP knows the port that '{Endpoint.Resource.Name}' itself listens on."),
        EndpointProperty.HostAndPort => $"{Endpoint.Host}:{Endpoint.Port.ToString(CultureInfo.InvariantCulture)}",
    });
}

using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What an instance is started with.</summary>
static class EnvironmentVariables
{
    public static async Task<SortedDictionary<string, string>> ResolveAsync(Instance instance, string otlpEndpoint, CancellationToken ct)
    {
        var resource = instance.Resource;
        var raw = new Dictionary<string, object>();
        if (resource is ProjectResource)
            AddProjectDefaults(raw, instance, otlpEndpoint);
        foreach (var callback in resource.Model.Environment)
        {
            callback(new(raw));
        }

        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in raw)
        {
            resolved[name] = await Text(resource, name, value, ct);
        }

        if (resource is ProjectResource)
            AddPorts(resolved, resource.Model.Endpoints);
        return resolved;
    }

    // What Aspire gives every project: telemetry that reaches the dashboard within a second.
    static void AddProjectDefaults(Dictionary<string, object> environment, Instance instance, string otlpEndpoint)
    {
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlpEndpoint;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        environment["OTEL_SERVICE_NAME"] = instance.Resource.Name;
        environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance.Name[(instance.Resource.Name.Length + 1)..]}";
        environment["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        environment["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        environment["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        environment["OTEL_TRACES_SAMPLER"] = "always_on";
        environment["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        environment["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        environment["LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT"] = "yyyy-MM-ddTHH:mm:ss.fffffff ";
        environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES"] = "true";
        environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES"] = "true";
        environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
    }

    // Only DCP knows each replica's own port: it fills these templates.
    static void AddPorts(SortedDictionary<string, string> environment, List<EndpointAnnotation> endpoints)
    {
        foreach (var endpoint in endpoints.Where(e => e.PortVariable is not null))
        {
            environment[endpoint.PortVariable!] = PortOf(endpoint);
        }

        var urls = endpoints.Where(e => e is { PortVariable: null, UriScheme: "http" }).Select(e => $"http://localhost:{PortOf(e)}").ToList();
        if (urls.Count > 0)
            environment.TryAdd("ASPNETCORE_URLS", string.Join(';', urls));
    }

    static string PortOf(EndpointAnnotation endpoint) => $$$"""{{- portForServing "{{{endpoint.ServiceName}}}" -}}""";

    static async Task<string> Text(Resource resource, string name, object value, CancellationToken ct)
    {
        if (resource is ContainerResource && value is EndpointReference)
            throw new NotSupportedException($"'{resource.Name}' is a container; the stand-in gives containers no address of another resource ({name}).");

        var text = value is IValueProvider provider
            ? await provider.GetValueAsync(ct) ?? ""
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

        // DCP reads values as Go templates. Saying only the name: the value may be a secret.
        if (text.Contains("{{", StringComparison.Ordinal))
            throw new DistributedApplicationException($"The environment variable '{name}' of '{resource.Name}' holds two opening braces, which DCP would read as a template.");
        return text;
    }
}

using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context => context.EnvironmentVariables[name] = value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value) where T : IResourceWithEnvironment =>
        builder.Relate(value).WithEnvironment(context => context.EnvironmentVariables[name] = value);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference) where T : IResourceWithEnvironment =>
        builder.Relate(endpointReference).WithEnvironment(context => context.EnvironmentVariables[name] = endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter) where T : IResourceWithEnvironment =>
        builder.Relate(parameter.Resource).WithEnvironment(context => context.EnvironmentVariables[name] = parameter.Resource);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback) where T : IResourceWithEnvironment =>
        builder.Change(model => model.Environment.Add(callback));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs =>
        builder.Change(model => model.Arguments.AddRange(args));

    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true) where T : IResourceWithEndpoints =>
        builder.Change(model =>
        {
            var endpoint = model.Endpoints.Find(e => e.Name == endpointName);
            if (endpoint is null)
            {
                if (!createIfNotExists)
                    return;
                model.Endpoints.Add(endpoint = new(endpointName, "tcp"));
            }

            callback(endpoint);
        });

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        if (isProxied is false)
            throw new NotSupportedException("The stand-in puts DCP's proxy before every endpoint.");
        return builder.AddEndpoint(new(name ?? "http", "http") { Port = port, TargetPort = targetPort, Transport = "http", PortVariable = env });
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints =>
        new(builder.Resource, name);

    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback) where T : IResource =>
        builder.WithUrls(context =>
        {
            if (context.Urls.Find(url => url.Endpoint?.EndpointName == endpointName) is { } url)
                callback(url);
        });

    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Action<ResourceUrlsCallbackContext> callback) where T : IResource =>
        builder.Change(model => model.Urls.Add(callback));

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints
    {
        var (endpoint, expected) = (new EndpointReference(builder.Resource, endpointName ?? "http"), statusCode ?? 200);
        return builder.Change(model => model.HealthChecks.Add(new(
            $"{builder.Resource.Name}_{endpoint.EndpointName}_{path ?? "/"}_{expected}_check",
            ct => Probes.Http(endpoint.Url + (path ?? "/"), expected, ct))));
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment =>
        builder.WithReferenceRelationship(source.Resource)
            .WithEnvironment($"ConnectionStrings__{connectionName ?? source.Resource.Name}", source.Resource.ConnectionStringExpression);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.WithReferenceRelationship(source.Resource).WithEnvironment(context =>
        {
            var name = source.Resource.Name;
            foreach (var endpoint in source.Resource.Model().Endpoints)
            {
                var reference = new EndpointReference(source.Resource, endpoint.Name);
                context.EnvironmentVariables[$"{EnvironmentName(name)}_{EnvironmentName(endpoint.Name)}"] = reference;
                context.EnvironmentVariables[$"services__{name}__{endpoint.Name}__0"] = reference;
            }
        });

    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResource resource) where T : IResource =>
        builder.Change(model => model.Relate(resource, Relationship.Reference));

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport =>
        builder.AddWait(dependency.Resource, exitCode: null);

    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0) where T : IResourceWithWaitSupport =>
        builder.AddWait(dependency.Resource, exitCode);

    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder) where T : IResource =>
        builder.Change(model => model.ExplicitStart = true);

    public static IResourceBuilder<T> WithIconName<T>(this IResourceBuilder<T> builder, string iconName, IconVariant iconVariant = IconVariant.Filled) where T : IResource =>
        builder.Change(model => model.IconName = iconName);

    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder, string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand, CommandOptions? commandOptions = null)
        where T : IResource =>
        builder.Change(model =>
        {
            model.Commands.RemoveAll(command => command.Name == name);
            model.Commands.Add(new(name, displayName, executeCommand, commandOptions ?? new()));
        });

    internal static IResourceBuilder<T> AddEndpoint<T>(this IResourceBuilder<T> builder, EndpointAnnotation endpoint) where T : IResource =>
        builder.Change(model =>
        {
            if (model.Endpoints.Exists(e => e.Name == endpoint.Name))
                throw new DistributedApplicationException($"Endpoint with name '{endpoint.Name}' already exists. Endpoint name may not have been explicitly specified and was derived automatically from scheme argument (e.g. 'http', 'ws', or 'tcp'). Multiple calls to WithEndpoint (and related methods) may result in a conflict if name argument is not specified. Each endpoint must have a unique name.");
            model.Endpoints.Add(endpoint);
        });

    internal static IResourceBuilder<T> Change<T>(this IResourceBuilder<T> builder, Action<ResourceModel> change) where T : IResource
    {
        change(builder.Resource.Model());
        return builder;
    }

    // What a value is made of, the dashboard draws as references.
    static IResourceBuilder<T> Relate<T>(this IResourceBuilder<T> builder, object value) where T : IResource
    {
        switch (value)
        {
            case ReferenceExpression expression:
                foreach (var provider in expression.ValueProviders)
                    builder.Relate(provider);
                break;
            case EndpointReferenceExpression property:
                builder.Relate(property.Endpoint.Resource);
                break;
            case EndpointReference endpoint:
                builder.Relate(endpoint.Resource);
                break;
            case IResource resource when !ReferenceEquals(resource, builder.Resource):
                builder.Resource.Model().Relate(resource, Relationship.Reference);
                break;
        }

        return builder;
    }

    static IResourceBuilder<T> AddWait<T>(this IResourceBuilder<T> builder, IResource dependency, int? exitCode) where T : IResource
    {
        if (ReferenceEquals(builder.Resource, dependency))
            throw new DistributedApplicationException($"The '{builder.Resource.Name}' resource cannot wait for itself.");
        return builder.Change(model =>
        {
            model.Waits.Add(new((Resource)dependency, exitCode));
            model.Relate(dependency, Relationship.WaitFor);
        });
    }

    static string EnvironmentName(string name) => name.Replace('-', '_').ToUpperInvariant();
}

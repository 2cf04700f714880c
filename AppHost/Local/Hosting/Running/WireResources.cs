using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Health = Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Aspire.Hosting.Running;

/// <summary>An instance as the dashboard draws it.</summary>
sealed class WireResources(Instances instances, Commands commands)
{
    public Wire.Resource Of(Instance instance)
    {
        var resource = instance.Resource;
        var wire = new Wire.Resource
        {
            Name = instance.Name,
            DisplayName = resource.Name,
            Uid = instance.Name,
            ResourceType = TypeOf(resource),
            CreatedAt = Timestamp.FromDateTimeOffset(instance.Created),
            StartedAt = Time(instance.Started),
            StoppedAt = Time(instance.Stopped),
            SupportsDetailedTelemetry = true,
        };
        if (instance.State is not null)
            wire.State = instance.State;
        if (resource.Model.IconName is { } icon)
            (wire.IconName, wire.IconVariant) = (icon, Wire.IconVariant.Filled);

        wire.Environment.Add(instance.Environment.Select(e => new Wire.EnvironmentVariable { Name = e.Name, Value = e.Value, IsFromSpec = e.IsFromSpec }));
        wire.Urls.Add(Urls(instance));
        wire.HealthReports.Add(instance.Health.Select(HealthOf));
        wire.Relationships.Add(resource.Model.Relationships.Select(r => new Wire.ResourceRelationship { ResourceName = r.To.Name, Type = r.Type }));
        wire.Commands.Add(commands.Of(instance).Select(c => CommandOf(c.Command, c.State)));
        wire.Properties.Add(Properties(instance));
        if (resource is ContainerResource container)
            wire.Volumes.Add(container.Volumes.Select(v => new Wire.Volume { Source = v.Source, Target = v.Target, MountType = "volume", IsReadOnly = v.ReadOnly }));
        return wire;
    }

    static string TypeOf(Resource resource) => resource switch
    {
        ProjectResource => "Project",
        ParameterResource => "Parameter",
        RabbitMQServerResource or PostgresServerResource => "Container",
        _ => resource.GetType().Name,
    };

    IEnumerable<Wire.ResourceProperty> Properties(Instance instance)
    {
        switch (instance.Resource)
        {
            case ContainerResource container:
                yield return Text("container.image", container.Image.ToString());
                yield return new() { Name = "container.ports", Value = Value.ForList([.. container.Model.Endpoints.Select(e => Value.ForNumber(e.TargetPort ?? 0))]) };
                yield return Text("container.lifetime", "Session");
                if (instance.ContainerId is { } id)
                    yield return Text("container.id", id);
                break;
            case ProjectResource project:
                yield return Text("executable.path", "dotnet");
                yield return Text("executable.workDir", Path.GetDirectoryName(project.ProjectPath)!);
                yield return Text("project.path", project.ProjectPath);
                yield return new() { Name = "resource.appArgs", Value = Value.ForList([.. project.Model.Arguments.Select(Value.ForString)]) };
                yield return new() { Name = "resource.appArgsSensitivity", Value = Value.ForList([.. project.Model.Arguments.Select(_ => Value.ForNumber(0))]) };
                if (instance.ProcessId is { } pid)
                    yield return Text("executable.pid", pid);
                break;
            case ParameterResource parameter:
                yield return new() { Name = "Value", Value = Value.ForString(parameter.PresentValue), IsSensitive = parameter.Secret };
                break;
        }

        if (instance.Resource is IResourceWithConnectionString connected && Connection(connected) is { } connection)
            yield return new() { Name = "resource.connectionString", Value = Value.ForString(connection), IsSensitive = true };
        if (instance.Resource is IResourceWithParent child)
            yield return Text("resource.parentName", instances.Of(child.Parent)[0].Name);
        if (instance.WaitingFor.Length > 0)
            yield return new() { Name = "resource.waitingFor", Value = Value.ForList([.. instance.WaitingFor.Select(Value.ForString)]) };
        if (instance.ExitCode is { } code)
            yield return new() { Name = "resource.exitCode", Value = Value.ForNumber(code) };
    }

    static string? Connection(IResourceWithConnectionString resource)
    {
        var server = resource as Resource ?? throw new InvalidOperationException();
        var endpoints = (resource is PostgresDatabaseResource database ? database.Parent : server).Model.Endpoints;
        if (endpoints.Exists(e => e.AllocatedPort is null))
            return null;
        var value = resource.ConnectionStringExpression.GetValueAsync(CancellationToken.None).AsTask();
        return value.IsCompletedSuccessfully ? value.Result : null;
    }

    internal static IEnumerable<Wire.Url> Urls(Instance instance)
    {
        var resource = instance.Resource;
        var urls = resource.Model.Endpoints.Where(e => e.AllocatedPort is not null)
            .Select(e => new EndpointReference((IResourceWithEndpoints)resource, e.Name))
            .Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e })
            .ToList();
        foreach (var callback in resource.Model.Urls)
        {
            callback(new(urls));
        }

        foreach (var url in urls)
        {
            var wire = new Wire.Url
            {
                FullUrl = url.Url.StartsWith('/') && url.Endpoint is { } endpoint ? endpoint.Url + url.Url : url.Url,
                IsInternal = url.DisplayLocation is UrlDisplayLocation.DetailsOnly,
                IsInactive = !instance.IsRunning,
                DisplayProperties = new() { DisplayName = url.DisplayText ?? "" },
            };
            if (url.Endpoint is { } named)
                wire.EndpointName = named.EndpointName;
            yield return wire;
        }
    }

    static Wire.HealthReport HealthOf(HealthReport report)
    {
        var wire = new Wire.HealthReport { Key = report.Key, Exception = report.Problem ?? "", LastRunAt = Time(report.LastRun) };
        if (report.Status is { } status)
        {
            wire.Status = status switch
            {
                Health.Healthy => Wire.HealthStatus.Healthy,
                Health.Degraded => Wire.HealthStatus.Degraded,
                Health.Unhealthy => Wire.HealthStatus.Unhealthy,
            };
        }

        return wire;
    }

    static Wire.ResourceCommand CommandOf(Command command, ResourceCommandState state)
    {
        var wire = new Wire.ResourceCommand
        {
            Name = command.Name,
            DisplayName = command.DisplayName,
            IsHighlighted = command.Options.IsHighlighted,
            State = state switch
            {
                ResourceCommandState.Enabled => Wire.ResourceCommandState.Enabled,
                ResourceCommandState.Disabled => Wire.ResourceCommandState.Disabled,
                ResourceCommandState.Hidden => Wire.ResourceCommandState.Hidden,
            },
        };
        if (command.Options.Description is { } description)
            wire.DisplayDescription = description;
        if (command.Options.ConfirmationMessage is { } confirmation)
            wire.ConfirmationMessage = confirmation;
        if (command.Options.IconName is { } icon)
            wire.IconName = icon;
        if (command.Options.IconVariant is { } variant)
            wire.IconVariant = variant is IconVariant.Filled ? Wire.IconVariant.Filled : Wire.IconVariant.Regular;
        return wire;
    }

    static Wire.ResourceProperty Text(string name, string value) => new() { Name = name, Value = Value.ForString(value) };

    static Timestamp? Time(DateTimeOffset? time) => time is { } t ? Timestamp.FromDateTimeOffset(t) : null;
}

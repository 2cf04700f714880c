using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What AppHost.cs said about a resource; filled by the builder extensions, read while running.</summary>
sealed class ResourceModel
{
    public List<EndpointAnnotation> Endpoints { get; } = [];
    public List<Action<EnvironmentCallbackContext>> Environment { get; } = [];
    public List<string> Arguments { get; } = [];
    public List<Wait> Waits { get; } = [];
    public List<Relationship> Relationships { get; } = [];
    public List<HealthCheck> HealthChecks { get; } = [];
    public List<Action<ResourceUrlsCallbackContext>> Urls { get; } = [];
    public List<Command> Commands { get; } = [];
    public Func<CancellationToken, Task>? OnReady { get; set; }
    public string? IconName { get; set; }
    public int Replicas { get; set; } = 1;
    public bool ExplicitStart { get; set; }

    public void Relate(IResource other, string type)
    {
        var relationship = new Relationship(other, type);
        if (!Relationships.Contains(relationship))
            Relationships.Add(relationship);
    }
}

/// <param name="ExitCode">Null to wait until the dependency runs and is healthy, else the exit code to wait for.</param>
sealed record Wait(Resource On, int? ExitCode);

sealed record Relationship(IResource To, string Type)
{
    public const string Reference = "Reference", WaitFor = "WaitFor", Parent = "Parent";
}

/// <summary>Healthy unless the probe throws.</summary>
sealed record HealthCheck(string Key, Func<CancellationToken, Task> Probe);

sealed record VolumeMount(string Source, string Target, bool ReadOnly);

sealed record Command(string Name, string DisplayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> Execute, CommandOptions Options);

static class ResourceExtensions
{
    public static ResourceModel Model(this IResource resource) => ((Resource)resource).Model;
}

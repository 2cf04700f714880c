using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Suite.AppHost.Tests;

/// <summary>Small AppHosts for the tests.</summary>
static class Model
{
    sealed class AnyProject : IProjectMetadata
    {
        public string ProjectPath => "/suite/src/Any/Any.csproj";
    }

    public static IDistributedApplicationBuilder Builder(params string[] settings) => DistributedApplication.CreateBuilder(settings);

    public static IResourceBuilder<ProjectResource> Project(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<AnyProject>(name, launchProfileName: null);

    public static void Allocate(this IResource resource, string endpoint, int port) =>
        resource.Model().Endpoints.Single(e => e.Name == endpoint).AllocatedPort = port;

    public static async Task<IReadOnlyDictionary<string, string>> Environment(this IResourceBuilder<ProjectResource> project) =>
        await EnvironmentVariables.ResolveAsync(
            new Instance(project.Resource, $"{project.Resource.Name}-abcdefgh", DateTimeOffset.UnixEpoch),
            "http://localhost:18889",
            TestContext.Current.CancellationToken);
}

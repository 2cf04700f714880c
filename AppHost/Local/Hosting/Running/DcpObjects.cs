using System.Reflection;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What DCP is asked to run.</summary>
static class DcpObjects
{
    public const string Network = "aspire-container-network";

    // Projects are built beforehand, in the configuration that the AppHost itself was built in.
    static readonly string BuildConfiguration =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration is { Length: > 0 } configuration ? configuration : "Debug";

    public static JsonObject Service(EndpointAnnotation endpoint)
    {
        var spec = new JsonObject { ["address"] = "localhost", ["protocol"] = "TCP", ["addressAllocationMode"] = "Localhost" };
        if (endpoint.Port is { } port)
            spec["port"] = port;
        return spec;
    }

    public static JsonObject Container(ContainerResource container, Instance instance, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var spec = new JsonObject
        {
            ["image"] = container.Image.ToString(),
            ["containerName"] = instance.Name,
            ["restartPolicy"] = "no",
            ["env"] = Environment(environment),
            ["ports"] = new JsonArray([.. container.Model.Endpoints.Select(e => new JsonObject { ["containerPort"] = e.TargetPort, ["protocol"] = "TCP" })]),
            ["networks"] = new JsonArray(new JsonObject { ["name"] = Network, ["aliases"] = new JsonArray(container.Name) }),
        };
        if (container.Entrypoint is { } entrypoint)
            spec["command"] = entrypoint;
        if (container.Model.Arguments.Count > 0)
            spec["args"] = Texts(container.Model.Arguments);
        if (container.Volumes.Count > 0)
        {
            spec["volumeMounts"] = new JsonArray([.. container.Volumes.Select(volume => new JsonObject
            {
                ["type"] = "volume",
                ["source"] = volume.Source,
                ["target"] = volume.Target,
                ["readOnly"] = volume.ReadOnly,
            })]);
        }

        return spec;
    }

    public static JsonObject Executable(ProjectResource project, IEnumerable<KeyValuePair<string, string>> environment)
    {
        List<string> arguments = ["run", "--project", project.ProjectPath, "--no-build", "--configuration", BuildConfiguration, "--no-launch-profile"];
        if (project.Model.Arguments.Count > 0)
            arguments.AddRange(["--", .. project.Model.Arguments]);
        return Executable("dotnet", Path.GetDirectoryName(project.ProjectPath)!, arguments, environment);
    }

    public static JsonObject Executable(string path, string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment) => new()
    {
        ["executablePath"] = path,
        ["workingDirectory"] = folder,
        ["args"] = Texts(arguments),
        ["env"] = Environment(environment),
        ["executionType"] = "Process",
    };

    /// <summary>Says which services this instance answers for; a container's port is its own, a process's is DCP's to choose.</summary>
    public static JsonObject Annotations(Resource resource) => new()
    {
        ["resource-name"] = resource.Name,
        ["service-producer"] = new JsonArray([.. resource.Model.Endpoints.Select(e => new JsonObject
        {
            ["serviceName"] = e.ServiceName,
            ["address"] = "localhost",
            ["port"] = e.TargetPort,
        })]).ToJsonString(),
    };

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    static JsonArray Environment(IEnumerable<KeyValuePair<string, string>> environment) =>
        new([.. environment.Select(e => new JsonObject { ["name"] = e.Key, ["value"] = e.Value })]);
}

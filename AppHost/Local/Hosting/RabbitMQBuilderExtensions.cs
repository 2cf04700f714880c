using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class RabbitMQBuilderExtensions
{
    const string OfficialImage = "library/rabbitmq";

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var server = new RabbitMQServerResource(name, userName?.Resource,
            password?.Resource ?? builder.NewParameter($"{name}-password", new GenerateParameterDefault { Special = false }, secret: true))
        {
            Image = new("docker.io", OfficialImage, "4.3"),
        };
        var probe = new RabbitProbe();
        server.Model.HealthChecks.Add(new($"{name}_check",
            async ct => await probe.Check((await server.ConnectionStringExpression.GetValueAsync(ct))!, ct)));

        return builder.AddResource(server)
            .AddEndpoint(new("tcp", "tcp") { Port = port, TargetPort = 5672 })
            .WithIconName("MailMultiple")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["RABBITMQ_DEFAULT_USER"] = server.UserNameReference;
                context.EnvironmentVariables["RABBITMQ_DEFAULT_PASS"] = server.PasswordParameter;
            });
    }

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder, int? port)
    {
        var image = builder.Resource.Image;
        if (image is not { Registry: "docker.io", Name: OfficialImage })
            throw new DistributedApplicationException($"Cannot configure the RabbitMQ resource '{builder.Resource.Name}' to enable the management plugin as it uses an unrecognized container image registry, name, or tag.");

        return builder.WithImageTag($"{image.Tag}-management").WithHttpEndpoint(port, targetPort: 15672, name: "management");
    }

    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name, "/var/lib/rabbitmq", isReadOnly)
            .WithEnvironment("RABBITMQ_NODENAME", $"{builder.Resource.Name}@localhost");
}

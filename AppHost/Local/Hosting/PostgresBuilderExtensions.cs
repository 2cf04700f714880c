using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var server = new PostgresServerResource(name, userName?.Resource,
            password?.Resource ?? builder.NewParameter($"{name}-password", new GenerateParameterDefault(), secret: true))
        {
            Image = new("docker.io", "library/postgres", "18.3"),
        };
        server.Model.HealthChecks.Add(new($"{name}_check", async ct => await Probes.Postgres(await AdminConnection(server, ct), ct)));
        server.Model.OnReady = async ct =>
        {
            var connection = await AdminConnection(server, ct);
            foreach (var database in server.DatabaseResources)
            {
                await Probes.CreateDatabase(connection, database.DatabaseName, ct);
            }
        };

        return builder.AddResource(server)
            .AddEndpoint(new("tcp", "tcp") { Port = port, TargetPort = 5432 })
            .WithIconName("DatabaseMultiple")
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["POSTGRES_USER"] = server.UserNameReference;
                context.EnvironmentVariables["POSTGRES_PASSWORD"] = server.PasswordParameter;
            });
    }

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        database.Model.HealthChecks.Add(new($"{name}_check",
            async ct => await Probes.Postgres((await database.ConnectionStringExpression.GetValueAsync(ct))!, ct)));
        database.Model.Relate(builder.Resource, Relationship.Parent);
        builder.Resource.DatabaseResources.Add(database);
        return builder.ApplicationBuilder.AddResource(database).WithIconName("Database");
    }

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name, "/var/lib/postgresql/data", isReadOnly);

    static async Task<string> AdminConnection(PostgresServerResource server, CancellationToken ct) =>
        await server.ConnectionStringExpression.GetValueAsync(ct) + ";Database=postgres";
}

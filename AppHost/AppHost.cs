// The whole suite on one machine: where its data lives, who signs its tokens, its services, and what its owners can do from the dashboard.
// An ordinary Aspire AppHost. AppHost.csproj builds it on the Aspire packages; Local/AppHost.Local.csproj builds the same file where those cannot be had.

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var builder = DistributedApplication.CreateBuilder(args);

// Clock:Start fixes the demo's present. Its anchor is one for all processes, also for one that restarts later.
if (builder.Configuration["Clock:Start"] is { Length: > 0 })
    builder.Configuration["Clock:Anchor"] ??= TimeProvider.System.GetUtcNow().ToString("O");

// Data and events. Pinned tags; configuration names other images where no registry can be reached.
// The image names its own registry, so the one that Aspire would put before it is taken off.

var postgres = builder.AddPostgres("postgres", password: Secret("postgres-password"), port: Port("postgres", "tcp"))
    .WithImage(Image("PostgreSQL", "docker.io/library/postgres:17.6"))
    .WithImageRegistry(null);

var messagingPassword = Secret("messaging-password");
var messaging = builder.AddRabbitMQ("messaging", password: messagingPassword, port: Port("messaging", "tcp"))
    .WithManagementPlugin(Port("messaging", "management"))
    .WithImage(Image("RabbitMQ", "docker.io/library/rabbitmq:4.2.1-management"))
    .WithImageRegistry(null)
    .WithUrlForEndpoint("management", url => url.DisplayText = "RabbitMQ management");

// Data outlives the containers only when asked for: the passwords must then be given too, because volumes remember the first ones.
if (builder.Configuration["Data:Volumes"] is { Length: > 0 } volumes)
{
    postgres.WithDataVolume($"{volumes}-postgres");
    messaging.WithDataVolume($"{volumes}-messaging");
}

// Who may do what on the broker: an account for each service and each subscriber, with rights to what is its own and to the events that it hears.

var brokerAccounts = builder.AddProject<Projects.BrokerAccounts>("broker-accounts", launchProfileName: null)
    .WithArgs("apply")
    .WithReferenceRelationship(messaging.Resource).WaitFor(messaging)
    .WithEnvironment("Broker__Url", messaging.GetEndpoint("management"))
    .WithEnvironment("Broker__Password", messagingPassword)
    // Whose events the samples hear: Parameters__subscriber-sample-password says with which password.
    .WithEnvironment("Subscribers__sample__Password", Secret("subscriber-sample-password"))
    .WithEnvironment("Subscribers__sample__Hears", "fostering-recruitment,kinship-assessment,family-group-conferences,edge-of-care")
    .InDevelopment();

// Who may call: a sign-in for development. Elsewhere the services trust the council's own issuer.

var identity = builder.AddProject<Projects.DevIdentity>("dev-identity", launchProfileName: null)
    .WithHttpEndpoint(port: Port("dev-identity", "http"), name: "http", env: "WEB_PORT")
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Sample staff and tokens")
    .InDevelopment();
var issuer = ReferenceExpression.Create($"{identity.GetEndpoint("http")}/");
identity.WithEnvironment("Issuer", issuer);

// The services. Each has its own database, migrated before it starts, and works there under roles that do not own the tables.

var fosteringRecruitment = Service<Projects.FosteringRecruitment>("fostering-recruitment").WithReplicas(2);

var familyGroupConferences = Service<Projects.FamilyGroupConferences>("family-group-conferences").WithReplicas(2);

var edgeOfCare = Service<Projects.EdgeOfCare>("edge-of-care").WithReplicas(2);

var kinshipAssessment = Service<Projects.KinshipAssessment>("kinship-assessment").WithReplicas(2);

// Whom they ask: kinship carers who are approved join the fostering register, a family that needs a conference or help gets it, relatives
// whom a family proposes are assessed. None waits for another: what cannot be told yet is told later.
kinshipAssessment.WithReference(fosteringRecruitment).WithReference(edgeOfCare).WithReference(familyGroupConferences);
edgeOfCare.WithReference(familyGroupConferences);
familyGroupConferences.WithReference(kinshipAssessment);

var reporting = Service<Projects.Reporting>("reporting", reader: "Published")
    .WithReference(fosteringRecruitment).WaitFor(fosteringRecruitment)
    .WithReference(kinshipAssessment).WaitFor(kinshipAssessment)
    .WithReference(familyGroupConferences).WaitFor(familyGroupConferences)
    .WithReference(edgeOfCare).WaitFor(edgeOfCare);
brokerAccounts.WithEnvironment("Services__reporting__Hears", "fostering-recruitment,kinship-assessment,family-group-conferences,edge-of-care");

// A seeded caseload, sent through the services' own API by the sample staff.

var demoData = builder.AddProject<Projects.DemoData>("demo-data", launchProfileName: null)
    .WithArgs("load")
    .WithReference(identity).WaitFor(identity)
    .WithReference(fosteringRecruitment).WaitFor(fosteringRecruitment)
    .WithReference(kinshipAssessment).WaitFor(kinshipAssessment)
    .WithReference(familyGroupConferences).WaitFor(familyGroupConferences)
    .WithReference(edgeOfCare).WaitFor(edgeOfCare)
    .WithReference(reporting).WaitFor(reporting)
    .WithExplicitStart()
    .InDevelopment().AtDemoTime();

// What the services' owners can do from the dashboard. They sign in as the issuer's sample client, whose secret is no secret.

var ownerSecret = builder.AddParameter("service-owner-client-secret", "service-owner-dev-secret", secret: true);
identity.WithEnvironment("Clients__service-owner__Secret", ownerSecret);

demoData.WithCommand("load-demo-data", "Load demo data",
    context => context.Services.GetRequiredService<ResourceCommandService>()
        .ExecuteCommandAsync(demoData.Resource, KnownResourceCommands.StartCommand, context.CancellationToken),
    new CommandOptions
    {
        Description = "Sends the sample caseload through the public API. What is already there stays as it is.",
        IconName = "DatabaseArrowDown",
        IsHighlighted = true,
        UpdateState = context => context.ResourceSnapshot.State?.Text is "NotStarted" or "Finished" or "Exited"
            ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
    });

reporting.WithCommand("rebuild-facts", "Rebuild reporting facts",
    context => CallReporting("/v1/facts:rebuild", context),
    new CommandOptions
    {
        Description = "Derives every fact again from the services' event feeds. The present figures serve until it is done.",
        ConfirmationMessage = "Rebuild all reporting facts from the event feeds?",
        IconName = "ArrowClockwiseDashes",
        UpdateState = WhileHealthy,
    });

reporting.WithCommand("replay-dead-letters", "Replay dead letters",
    context => CallReporting("/v1/dead-letters:replay", context),
    new CommandOptions
    {
        Description = "Puts the events that could not be handled back on their queue.",
        IconName = "ArrowRedo",
        UpdateState = WhileHealthy,
    });

builder.Build().Run();

// A service may have a role for reading with other tools; whose rows it sees is Readers:<role>.
IResourceBuilder<ProjectResource> Service<TProject>(string name, string? reader = null) where TProject : IProjectMetadata, new()
{
    var role = name.Replace('-', '_');
    var database = postgres.AddDatabase($"{name}-db", role);
    var (appPassword, workerPassword) = (Secret($"{name}-app-password"), Secret($"{name}-worker-password"));
    var brokerPassword = Secret($"{name}-broker-password");
    brokerAccounts.WithEnvironment($"Services__{name}__Password", brokerPassword);

    var migrations = builder.AddProject<TProject>($"{name}-migrations", launchProfileName: null)
        .WithArgs("migrate")
        .WithReferenceRelationship(database.Resource).WaitFor(database)
        .WithEnvironment($"ConnectionStrings__{database.Resource.Name}-owner", database.Resource.ConnectionStringExpression)
        .WithEnvironment("Database__AppPassword", appPassword)
        .WithEnvironment("Database__WorkerPassword", workerPassword)
        .InDevelopment().AtDemoTime();
    if (reader is not null)
        migrations
            .WithEnvironment($"Database__{reader}Password", Secret($"{name}-{reader.ToLowerInvariant()}-password"))
            .WithEnvironment($"Database__{reader}Authority", builder.Configuration[$"Readers:{reader}"] ?? "");

    var service = builder.AddProject<TProject>(name, launchProfileName: null)
        .WithReferenceRelationship(database.Resource).WaitForCompletion(migrations)
        .WithEnvironment($"ConnectionStrings__{database.Resource.Name}", ConnectionAs($"{role}_app", appPassword))
        .WithEnvironment($"ConnectionStrings__{database.Resource.Name}-worker", ConnectionAs($"{role}_worker", workerPassword))
        .WithReferenceRelationship(messaging.Resource).WaitForCompletion(brokerAccounts)
        .WithEnvironment("ConnectionStrings__messaging", ReferenceExpression.Create(
            $"amqp://{name}:{brokerPassword}@{messaging.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}"))
        .WithHttpEndpoint(port: Port(name, "http"), name: "http", env: "GRPC_PORT")
        .WithEndpoint("http", endpoint => endpoint.Transport = "http2")
        .WithHttpEndpoint(port: Port(name, "web"), name: "web", env: "WEB_PORT")
        .WithHttpHealthCheck("/health", endpointName: "web")
        .WithUrlForEndpoint("http", url => url.DisplayText = "gRPC")
        .WithUrlForEndpoint("web", url => url.DisplayText = "JSON API")
        .InDevelopment().AtDemoTime();

    // Whose tokens it accepts, and who it is when it calls another service.
    var clientSecret = Secret($"{name}-client-secret");
    identity.WithEnvironment($"Clients__{name}__Secret", clientSecret);
    return service
        .WithEnvironment("Identity__Issuer", issuer)
        .WithEnvironment("Identity__Audience", "suite")
        .WithEnvironment("Identity__ClientId", name)
        .WithEnvironment("Identity__ClientSecret", clientSecret)
        .WaitFor(identity);

    ReferenceExpression ConnectionAs(string user, IResourceBuilder<ParameterResource> password) => ReferenceExpression.Create(
        $"Host={postgres.Resource.Host};Port={postgres.Resource.Port};Database={role};Username={user};Password={password}");
}

// Letters and digits only: they go into URIs, connection strings and templates as they are. Parameters__<name> sets one.
IResourceBuilder<ParameterResource> Secret(string name) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true);

// Ports:<resource>:<endpoint> fixes a port; any free one otherwise.
int? Port(string resource, string endpoint) => builder.Configuration.GetValue<int?>($"Ports:{resource}:{endpoint}");

string Image(string name, string pinned) => builder.Configuration[$"Images:{name}"] is { Length: > 0 } image ? image : pinned;

ResourceCommandState WhileHealthy(UpdateCommandStateContext context) =>
    context.ResourceSnapshot.HealthStatus is HealthStatus.Healthy ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

// As the service owner: a command on the dashboard has no more rights than the API gives that role.
async Task<ExecuteCommandResult> CallReporting(string path, ExecuteCommandContext context)
{
    using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
    using var grant = new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = "service-owner",
        ["client_secret"] = await ownerSecret.Resource.GetValueAsync(context.CancellationToken) ?? "",
    });
    using var signedIn = await http.PostAsync($"{identity.GetEndpoint("http").Url}/connect/token", grant, context.CancellationToken);
    if (!signedIn.IsSuccessStatusCode)
        return CommandResults.Failure($"dev-identity gave no token: {(int)signedIn.StatusCode}.");
    var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken)).GetProperty("access_token").GetString();

    using var request = new HttpRequestMessage(HttpMethod.Post, reporting.GetEndpoint("web").Url + path)
    {
        Content = JsonContent.Create(new { requestId = Guid.CreateVersion7() }),
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };
    using var response = await http.SendAsync(request, context.CancellationToken);
    var answer = await response.Content.ReadAsStringAsync(context.CancellationToken);
    if (!response.IsSuccessStatusCode)
        return CommandResults.Failure($"reporting refused: {(int)response.StatusCode} {answer}");

    // A streamed answer is one line for each message; the last says how it ended.
    var last = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("{}");
    return CommandResults.Success("reporting has done it.", last, CommandResultFormat.Json);
}

static class SuiteProjects
{
    public static IResourceBuilder<ProjectResource> InDevelopment(this IResourceBuilder<ProjectResource> project) => project
        .WithEnvironment("DOTNET_ENVIRONMENT", "Development")
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development");

    /// <summary>Gives a program the demo's present, when there is one. The issuer goes without: tokens go by the machine's clock.</summary>
    public static IResourceBuilder<ProjectResource> AtDemoTime(this IResourceBuilder<ProjectResource> project)
    {
        var configuration = project.ApplicationBuilder.Configuration;
        return configuration["Clock:Start"] is { Length: > 0 } start
            ? project.WithEnvironment("Clock__Start", start).WithEnvironment("Clock__Anchor", configuration["Clock:Anchor"])
            : project;
    }
}

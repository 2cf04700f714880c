using Dapper;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Npgsql;
using Suite.Testing;
using Kinship = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using Reports = Suite.Reporting.V1.ReportingService.ReportingServiceClient;

namespace Suite.Tests;

/// <summary>
/// Two replicas of KinshipAssessment, Reporting and the issuer as processes of their own, over a PostgreSQL that waits for its
/// disk and a RabbitMQ that the test may stop.
/// </summary>
sealed class RunningSuite : IAsyncDisposable
{
    readonly string _faultFile = Path.Combine(Path.GetTempPath(), $"suite-fault-{Guid.NewGuid():n}");
    ServiceProcess _issuer = null!;
    StaffTokens _tokens = null!;
    string _kinshipOwner = "", _reportingOwner = "";

    public TestBroker Broker { get; private set; } = null!;

    public IReadOnlyList<ServiceProcess> Replicas { get; private set; } = [];

    public ServiceProcess Reporting { get; private set; } = null!;

    public static async Task<RunningSuite> Start()
    {
        var suite = new RunningSuite();
        try
        {
            await suite.StartAll();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    async Task StartAll()
    {
        Broker = await TestBroker.StartAsync();
        _kinshipOwner = await SuiteContainers.CreateDatabaseAsync("suite_kinship");
        _reportingOwner = await SuiteContainers.CreateDatabaseAsync("suite_reporting");
        var messaging = await Broker.CreateVirtualHostAsync("suite");

        _issuer = new ServiceProcess("src/DevIdentity", new Dictionary<string, string>());
        await _issuer.StartAndWaitUntilHealthy();
        _tokens = new(_issuer.Web);

        var kinship = Settings("kinship-assessment", _kinshipOwner, messaging);
        var reporting = Settings("reporting", _reportingOwner, messaging);
        await Task.WhenAll(
            new ServiceProcess("src/KinshipAssessment", kinship, "migrate").Run(),
            new ServiceProcess("src/Reporting", reporting, "migrate").Run());

        Replicas = [new("src/KinshipAssessment", kinship), new("src/KinshipAssessment", kinship)];
        reporting["services__kinship-assessment__http__0"] = $"{Replicas[0].Grpc}";
        reporting["services__kinship-assessment__http__1"] = $"{Replicas[1].Grpc}";
        Reporting = new("src/Reporting", reporting);
        await Task.WhenAll(Replicas.Append(Reporting).Select(service => service.StartAndWaitUntilHealthy()));
    }

    Dictionary<string, string> Settings(string service, string owner, string messaging)
    {
        var role = service.Replace('-', '_');
        return new()
        {
            [$"ConnectionStrings__{service}-db-owner"] = owner,
            [$"ConnectionStrings__{service}-db"] = As($"{role}_app", "app-secret"),
            [$"ConnectionStrings__{service}-db-worker"] = As($"{role}_worker", "worker-secret"),
            ["ConnectionStrings__messaging"] = messaging,
            ["Database__AppPassword"] = "app-secret",
            ["Database__WorkerPassword"] = "worker-secret",
            ["Identity__Issuer"] = $"{_issuer.Web}",
            ["Identity__Audience"] = "suite",
            ["Identity__ClientId"] = service,
            ["Identity__ClientSecret"] = $"{service}-dev-secret",
            ["SUITE_FAULT_FILE"] = _faultFile,
        };

        string As(string user, string password) => new NpgsqlConnectionStringBuilder(owner) { Username = user, Password = password }.ConnectionString;
    }

    /// <summary>One replica of KinshipAssessment as a member of staff calls it.</summary>
    public Kinship KinshipFor(string username, int replica = 0) => new(Channel(Replicas[replica], username));

    /// <summary>Reporting as a member of staff calls it.</summary>
    public Reports ReportsFor(string username) => new(Channel(Reporting, username));

    CallInvoker Channel(ServiceProcess service, string username)
    {
        var token = _tokens.Of(username);
        return GrpcChannel.ForAddress(service.Grpc).Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
    }

    /// <summary>The next replica that reaches this point dies there.</summary>
    public void Arm(string point) => File.WriteAllText(_faultFile, point);

    /// <summary>True while nobody has reached the armed point.</summary>
    public bool IsArmed => File.Exists(_faultFile);

    public Task<T> InKinship<T>(string sql, object? parameters = null) => Look<T>(_kinshipOwner, sql, parameters);

    public Task<T> InReporting<T>(string sql, object? parameters = null) => Look<T>(_reportingOwner, sql, parameters);

    static async Task<T> Look<T>(string owner, string sql, object? parameters)
    {
        await using var connection = new NpgsqlConnection(owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Replicas.Append(Reporting).Append(_issuer).OfType<ServiceProcess>())
            await service.DisposeAsync();
        if (Broker is not null)
            await Broker.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_faultFile) + "*"))
            File.Delete(file);
    }
}

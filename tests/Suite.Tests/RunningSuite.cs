using System.Text;
using Dapper;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Testing;
using Kinship = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using Reports = Suite.Reporting.V1.ReportingService.ReportingServiceClient;

namespace Suite.Tests;

/// <summary>
/// Two replicas of KinshipAssessment, FosteringRecruitment, Reporting and the issuer as processes of their own, over a PostgreSQL that waits for its
/// disk and a RabbitMQ that the test may stop.
/// </summary>
sealed class RunningSuite : IAsyncDisposable
{
    readonly string _faultFile = Path.Combine(Path.GetTempPath(), $"suite-fault-{Guid.NewGuid():n}");
    ServiceProcess _issuer = null!;
    StaffTokens _tokens = null!;
    string _fosteringOwner = "", _kinshipOwner = "", _reportingOwner = "";
    DateTimeOffset? _present;
    readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();

    public TestBroker Broker { get; private set; } = null!;

    public IReadOnlyList<ServiceProcess> Replicas { get; private set; } = [];

    public ServiceProcess Fostering { get; private set; } = null!;

    public ServiceProcess Reporting { get; private set; } = null!;

    string FosteringFaults => _faultFile + "-fostering";

    /// <param name="present">When it is in the suite; now if not given.</param>
    public static async Task<RunningSuite> Start(DateTimeOffset? present = null)
    {
        var suite = new RunningSuite { _present = present };
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
        _fosteringOwner = await SuiteContainers.CreateDatabaseAsync("suite_fostering");
        _kinshipOwner = await SuiteContainers.CreateDatabaseAsync("suite_kinship");
        _reportingOwner = await SuiteContainers.CreateDatabaseAsync("suite_reporting");
        var messaging = await Broker.CreateVirtualHostAsync("suite");

        _issuer = new ServiceProcess("src/DevIdentity", new Dictionary<string, string>());
        await _issuer.StartAndWaitUntilHealthy();
        _tokens = new(_issuer.Web);

        var fostering = Settings("fostering-recruitment", _fosteringOwner, messaging, FosteringFaults);
        var kinship = Settings("kinship-assessment", _kinshipOwner, messaging, _faultFile);
        var reporting = Settings("reporting", _reportingOwner, messaging, _faultFile);
        await Task.WhenAll(
            new ServiceProcess("src/FosteringRecruitment", fostering, "migrate").Run(),
            new ServiceProcess("src/KinshipAssessment", kinship, "migrate").Run(),
            new ServiceProcess("src/Reporting", reporting, "migrate").Run());

        Fostering = new("src/FosteringRecruitment", fostering);
        kinship["services:fostering-recruitment:http:0"] = reporting["services:fostering-recruitment:http:0"] = $"{Fostering.Grpc}";
        Replicas = [new("src/KinshipAssessment", kinship), new("src/KinshipAssessment", kinship)];
        reporting["services:kinship-assessment:http:0"] = $"{Replicas[0].Grpc}";
        reporting["services:kinship-assessment:http:1"] = $"{Replicas[1].Grpc}";
        Reporting = new("src/Reporting", reporting);
        await Task.WhenAll([Fostering.StartAndWaitUntilHealthy(), .. Replicas.Append(Reporting).Select(service => service.StartAndWaitUntilHealthy())]);
    }

    Dictionary<string, string> Settings(string service, string owner, string messaging, string faultFile)
    {
        var settings = ServiceSettings.Of(service, owner, messaging, _issuer.Web);
        settings["SUITE_FAULT_FILE"] = faultFile;
        if (_present is { } present)
            (settings["Clock:Start"], settings["Clock:Anchor"]) = ($"{present:O}", $"{_started:O}");
        return settings;
    }

    /// <summary>Sends the sample cases in, as <c>./run</c> does, and waits until Reporting has them.</summary>
    public Task LoadSampleCases(params string[] options) => new ServiceProcess("src/DemoData", new Dictionary<string, string>
    {
        ["Identity__Issuer"] = $"{_issuer.Web}",
        ["services__fostering-recruitment__http__0"] = $"{Fostering.Grpc}",
        ["services__kinship-assessment__http__0"] = $"{Replicas[0].Grpc}",
        ["services__reporting__http__0"] = $"{Reporting.Grpc}",
        ["Clock__Start"] = $"{_present:O}",
    }, ["load", "--quiet", .. options]).Run();

    /// <summary>Every record of a kind that FosteringRecruitment keeps for a council.</summary>
    public async Task<List<T>> FosteringRecords<T>(string authority) where T : class, ICase<T>
    {
        await using var connection = new NpgsqlConnection(_fosteringOwner);
        return [.. (await connection.QueryAsync<string>("select document::text from cases where authority = @authority and kind = @kind", new { authority, kind = T.Kind }))
            .Select(document => T.FromDocument(Encoding.UTF8.GetBytes(document), T.SchemaVersion))];
    }

    /// <summary>One replica of KinshipAssessment as a member of staff calls it.</summary>
    public Kinship KinshipFor(string username, int replica = 0) => new(Channel(Replicas[replica], username));

    /// <summary>What a member of staff calls FosteringRecruitment's services with.</summary>
    public CallInvoker FosteringFor(string username) => Channel(Fostering, username);

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

    /// <summary>The next replica of KinshipAssessment, or Reporting, that reaches this point dies there.</summary>
    public void Arm(string point) => File.WriteAllText(_faultFile, point);

    /// <summary>FosteringRecruitment dies at this point when it next reaches it.</summary>
    public void ArmFostering(string point) => File.WriteAllText(FosteringFaults, point);

    /// <summary>True while nobody has reached the armed point.</summary>
    public bool IsArmed => File.Exists(_faultFile) || File.Exists(FosteringFaults);

    public Task<T> InFostering<T>(string sql, object? parameters = null) => Look<T>(_fosteringOwner, sql, parameters);

    public Task<T> InKinship<T>(string sql, object? parameters = null) => Look<T>(_kinshipOwner, sql, parameters);

    public Task<T> InReporting<T>(string sql, object? parameters = null) => Look<T>(_reportingOwner, sql, parameters);

    static async Task<T> Look<T>(string owner, string sql, object? parameters)
    {
        await using var connection = new NpgsqlConnection(owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Replicas.Append(Fostering).Append(Reporting).Append(_issuer).OfType<ServiceProcess>())
            await service.DisposeAsync();
        if (Broker is not null)
            await Broker.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_faultFile) + "*"))
            File.Delete(file);
    }
}

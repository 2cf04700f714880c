using System.Collections.Concurrent;
using System.Text;
using Dapper;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Npgsql;
using Suite.BrokerAccounts;
using Suite.Platform.Cases;
using Suite.Testing;
using Kinship = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using Reports = Suite.Reporting.V1.ReportingService.ReportingServiceClient;

namespace Suite.Tests;

/// <summary>
/// Two replicas of KinshipAssessment, one of every other service, and the issuer as processes of their own, over a PostgreSQL that waits for its
/// disk and a RabbitMQ that the test may stop.
/// </summary>
sealed class RunningSuite : IAsyncDisposable
{
    const string BrokerPassword = "not-secret";

    static readonly string[] Services = ["fostering-recruitment", "kinship-assessment", "family-group-conferences", "edge-of-care"];

    readonly string _faultFile = Path.Combine(Path.GetTempPath(), $"suite-fault-{Guid.NewGuid():n}");
    ServiceProcess _issuer = null!;
    StaffTokens _tokens = null!;
    string _fosteringOwner = "", _kinshipOwner = "", _conferencesOwner = "", _edgeOfCareOwner = "", _reportingOwner = "";
    readonly ConcurrentDictionary<Uri, GrpcChannel> _channels = [];
    DateTimeOffset? _present;
    IReadOnlyDictionary<string, string>? _further;
    readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();

    public TestBroker Broker { get; private set; } = null!;

    public IReadOnlyList<ServiceProcess> Replicas { get; private set; } = [];

    public ServiceProcess Fostering { get; private set; } = null!;

    public ServiceProcess Conferences { get; private set; } = null!;

    public ServiceProcess EdgeOfCare { get; private set; } = null!;

    public ServiceProcess Reporting { get; private set; } = null!;

    /// <param name="present">When it is in the suite; now if not given.</param>
    /// <param name="settings">Further settings of every service.</param>
    public static async Task<RunningSuite> Start(DateTimeOffset? present = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var suite = new RunningSuite { _present = present, _further = settings };
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
        _conferencesOwner = await SuiteContainers.CreateDatabaseAsync("suite_conferences");
        _edgeOfCareOwner = await SuiteContainers.CreateDatabaseAsync("suite_edge_of_care");
        _reportingOwner = await SuiteContainers.CreateDatabaseAsync("suite_reporting");
        var messaging = await Broker.CreateVirtualHostAsync("suite");
        await BrokerManagement.Apply(Broker.Management,
            [.. Services.Select(service => BrokerAccount.OfService(service, BrokerPassword, [])), BrokerAccount.OfService("reporting", BrokerPassword, Services)],
            TestBroker.VirtualHostOf(messaging));

        _issuer = new ServiceProcess("src/DevIdentity", new Dictionary<string, string>());
        await _issuer.StartAndWaitUntilHealthy();
        _tokens = new(_issuer.Web);

        var fostering = Settings("fostering-recruitment", _fosteringOwner, messaging);
        var kinship = Settings("kinship-assessment", _kinshipOwner, messaging);
        var conferences = Settings("family-group-conferences", _conferencesOwner, messaging);
        var edgeOfCare = Settings("edge-of-care", _edgeOfCareOwner, messaging);
        var reporting = Settings("reporting", _reportingOwner, messaging);
        await Task.WhenAll(
            new ServiceProcess("src/FosteringRecruitment", fostering, "migrate").Run(),
            new ServiceProcess("src/KinshipAssessment", kinship, "migrate").Run(),
            new ServiceProcess("src/FamilyGroupConferences", conferences, "migrate").Run(),
            new ServiceProcess("src/EdgeOfCare", edgeOfCare, "migrate").Run(),
            new ServiceProcess("src/Reporting", reporting, "migrate").Run());

        Fostering = new("src/FosteringRecruitment", fostering);
        kinship["services:fostering-recruitment:http:0"] = reporting["services:fostering-recruitment:http:0"] = $"{Fostering.Grpc}";
        Conferences = new("src/FamilyGroupConferences", conferences);
        EdgeOfCare = new("src/EdgeOfCare", edgeOfCare);
        kinship["services:family-group-conferences:http:0"] = edgeOfCare["services:family-group-conferences:http:0"] = reporting["services:family-group-conferences:http:0"] = $"{Conferences.Grpc}";
        kinship["services:edge-of-care:http:0"] = reporting["services:edge-of-care:http:0"] = $"{EdgeOfCare.Grpc}";
        Replicas = [new("src/KinshipAssessment", kinship), new("src/KinshipAssessment", kinship)];
        reporting["services:kinship-assessment:http:0"] = conferences["services:kinship-assessment:http:0"] = $"{Replicas[0].Grpc}";
        reporting["services:kinship-assessment:http:1"] = conferences["services:kinship-assessment:http:1"] = $"{Replicas[1].Grpc}";
        Reporting = new("src/Reporting", reporting);
        await Task.WhenAll(Replicas.Concat([Fostering, Conferences, EdgeOfCare, Reporting]).Select(service => service.StartAndWaitUntilHealthy()));
    }

    Dictionary<string, string> Settings(string service, string owner, string messaging)
    {
        var settings = ServiceSettings.Of(service, owner, TestBroker.As(messaging, service, BrokerPassword), _issuer.Web);
        settings["SUITE_FAULT_FILE"] = FaultFile(service);
        foreach (var (name, value) in _further ?? new Dictionary<string, string>())
            settings[name] = value;
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
        ["services__family-group-conferences__http__0"] = $"{Conferences.Grpc}",
        ["services__edge-of-care__http__0"] = $"{EdgeOfCare.Grpc}",
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

    /// <summary>What a member of staff calls FamilyGroupConferences' services with.</summary>
    public CallInvoker ConferencesFor(string username) => Channel(Conferences, username);

    /// <summary>What a member of staff calls EdgeOfCare's services with.</summary>
    public CallInvoker EdgeOfCareFor(string username) => Channel(EdgeOfCare, username);

    /// <summary>Reporting as a member of staff calls it.</summary>
    public Reports ReportsFor(string username) => new(Channel(Reporting, username));

    CallInvoker Channel(ServiceProcess service, string username)
    {
        var token = _tokens.Of(username);
        return _channels.GetOrAdd(service.Grpc, address => GrpcChannel.ForAddress(address)).Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
    }

    /// <summary>The processes of a service, for example <c>edge-of-care</c>.</summary>
    public IReadOnlyList<ServiceProcess> Of(string service) => service switch
    {
        "kinship-assessment" => Replicas,
        "fostering-recruitment" => [Fostering],
        "family-group-conferences" => [Conferences],
        "edge-of-care" => [EdgeOfCare],
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, null),
    };

    /// <summary>The next process of the service that reaches this point dies there.</summary>
    public void Arm(string point, string service = "kinship-assessment") => File.WriteAllText(FaultFile(service), point);

    /// <summary>True while nobody has reached the armed point.</summary>
    public bool IsArmed => Services.Any(service => File.Exists(FaultFile(service)));

    string FaultFile(string service) => $"{_faultFile}-{service}";

    public Task<T> InFostering<T>(string sql, object? parameters = null) => Look<T>(_fosteringOwner, sql, parameters);

    public Task<T> InKinship<T>(string sql, object? parameters = null) => Look<T>(_kinshipOwner, sql, parameters);

    public Task<T> InConferences<T>(string sql, object? parameters = null) => Look<T>(_conferencesOwner, sql, parameters);

    public Task<T> InEdgeOfCare<T>(string sql, object? parameters = null) => Look<T>(_edgeOfCareOwner, sql, parameters);

    public Task<T> InReporting<T>(string sql, object? parameters = null) => Look<T>(_reportingOwner, sql, parameters);

    static async Task<T> Look<T>(string owner, string sql, object? parameters)
    {
        await using var connection = new NpgsqlConnection(owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        foreach (var service in Replicas.Concat([Fostering, Conferences, EdgeOfCare, Reporting, _issuer]).OfType<ServiceProcess>())
            await service.DisposeAsync();
        if (Broker is not null)
            await Broker.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_faultFile) + "*"))
            File.Delete(file);
    }
}

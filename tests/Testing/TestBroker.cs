using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Testcontainers.RabbitMq;

namespace Suite.Testing;

/// <summary>A RabbitMQ broker in a container, with its management API.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    const int ManagementPort = 15672;
    const string User = "suite";

    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    readonly RabbitMqContainer _container;
    readonly string _password;
    readonly int _port;

    TestBroker(RabbitMqContainer container, string password, int port, int managementPort)
    {
        _container = container;
        _password = password;
        _port = port;
        Management = new HttpClient { BaseAddress = new($"http://{container.Hostname}:{managementPort}/api/") };
        Management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{password}")));
    }

    /// <summary>The management API, signed in; addresses are relative to <c>/api/</c>.</summary>
    public HttpClient Management { get; }

    public static async Task<TestBroker> StartAsync(CancellationToken ct = default)
    {
        var image = ContainerImages.RabbitMq;
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        // Ports of our choice stay the same when the container is stopped and started.
        var (port, managementPort) = (FreePort.Next(), FreePort.Next());

        var container = await ContainerImages.Start(image, () => new RabbitMqBuilder(image)
            .WithUsername(User)
            .WithPassword(password)
            .WithPortBinding(port, RabbitMqBuilder.RabbitMqPort)
            .WithPortBinding(managementPort, ManagementPort)
            .MarkedAsTest()
            .Build(), ct);

        var broker = new TestBroker(container, password, port, managementPort);
        await broker.WaitUntilReady();
        return broker;
    }

    /// <summary>A fresh virtual host named after <paramref name="name"/>; the answer is its amqp URI.</summary>
    public async Task<string> CreateVirtualHostAsync(string name, CancellationToken ct = default)
    {
        var host = TestPostgres.Unique(name);
        using var created = await Management.PutAsync($"vhosts/{Uri.EscapeDataString(host)}", null, ct);
        created.EnsureSuccessStatusCode();
        using var permitted = await Management.PutAsJsonAsync(
            $"permissions/{Uri.EscapeDataString(host)}/{User}", new { configure = ".*", write = ".*", read = ".*" }, ct);
        permitted.EnsureSuccessStatusCode();

        return $"amqp://{User}:{_password}@{_container.Hostname}:{_port}/{Uri.EscapeDataString(host)}";
    }

    /// <summary>The name of the virtual host in an address.</summary>
    public static string VirtualHostOf(string amqpUri) => Uri.UnescapeDataString(new Uri(amqpUri).AbsolutePath[1..]);

    /// <summary>The address of a virtual host for another user.</summary>
    public static string As(string amqpUri, string user, string password) =>
        new UriBuilder(amqpUri) { UserName = Uri.EscapeDataString(user), Password = Uri.EscapeDataString(password) }.Uri.AbsoluteUri;

    /// <summary>Ends the connections of a user from the broker's side and says how many there were.</summary>
    public async Task<int> CloseConnectionsOfAsync(string user, CancellationToken ct = default)
    {
        var connections = await Management.GetFromJsonAsync<JsonElement>("connections", ct);
        var names = connections.EnumerateArray().Where(c => c.GetProperty("user").GetString() == user).Select(c => c.GetProperty("name").GetString()!).ToList();
        foreach (var name in names)
            (await Management.DeleteAsync($"connections/{Uri.EscapeDataString(name)}", ct)).Dispose();
        return names.Count;
    }

    /// <summary>Queues of a virtual host with their settings and counts, as the management API tells them.</summary>
    public async Task<JsonElement> QueuesAsync(string amqpUri, CancellationToken ct = default) =>
        await Management.GetFromJsonAsync<JsonElement>($"queues/{new Uri(amqpUri).AbsolutePath.TrimStart('/')}", ct);

    /// <summary>Stops the broker as a shutdown would: connections are refused; durable queues and the port stay.</summary>
    public Task StopAsync(CancellationToken ct = default) => _container.StopAsync(ct);

    public async Task StartAgainAsync(CancellationToken ct = default)
    {
        await _container.StartAsync(ct);
        await WaitUntilReady();
    }

    /// <summary>Freezes the broker: connections stay open and nobody answers.</summary>
    public Task PauseAsync(CancellationToken ct = default) => _container.PauseAsync(ct);

    public Task ResumeAsync(CancellationToken ct = default) => _container.UnpauseAsync(ct);

    /// <summary>Runs a command in the broker's container, for example <c>rabbitmqctl</c>.</summary>
    public async Task<string> Run(params string[] command)
    {
        var result = await _container.ExecAsync(command);
        return result.ExitCode == 0 ? result.Stdout : throw new InvalidOperationException($"{command[0]} ended with {result.ExitCode}: {result.Stderr}");
    }

    public async ValueTask DisposeAsync()
    {
        Management.Dispose();
        await _container.DisposeAsync();
    }

    Task WaitUntilReady() => Wait.Until(async () =>
    {
        using var listening = await Management.GetAsync($"health/checks/port-listener/{RabbitMqBuilder.RabbitMqPort}");
        return listening.StatusCode is HttpStatusCode.OK;
    }, "RabbitMQ to listen", StartLimit);
}

using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using Suite.DevIdentity;
using Suite.Platform.Api;
using Suite.Platform.Tenancy;
using Suite.Reporting;
using Suite.Reporting.Facts;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.V1;
using Suite.Testing;

namespace Suite.Cli.Tests;

/// <summary>What a run of the client printed, and how it ended.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors);

/// <summary>Classes of tests that share one running suite.</summary>
[CollectionDefinition(Name)]
public sealed class WithTheSuite : ICollectionFixture<RunningSuite>
{
    public const string Name = "with the suite";
}

/// <summary>Reporting and the development issuer in this process, and the client as a person runs it.</summary>
public sealed class RunningSuite : IAsyncLifetime
{
    readonly CapturedLogs _logs = new();
    WebApplication? _issuer, _reporting;
    GrpcChannel? _channel;
    StaffTokens? _tokens;

    public Uri Reporting { get; private set; } = null!;

    public Uri Identity { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"], builder => builder.Logging.ClearProviders());
        await _issuer.StartAsync();
        Identity = new(_issuer.Urls.First());

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ApplicationName = typeof(ReportingApp).Assembly.GetName().Name });
        var settings = ServiceSettings.Of("reporting", await SuiteContainers.CreateDatabaseAsync("reporting"), await SuiteContainers.CreateVirtualHostAsync("reporting"), Identity);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        await Migrations.Run(builder.Configuration, ReportingApp.Database, typeof(ReportingApp).Assembly, NullLogger.Instance);
        builder.Logging.ClearProviders().AddProvider(_logs);
        builder.Services.AddSingleton<IEventFeeds>(new NothingAnnounced());
        _reporting = ReportingApp.Build(builder);
        await _reporting.StartAsync();
        Reporting = _reporting.ApiAddresses().Grpc;
        _channel = GrpcChannel.ForAddress(Reporting);
        _tokens = new(Identity);
    }

    internal GrpcChannel Channel => _channel!;

    internal ScorecardService.ScorecardServiceClient Scorecards => new(Channel);

    /// <summary>Who calls the suite without the client, as tests do to prepare something.</summary>
    internal Metadata As(string username) => new() { { "authorization", $"Bearer {_tokens!.Of(username)}" } };

    /// <summary>Runs the client with these arguments, where the suite is.</summary>
    public Task<Ran> Run(params string[] arguments) => Run([], arguments);

    public Task<Ran> Run(Dictionary<string, string> environment, params string[] arguments) => Run(environment, terminal: false, arguments);

    /// <summary>On a terminal, where progress is a bar.</summary>
    public Task<Ran> RunOnTerminal(params string[] arguments) => Run([], terminal: true, arguments);

    async Task<Ran> Run(Dictionary<string, string> environment, bool terminal, string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No, Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No, Out = new Written(output, terminal) });
        var code = await new Cli(name => environment.TryGetValue(name, out var value) ? value : name switch { "SUITE_REPORTING" => $"{Reporting}", "SUITE_IDENTITY" => $"{Identity}", _ => null },
            console, errors, TimeProvider.System).Run(arguments);
        return new(code, output.ToString(), errors.ToString());
    }

    public IEnumerable<string> ServiceErrors => _logs.Errors.Select(e => $"{e}");

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_reporting is not null)
            await _reporting.DisposeAsync();
        if (_issuer is not null)
            await _issuer.DisposeAsync();
        _logs.Dispose();
    }

    sealed class NothingAnnounced : IEventFeeds
    {
        public async IAsyncEnumerable<FedEvent> Read(FactSource source, string afterPosition, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            yield break;
        }
    }

    sealed class Written(TextWriter writer, bool terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => terminal;

        public int Width => 200;

        public int Height => 50;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}

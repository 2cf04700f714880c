using System.Globalization;
using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Suite.Benchmarks.Measures;
using Suite.KinshipAssessment;
using Suite.Platform.Api;
using Suite.Reporting;
using Suite.Reporting.Rebuilds;
using Suite.Testing;

namespace Suite.Benchmarks.Servers;

/// <summary>The suite's services as they run outside Development, with tokens of an issuer that exists only as its key.</summary>
static class SuiteServers
{
    /// <summary>Setting: how many invented events the feeds of a reporting server hold.</summary>
    public const string FeedEvents = "Bench:FeedEvents";

    public static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(115);

    // Lives as long as the process: its key checks every token.
    static readonly TestIssuer Issuer = new();

    public static async Task<(WebApplication App, string Address, string Token)> StartKinship(Dictionary<string, string?> settings)
    {
        var app = KinshipApp.Create(["--environment=Production"], builder =>
        {
            ServerProcess.Configure(builder, settings);
            builder.Configuration["Pseudonym:Key"] = RandomNumberGenerator.GetHexString(64);
            // Looks once, before there are cases: time passes on a case with the first command, not in the middle of a run.
            builder.Configuration["DeadlineWatch:Interval"] = "1.00:00:00";
            AsInProduction(builder);
            Issuer.TrustedBy(builder);
        });
        await app.StartAsync();
        return (app, app.ApiAddresses().Grpc.ToString(), Issuer.Token(["SM"], expiresIn: TokenLives));
    }

    public static async Task<(WebApplication App, string Address, string Token)> StartReporting(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ApplicationName = typeof(ReportingApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        ServerProcess.Configure(builder, settings);
        AsInProduction(builder);
        Issuer.TrustedBy(builder);
        var events = int.Parse(settings.GetValueOrDefault(FeedEvents) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
        builder.Services.AddSingleton<IEventFeeds>(new HistoryFeed(Histories.Of(TestIssuer.Eastholt, events)));
        var app = ReportingApp.Build(builder);
        await app.StartAsync();
        return (app, app.ApiAddresses().Grpc.ToString(), Issuer.Token(["ANALYST"], expiresIn: TokenLives));
    }

    public static Metadata Authorization(string token) => new() { { "authorization", "Bearer " + token } };

    static void AsInProduction(WebApplicationBuilder builder)
    {
        builder.Configuration["Paging:Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        builder.Configuration["GRPC_PORT"] = "0";
        builder.Configuration["WEB_PORT"] = "0";
    }
}

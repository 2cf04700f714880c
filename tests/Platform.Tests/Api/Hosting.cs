using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Suite.Platform.Api;
using Suite.ServiceDefaults;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Api;

public sealed class Hosting
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_index_page_names_every_rpc_with_its_route_roles_and_purpose()
    {
        await using var door = await DoorHost.Start();

        var html = await door.Web(token: null).GetStringAsync("/", Ct);

        Assert.Contains("<html lang=\"en-GB\">", html);
        Assert.Contains("<code>Knock</code></th><td><code>POST /v1/doors/{case_id}:knock</code></td><td>CSW, TM, SERVICE</td>", html);
        Assert.Contains("<code>Watch</code></th><td><code>GET /v1/doors:watch</code></td><td>every caller</td>", html);
        Assert.Contains("Lists every RPC of this service with the roles that may call it and whether the caller&#x27;s token is among them.", html);
        Assert.DoesNotContain("Decides", html);
    }

    [Fact]
    public async Task The_contract_itself_can_be_read()
    {
        await using var door = await DoorHost.Start();

        Assert.Contains("service AccessService", await door.Web(token: null).GetStringAsync("/protos/suite/access/v1/access_service.proto", Ct));
        using var elsewhere = await door.Web(token: null).GetAsync("/protos/../appsettings.json", Ct);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("KinshipAssessment", "kinship-assessment")]
    [InlineData("Suite.FamilyGroupConferences", "family-group-conferences")]
    [InlineData("Suite.Reporting", "reporting")]
    public void A_service_is_called_as_its_project(string application, string name) =>
        Assert.Equal((name, name + ".suite"), (ServiceName.OfApplication(application).Value, ServiceName.OfApplication(application).ErrorDomain));

    [Fact]
    public void The_clock_is_set_only_in_Development_and_then_goes_on()
    {
        var clock = Clock("Development", "2026-03-02T09:00:00Z", null);
        var first = clock.GetUtcNow();
        Assert.InRange(first, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), new(2026, 3, 2, 9, 1, 0, TimeSpan.Zero));
        Assert.True(SpinWait.SpinUntil(() => clock.GetUtcNow() > first, TimeSpan.FromSeconds(5)), "The clock stands still.");

        var anchored = Clock("Development", "2026-03-02T09:00:00Z", DateTimeOffset.UtcNow.AddDays(-1).ToString("O"));
        Assert.InRange(anchored.GetUtcNow(), new(2026, 3, 3, 8, 59, 0, TimeSpan.Zero), new(2026, 3, 3, 9, 1, 0, TimeSpan.Zero));

        Assert.Same(TimeProvider.System, Clock("Production", null, null));
        Assert.Throws<InvalidOperationException>(() => Clock("Production", "2026-03-02T09:00:00Z", null));
        Assert.Throws<InvalidOperationException>(() => Clock("Development", "yesterday", null));
    }

    static TimeProvider Clock(string environment, string? start, string? anchor)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Clock:Start"] = start;
        builder.Configuration["Clock:Anchor"] = anchor;
        builder.AddSuiteClock();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<TimeProvider>();
    }

    [Theory]
    [InlineData("Production", "http://issuer.test/", "https")]
    [InlineData("Production", "", "Identity:Issuer")]
    [InlineData("Development", "issuer", "Identity:Issuer")]
    public void Without_a_proper_issuer_there_is_no_start(string environment, string issuer, string message)
    {
        using var test = new TestIssuer();
        var builder = DoorHost.Builder(test, environment, ("Paging:Key", Convert.ToBase64String(new byte[32])));
        builder.Configuration["Identity:Issuer"] = issuer;

        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => builder.AddGrpcApi()).Message);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable)]
    public async Task Health_names_each_check_and_degraded_still_serves(HealthStatus status, HttpStatusCode code)
    {
        await using var app = await Defaults(builder => builder.Services.AddHealthChecks()
            .AddCheck("broker", () => new HealthCheckResult(status, "the broker does not answer", new InvalidOperationException("amqp://user:password@host"))));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var health = await client.GetAsync("/health", Ct);
        using var alive = await client.GetAsync("/alive", Ct);

        Assert.Equal((code, HttpStatusCode.OK), (health.StatusCode, alive.StatusCode));
        var text = await health.Content.ReadAsStringAsync(Ct);
        using var body = JsonDocument.Parse(text);
        Assert.Equal(status.ToString(), body.RootElement.GetProperty("status").GetString());
        var broker = body.RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "broker");
        Assert.Equal((status.ToString(), "the broker does not answer"), (broker.GetProperty("status").GetString(), broker.GetProperty("description").GetString()));
        Assert.DoesNotContain("password", text);
    }

    [Fact]
    public async Task A_span_tells_the_route_and_no_value()
    {
        var spans = new Spans();
        await using var app = await Defaults(builder => builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource("Suite.Test").AddProcessor(spans)));
        app.MapGet("/things/{id}", (string id) =>
        {
            using var source = new ActivitySource("Suite.Test");
            using var activity = source.StartActivity("query");
            activity!.SetTag("db.query.text", "select 'Canary-Wren'");
            activity.AddException(new InvalidOperationException("Key (name)=(Canary-Wren) exists"));
            activity.SetStatus(ActivityStatusCode.Error, "duplicate key Canary-Wren");
            return "";
        });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        await client.GetStringAsync("/things/1?name=Canary-Wren", Ct);

        Assert.True(SpinWait.SpinUntil(() => spans.Ended.Any(s => s.Contains("/things/{id}", StringComparison.Ordinal)), TimeSpan.FromSeconds(10)), "No span of the request ended.");
        Assert.Contains(spans.Ended, s => s.StartsWith("query ", StringComparison.Ordinal) && s.Contains("Error", StringComparison.Ordinal)
            && s.Contains("exception.type=System.InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(spans.Ended, s => s.Contains("Canary-Wren", StringComparison.Ordinal));
    }

    static async Task<WebApplication> Defaults(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        configure(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync(Ct);
        return app;
    }

    sealed class Spans : BaseProcessor<Activity>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Ended { get; } = [];

        public override void OnEnd(Activity data) =>
            Ended.Enqueue($"{data.DisplayName} {data.Status} {data.StatusDescription} {string.Join(' ', data.TagObjects.Select(t => $"{t.Key}={t.Value}"))} "
                + string.Join(' ', data.Events.SelectMany(e => e.Tags).Select(t => $"{t.Key}={t.Value}")));
    }
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Grpc.Core;
using Grpc.Net.Client;
using Wire = Aspire.Hosting.Running.Wire;

namespace Suite.AppHost.Tests;

/// <summary>What the dashboard is answered, over the wire.</summary>
public sealed class TheResourceService
{
    const string Key = "the-key";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_lacks_the_key_is_refused()
    {
        await using var app = await Listen(Model.Builder());
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        var dashboard = new Wire.DashboardService.DashboardServiceClient(channel);

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await dashboard.ExecuteResourceCommandAsync(new() { ResourceName = "reporting", CommandName = "stop" }, cancellationToken: Ct));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Secrets_are_marked_and_a_command_is_run_and_answered()
    {
        var builder = Model.Builder("--Parameters:pw=s3cret");
        builder.AddParameter("pw", new GenerateParameterDefault(), secret: true);
        builder.Project("reporting").WithCommand("rebuild", "Rebuild",
            context => Task.FromResult(CommandResults.Success($"Rebuilt by {context.ResourceName}.", "{}", CommandResultFormat.Json)),
            new() { ConfirmationMessage = "Sure?", UpdateState = context => context.ResourceSnapshot.State?.Text is "Running" ? ResourceCommandState.Enabled : ResourceCommandState.Disabled });
        await using var app = await Listen(builder);
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        var dashboard = new Wire.DashboardService.DashboardServiceClient(channel);

        using var watch = dashboard.WatchResources(new(), KeyHeader(), cancellationToken: Ct);
        Assert.True(await watch.ResponseStream.MoveNext(Ct));
        var resources = watch.ResponseStream.Current.InitialData.Resources;

        var value = Assert.Single(resources.Single(r => r.DisplayName == "pw").Properties);
        Assert.Equal(("Value", "s3cret", true), (value.Name, value.Value.StringValue, value.IsSensitive));
        var reporting = resources.Single(r => r.DisplayName == "reporting");
        Assert.Equal(["rebuild", "start", "stop", "restart"], reporting.Commands.Select(c => c.Name));
        Assert.Equal(("Sure?", Wire.ResourceCommandState.Enabled), (reporting.Commands[0].ConfirmationMessage, reporting.Commands[0].State));

        var answer = await dashboard.ExecuteResourceCommandAsync(new() { ResourceName = reporting.Name, CommandName = "rebuild" }, KeyHeader(), cancellationToken: Ct);
        Assert.Equal((Wire.ResourceCommandResponseKind.Succeeded, $"Rebuilt by {reporting.Name}.", "{}"), (answer.Kind, answer.Message, answer.Result.Value));

        var refused = await dashboard.ExecuteResourceCommandAsync(new() { ResourceName = reporting.Name, CommandName = "start" }, KeyHeader(), cancellationToken: Ct);
        Assert.Equal(Wire.ResourceCommandResponseKind.Failed, refused.Kind);
    }

    [Fact]
    public async Task The_interactions_stream_stays_open_so_that_the_dashboard_counts_as_connected()
    {
        await using var app = await Listen(Model.Builder());
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        using var call = new Wire.DashboardService.DashboardServiceClient(channel).WatchInteractions(KeyHeader(), cancellationToken: Ct);

        await call.ResponseHeadersAsync.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        Assert.False(call.ResponseStream.MoveNext(Ct).IsCompleted);
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
    }

    static Metadata KeyHeader() => new() { { "x-resource-service-api-key", Key } };

    static Task<Microsoft.AspNetCore.Builder.WebApplication> Listen(IDistributedApplicationBuilder builder)
    {
        var instances = new Instances(TimeProvider.System);
        foreach (var resource in ((DistributedApplicationBuilder)builder).Resources)
        {
            var name = resource is ProjectResource ? $"{resource.Name}-abcdefgh" : resource.Name;
            instances.Add(resource, name);
            instances.Update(name, i => i with { State = KnownResourceStates.Running });
        }

        var orchestrator = new Orchestrator([], instances, dcp: null!, "http://localhost:18889", TimeProvider.System);
        return DashboardService.ListenAsync(instances, new(instances, orchestrator), Key, Ct);
    }
}

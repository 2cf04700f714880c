using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Suite.AppHost.Tests;

/// <summary>A small application under the real orchestrator, with the real dashboard beside it.</summary>
public sealed class UnderDcp
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    sealed class Sample : IProjectMetadata
    {
        public string ProjectPath => typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SampleProject").Value!;
    }

    [Fact]
    public async Task Resources_start_in_order_obey_the_dashboard_and_are_gone_at_the_end()
    {
        foreach (var name in new[] { "ASPIRE_DCP_PATH", "ASPIRE_DASHBOARD_PATH" })
            Assert.False(string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable(name)), $"{name} is not set. The command ./test fetches Aspire's orchestrator and dashboard and sets it.");

        var dashboard = $"http://localhost:{FreePort()}";
        var builder = Model.Builder($"--ASPNETCORE_URLS={dashboard}", $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:{FreePort()}");
        var setup = builder.AddProject<Sample>("setup", launchProfileName: null).WithArgs("exit", "0");
        var broken = builder.AddProject<Sample>("broken", launchProfileName: null).WithArgs("exit", "3");
        var web = builder.AddProject<Sample>("web", launchProfileName: null)
            .WithHttpEndpoint(name: "http", env: "WEB_PORT").WithHttpHealthCheck("/health")
            .WaitForCompletion(setup)
            .WithReplicas(2);
        web.WithEnvironment("Told", web.GetEndpoint("http"));
        builder.AddProject<Sample>("after-broken", launchProfileName: null).WithArgs("exit", "0").WaitForCompletion(broken);
        builder.AddProject<Sample>("by-hand", launchProfileName: null).WithArgs("exit", "0").WaitFor(web).WithExplicitStart();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = new TaskCompletionSource<(Instances, Commands)>();
        var run = ApplicationRun.RunAsync((DistributedApplicationBuilder)builder, stop.Token, (i, c) => running.SetResult((i, c)));
        try
        {
            await Task.WhenAny(running.Task, run).Unwrap();
            var (instances, commands) = await running.Task;
            string[] webs = [.. instances.Of(web.Resource).Select(i => i.Name)];
            Assert.Equal(2, webs.Length);

            foreach (var name in webs)
                await Until(instances, name, i => i.HealthStatus is HealthStatus.Healthy);
            Assert.Equal(0, instances.Of(setup.Resource)[0].ExitCode);
            Assert.Equal(2, webs.Select(name => instances.Find(name)!.ProcessId).Distinct().Count());

            using var http = new HttpClient();
            var address = web.GetEndpoint("http").Url;
            Assert.Equal(address, await http.GetStringAsync($"{address}/given/Told", stop.Token));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(dashboard, stop.Token)).StatusCode);

            var failed = await Until(instances, Only(instances, "after-broken"), i => i.IsOver);
            Assert.Equal("FailedToStart", failed.State);
            Assert.Contains("exit code '3', expected '0'", await Console(instances, failed.Name), StringComparison.Ordinal);

            var byHand = Only(instances, "by-hand");
            Assert.Equal("NotStarted", instances.Find(byHand)!.State);
            Assert.True((await commands.ExecuteAsync(byHand, "start", stop.Token)).Success);
            Assert.Equal(0, (await Until(instances, byHand, i => i.IsOver)).ExitCode);

            var before = instances.Find(webs[0])!.ProcessId;
            Assert.True((await commands.ExecuteAsync(webs[0], "restart", stop.Token)).Success);
            var again = await Until(instances, webs[0], i => i.IsRunning && i.ProcessId is { } pid && pid != before);
            Assert.Null(again.ExitCode);
            Assert.Contains("Executing command 'restart'.", await Console(instances, webs[0]), StringComparison.Ordinal);

            foreach (var name in webs)
                Assert.True((await commands.ExecuteAsync(name, "stop", stop.Token)).Success);
            Assert.All(webs, name => Assert.True(instances.Find(name)!.IsOver));
            Assert.False((await commands.ExecuteAsync(webs[0], "stop", stop.Token)).Success);
            Assert.True((await commands.ExecuteAsync(webs[0], "start", stop.Token)).Success);
            var last = await Until(instances, webs[0], i => i.HealthStatus is HealthStatus.Healthy);

            var ending = Stopwatch.StartNew();
            await stop.CancelAsync();
            await run.WaitAsync(Limit, TestContext.Current.CancellationToken);
            Assert.InRange(ending.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Assert.False(Directory.Exists($"/proc/{last.ProcessId}"), "A project outlived its AppHost.");
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(dashboard, TestContext.Current.CancellationToken));
        }
        finally
        {
            await stop.CancelAsync();
            await run.WaitAsync(Limit, CancellationToken.None);
        }
    }

    static string Only(Instances instances, string resource) => instances.All.Single(i => i.Resource.Name == resource).Name;

    static async Task<Instance> Until(Instances instances, string name, Func<Instance, bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await instances.WaitAsync(name, condition, limit.Token);
        }
        catch (OperationCanceledException)
        {
            var now = instances.Find(name)!;
            throw new TimeoutException($"Still not so after {Limit.TotalSeconds:0} s: {name} is {now.State}, health {now.HealthStatus}.\n{await Console(instances, name)}");
        }
    }

    static async Task<string> Console(Instances instances, string name)
    {
        var text = new List<string>();
        await foreach (var lines in instances.Log(name).ReadAsync(follow: false, CancellationToken.None))
            text.AddRange(lines.Select(line => line.Text));
        return string.Join('\n', text);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

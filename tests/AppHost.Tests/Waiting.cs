using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Suite.AppHost.Tests;

public sealed class Waiting
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly IDistributedApplicationBuilder _builder = Model.Builder();
    readonly Instances _instances = new(TimeProvider.System);

    [Fact]
    public async Task A_service_waits_until_every_replica_is_healthy_and_ready()
    {
        var database = Add(_builder.Project("database"), "database-1", "database-2");
        var service = Add(_builder.Project("service").WaitFor(database), "service-1");

        var wait = Wait(service);
        Assert.Equal("Waiting", _instances.Find("service-1")!.State);

        Report("database-1", "Running", HealthStatus.Healthy, ready: true);
        Report("database-2", "Running", HealthStatus.Unhealthy, ready: false);
        Report("database-2", "Running", HealthStatus.Healthy, ready: false);
        await Task.Yield();
        Assert.False(wait.IsCompleted);

        Report("database-2", "Running", HealthStatus.Healthy, ready: true);
        await wait;
    }

    [Fact]
    public async Task A_dependency_that_stopped_may_still_come_back()
    {
        var database = Add(_builder.Project("database"), "database-1");
        var service = Add(_builder.Project("service").WaitFor(database), "service-1");
        var wait = Wait(service);

        Report("database-1", "Exited", null, ready: false);
        Report("database-1", "Running", HealthStatus.Healthy, ready: true);

        await wait;
    }

    [Fact]
    public async Task A_service_starts_when_its_migrations_ended_well()
    {
        var migrations = Add(_builder.Project("migrations"), "migrations-1");
        var service = Add(_builder.Project("service").WaitForCompletion(migrations), "service-1");
        var wait = Wait(service);

        Report("migrations-1", "Running", null, ready: true);
        await Task.Yield();
        Assert.False(wait.IsCompleted);

        _instances.Update("migrations-1", i => i with { State = "Finished", ExitCode = 0 });
        await wait;
    }

    [Theory]
    [InlineData("Finished", 3, "exit code '3', expected '0'")]
    [InlineData("Finished", null, "exit code '', expected '0'")]
    [InlineData("FailedToStart", null, "failed to start")]
    public async Task A_service_does_not_start_when_its_migrations_failed(string state, int? exitCode, string why)
    {
        var migrations = Add(_builder.Project("migrations"), "migrations-1");
        var service = Add(_builder.Project("service").WaitForCompletion(migrations), "service-1");
        var wait = Wait(service);

        _instances.Update("migrations-1", i => i with { State = state, ExitCode = exitCode });

        var failed = await Assert.ThrowsAsync<DistributedApplicationException>(() => wait);
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_waits_for_itself()
    {
        var service = _builder.Project("service");

        Assert.Throws<DistributedApplicationException>(() => service.WaitFor(service));
    }

    IResourceBuilder<ProjectResource> Add(IResourceBuilder<ProjectResource> project, params string[] names)
    {
        foreach (var name in names)
            _instances.Add(project.Resource, name);
        return project;
    }

    Task Wait(IResourceBuilder<ProjectResource> service) => new Dependencies(_instances).WaitAsync(_instances.Of(service.Resource)[0], Ct);

    void Report(string name, string state, HealthStatus? health, bool ready) =>
        _instances.Update(name, i => i with { State = state, Ready = ready, Health = [new("check", health, null, null)] });
}

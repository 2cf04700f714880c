using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace Suite.Testing;

/// <summary>Names of the images under test, and a clear failure where they or the engine are missing.</summary>
static class ContainerImages
{
    const string HowToPrepare = "./test prepares it; for a run by hand: eval \"$(eng/prepare.sh)\".";

    public static string PostgreSql => Named("Images__PostgreSQL");
    public static string RabbitMq => Named("Images__RabbitMQ");

    static string Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } image
        ? image
        : throw new InvalidOperationException($"{variable} does not name an image. {HowToPrepare}");

    /// <summary>Marks a container as this checkout's, so that ./test finds what a killed run left.</summary>
    public static TBuilder MarkedAsTest<TBuilder, TContainer, TConfiguration>(this ContainerBuilder<TBuilder, TContainer, TConfiguration> builder)
        where TBuilder : ContainerBuilder<TBuilder, TContainer, TConfiguration>
        where TContainer : IContainer
        where TConfiguration : IContainerConfiguration =>
        builder.WithLabel("suite.run", Environment.GetEnvironmentVariable("SUITE_RUN_ID") ?? "by-hand");

    /// <summary>Builds and starts a container. Never skipped: without an engine or an image the test fails and says how to get them.</summary>
    public static async Task<TContainer> Start<TContainer>(string image, Func<TContainer> build, CancellationToken ct)
        where TContainer : IContainer
    {
        TContainer container;
        try
        {
            container = build();
        }
        catch (Exception e) when (e is DockerUnavailableException or ArgumentException)
        {
            throw new InvalidOperationException($"No Docker engine answers. {HowToPrepare}", e);
        }

        try
        {
            await container.StartAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var logs = await Logs(container);
            await container.DisposeAsync();
            throw new InvalidOperationException($"The container of {image} did not start: {e.Message} {HowToPrepare}{logs}", e);
        }

        // A test process that ends in the ordinary way leaves nothing behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => container.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        return container;
    }

    static async Task<string> Logs(IContainer container)
    {
        try
        {
            var (stdout, stderr) = await container.GetLogsAsync();
            return $"{Environment.NewLine}{stdout}{stderr}";
        }
        catch (Exception)
        {
            return ""; // it was never created
        }
    }
}

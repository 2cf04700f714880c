using System.Globalization;
using Suite.KinshipAssessment.V1;
using Suite.Testing;
using Xunit;

namespace Suite.Tests;

/// <summary>The broker is away for a while (SUITE_BROKER_DOWN seconds, 15 by default): commands go on, and then all arrives.</summary>
public sealed class BrokerStopped
{
    static readonly TimeSpan Away = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("SUITE_BROKER_DOWN") ?? "15", CultureInfo.InvariantCulture));

    [Fact]
    public async Task Commands_go_on_and_then_all_arrives()
    {
        await using var suite = await RunningSuite.Start();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var kinship = suite.KinshipFor(Officers.Csw);
        await kinship.OpenCaseAsync(Officers.Opening(today, "DOWN0"));

        await suite.Broker.StopAsync();
        var until = TimeProvider.System.GetTimestamp() + (long)(Away.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var opened = 1;
        while (TimeProvider.System.GetTimestamp() < until)
        {
            await kinship.OpenCaseAsync(Officers.Opening(today, $"DOWN{opened++}"));
            await Task.Delay(100);
        }

        using var http = new HttpClient { BaseAddress = suite.Replicas[0].Web };
        using var health = await http.GetAsync("/health");
        Assert.True(health.IsSuccessStatusCode, "a lost broker is no reason to take a service out");
        Assert.Contains("Degraded", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await suite.Broker.StartAgainAsync();
        var announced = await suite.InKinship<int>("select count(*) from events");
        await Wait.Until(async () => await suite.InReporting<int>("select count(*) from inbox") == announced, $"all {announced} events to arrive", TimeSpan.FromSeconds(90));
        Assert.Equal(opened, await suite.InKinship<int>("select count(*) from cases"));
        await Figures.EqualARebuild(suite);
    }
}

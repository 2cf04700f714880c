using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

public sealed class Relaying
{
    [Fact]
    public async Task What_arrives_is_the_bare_event_and_names_no_host()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe("kinship.case-allocated.*");
        // With somebody listening to MassTransit's own activities, which would add headers.
        using var listener = Listen("MassTransit", "Suite.Messaging");
        await stage.StartAnnouncer();
        var caseId = Guid.NewGuid();

        var id = await stage.Happens(caseId, version: 3, traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await subscriber.Gets(1);

        var message = Assert.Single(subscriber.Arrived);
        Assert.Equal("application/cloudevents+json", message.Properties.ContentType);
        Assert.Equal(id.ToString("D"), message.Properties.MessageId);
        Assert.Equal(DeliveryModes.Persistent, message.Properties.DeliveryMode);
        Assert.Equal("kinship.case-allocated.v1", message.RoutingKey);
        // The one header that is left is the client library's count of confirms on its channel.
        Assert.Equal(["x-dotnet-pub-seq-no"], message.Properties.Headers!.Keys);
        Assert.False(message.Properties.IsCorrelationIdPresent() || message.Properties.IsReplyToPresent() || message.Properties.IsAppIdPresent() || message.Properties.IsUserIdPresent());
        using var json = JsonDocument.Parse(message.Body);
        Assert.Equal("1.0", json.RootElement.GetProperty("specversion").GetString());
        Assert.Equal(caseId, json.RootElement.GetProperty("subject").GetGuid());
        Assert.Equal("/sample", json.RootElement.GetProperty("source").GetString());
        Assert.Equal("0000000003", json.RootElement.GetProperty("sequence").GetString());
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", json.RootElement.GetProperty("traceparent").GetString());
        Assert.Equal("T1", json.RootElement.GetProperty("data").GetProperty("team").GetString());
        Assert.DoesNotContain(Environment.MachineName, System.Text.Encoding.UTF8.GetString(message.Body), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_open_transaction_with_an_earlier_place_delays_events_and_loses_none()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe();
        await stage.StartAnnouncer();
        var before = await stage.Happens();
        await subscriber.Gets(1);

        await using var slow = await stage.Owner.OpenConnectionAsync(Stage.Cancellation);
        await using var open = await slow.BeginTransactionAsync(Stage.Cancellation);
        var early = await stage.Happens(on: slow);
        var late = await stage.Happens();
        // The late one is committed and still may not pass: what is in the open transaction stands before it.
        await Assert.ThrowsAsync<TimeoutException>(() => subscriber.Gets(2, TimeSpan.FromSeconds(1)));

        await open.CommitAsync(Stage.Cancellation);
        await subscriber.Gets(3);
        Assert.Equal([before, early, late], subscriber.Ids);
    }

    [Fact]
    public async Task Of_two_instances_one_publishes_and_the_other_takes_over()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe();
        var one = await stage.StartAnnouncer();
        var two = await stage.StartAnnouncer();
        IHost[] both = [one, two];
        await Wait.Until(() => both.Count(Leads) == 1, "one relay to lead");
        for (var i = 0; i < 20; i++)
            await stage.Happens();
        await subscriber.Gets(20);
        Assert.Equal(20, subscriber.Arrived.Count);
        Assert.Single(both, Leads);

        var first = both.Single(Leads);
        await first.StopAsync(Stage.Cancellation);
        var id = await stage.Happens();

        await Wait.Until(() => subscriber.Ids.Contains(id), "the other relay to publish");
        Assert.True(Leads(both.Single(h => h != first)));
        Assert.Equal(21, subscriber.Arrived.Count);
    }

    [Fact]
    public async Task A_relay_that_loses_its_lock_stops_and_one_of_them_goes_on()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe();
        var one = await stage.StartAnnouncer();
        var two = await stage.StartAnnouncer();
        await stage.Happens();
        await subscriber.Gets(1);

        for (var round = 0; round < 5; round++)
        {
            await Wait.Until(stage.CutLeader, "the leader's session to be ended");
            await stage.Happens();
        }

        await subscriber.Gets(6);
        await Wait.Until(() => Leads(one) ^ Leads(two), "exactly one relay to lead");
    }

    [Fact]
    public async Task While_the_broker_is_stopped_events_wait_and_then_all_arrive()
    {
        await using var broker = await TestBroker.StartAsync(Stage.Cancellation);
        await using var stage = await Stage.Set(broker);
        var subscriber = await stage.Subscribe();
        var announcer = await stage.StartAnnouncer(Quick);
        await stage.Happens();
        await subscriber.Gets(1);
        Assert.Equal(HealthStatus.Healthy, (await Stage.Health(announcer)).Status);

        await broker.StopAsync(Stage.Cancellation);
        var whileAway = new List<Guid>();
        for (var i = 0; i < 30; i++)
            whileAway.Add(await stage.Happens());
        await Wait.Until(async () => (await Stage.Health(announcer)).Entries["broker"].Status is HealthStatus.Degraded, "the health to say that the broker is away");
        await Wait.Until(() => announcer.Services.GetRequiredService<OutboxStatus>() is { Backlog: 30, Age.TotalMilliseconds: > 0 }, "the backlog to be measured");
        await broker.StartAgainAsync(Stage.Cancellation);

        var again = await ReattachTo(stage, subscriber);
        await Wait.Until(() => whileAway.TrueForAll(again.Ids.Contains), "every event of the pause", TimeSpan.FromSeconds(60), () => $"{again.Ids.Distinct().Count()} events");
        await Wait.Until(async () => (await Stage.Health(announcer)).Status is HealthStatus.Healthy, "the health to recover");
    }

    [Fact]
    public async Task A_service_starts_without_a_broker_and_publishes_when_there_is_one()
    {
        await using var broker = await TestBroker.StartAsync(Stage.Cancellation);
        await using var stage = await Stage.Set(broker);
        var subscriber = await stage.Subscribe();
        await broker.StopAsync(Stage.Cancellation);
        var took = Stopwatch.StartNew();
        await stage.StartAnnouncer(Quick);
        Assert.True(took.Elapsed < TimeSpan.FromSeconds(10), $"it took {took.Elapsed}");
        var id = await stage.Happens();

        await broker.StartAgainAsync(Stage.Cancellation);

        var again = await ReattachTo(stage, subscriber);
        await Wait.Until(() => again.Ids.Contains(id), "the event", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_a_frozen_broker_does_not_confirm_is_published_again()
    {
        await using var broker = await TestBroker.StartAsync(Stage.Cancellation);
        await using var stage = await Stage.Set(broker);
        var subscriber = await stage.Subscribe();
        var announcer = await stage.StartAnnouncer(Quick);
        await stage.Happens();
        await subscriber.Gets(1);

        await broker.PauseAsync(Stage.Cancellation);
        var id = await stage.Happens();
        await Wait.Until(async () => (await Stage.Health(announcer)).Entries["broker"].Status is HealthStatus.Degraded, "publishing to be reported as failing");
        Assert.DoesNotContain(id, subscriber.Ids);
        await broker.ResumeAsync(Stage.Cancellation);

        await Wait.Until(() => subscriber.Ids.Contains(id), "the event", TimeSpan.FromSeconds(60));
        await Wait.Until(async () => (await Stage.Health(announcer)).Status is HealthStatus.Healthy, "the health to recover");
    }

    [Fact]
    public async Task While_the_brokers_disk_is_full_publishing_fails_visibly_and_nothing_is_lost()
    {
        await using var broker = await TestBroker.StartAsync(Stage.Cancellation);
        await using var stage = await Stage.Set(broker);
        var subscriber = await stage.Subscribe();
        var announcer = await stage.StartAnnouncer(Quick);
        await stage.Happens();
        await subscriber.Gets(1);

        await broker.Run("rabbitmqctl", "set_disk_free_limit", "1000000GB");
        var id = await stage.Happens();
        await Wait.Until(async () => (await Stage.Health(announcer)).Entries["broker"].Status is HealthStatus.Degraded, "publishing to be reported as failing");
        await broker.Run("rabbitmqctl", "set_disk_free_limit", "50MB");

        await Wait.Until(() => subscriber.Ids.Contains(id), "the event", TimeSpan.FromSeconds(60));
        await Wait.Until(async () => (await Stage.Health(announcer)).Status is HealthStatus.Healthy, "the health to recover");
    }

    [Fact]
    public async Task An_outbox_older_than_a_minute_is_degraded()
    {
        await using var stage = await Stage.Set();
        await using var slow = await stage.Owner.OpenConnectionAsync(Stage.Cancellation);
        await using var open = await slow.BeginTransactionAsync(Stage.Cancellation);
        await stage.Happens(on: slow);
        // Stands behind the open transaction and cannot be published.
        await stage.Happens();
        await stage.Run("update events set recorded_at = now() - interval '61 seconds'");

        var announcer = await stage.StartAnnouncer();

        await Wait.Until(async () => (await Stage.Health(announcer)).Entries["outbox"].Status is HealthStatus.Degraded, "an old outbox to be reported");
        await open.CommitAsync(Stage.Cancellation);
        await Wait.Until(async () => (await Stage.Health(announcer)).Status is HealthStatus.Healthy, "the health to recover");
    }

    [Fact]
    public async Task A_backlog_over_several_batches_arrives_whole()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe();
        await stage.HappenMany(5_001);

        var announcer = await stage.StartAnnouncer();

        await subscriber.Gets(5_001, TimeSpan.FromSeconds(60));
        Assert.Equal(5_001, subscriber.Arrived.Count);
        await Wait.Until(() => announcer.Services.GetRequiredService<OutboxStatus>() is { Backlog: 0 }, "the outbox to be empty");
    }

    [Fact]
    public async Task Publishing_goes_on_with_the_trace_of_the_call()
    {
        await using var stage = await Stage.Set();
        var subscriber = await stage.Subscribe();
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = Listen(spans.Enqueue, "Suite.Messaging");
        await stage.StartAnnouncer();

        var id = await stage.Happens(traceParent: "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await subscriber.Gets(1);

        await Wait.Until(() => spans.Any(s => Equals(s.GetTagItem("messaging.message.id"), id.ToString("D"))), "the publishing span");
        var span = spans.First(s => Equals(s.GetTagItem("messaging.message.id"), id.ToString("D")));
        Assert.Equal("1af7651916cd43dd8448eb211c80319c", span.TraceId.ToHexString());
        Assert.Equal("b7ad6b7169203331", span.ParentSpanId.ToHexString());
        Assert.Equal(ActivityKind.Producer, span.Kind);
    }

    static readonly RelayOptions Quick = new()
    {
        StandBy = TimeSpan.FromMilliseconds(200),
        PublishTimeout = TimeSpan.FromSeconds(1),
        LongestBackOff = TimeSpan.FromSeconds(1),
        MeasureEvery = TimeSpan.FromMilliseconds(100),
    };

    static bool Leads(IHost host) => host.Services.GetRequiredService<OutboxStatus>().Leading;

    static async Task<RawSubscriber> ReattachTo(Stage stage, RawSubscriber subscriber)
    {
        var connection = await stage.Connect();
        await subscriber.Attach(await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation));
        return subscriber;
    }

    static ActivityListener Listen(params string[] sources) => Listen(_ => { }, sources);

    static ActivityListener Listen(Action<Activity> stopped, params string[] sources)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

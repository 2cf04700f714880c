using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Suite.BrokerAccounts;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

/// <summary>Who may do what on the broker. That the services' accounts may do what they must, every other test of this folder shows: it runs under them.</summary>
public sealed class Accounts
{
    const string One = "subscriber.one";
    const string Two = "subscriber.two";

    static readonly Dictionary<string, (string Account, Func<IChannel, Task> Act)> Forbidden = new()
    {
        ["a service announces as another"] = (Stage.Service, c => Publish(c, "other.events")),
        ["a service writes into any queue"] = (Stage.Service, c => Publish(c, "", Stage.Queue)),
        ["a service replays as another"] = (Stage.Service, c => Publish(c, "other.replays", "subscriber.two.events")),
        ["a service makes another's exchange"] = (Stage.Service, c => c.ExchangeDeclareAsync("other.more", ExchangeType.Topic, cancellationToken: Stage.Cancellation)),
        ["a service makes a queue in another's name"] = (Stage.Service, c => Declare(c, "other.inbox")),
        ["a service makes a subscriber's queue"] = (Stage.Service, c => Declare(c, "subscriber.one.more")),
        ["a service makes a queue without a name"] = (Stage.Service, c => c.QueueDeclareAsync(cancellationToken: Stage.Cancellation)),
        ["a service reads another's queue"] = (Stage.Service, c => c.BasicGetAsync(Stage.Queue, autoAck: false, Stage.Cancellation)),
        ["a service empties another's queue"] = (Stage.Service, c => c.QueuePurgeAsync(Stage.Queue, Stage.Cancellation)),
        ["a service deletes another's exchange"] = (Stage.Service, c => c.ExchangeDeleteAsync("other.events", cancellationToken: Stage.Cancellation)),
        ["a service hears what it is not given to hear"] = (Stage.Listener, c => Bind(c, Stage.Queue, "other.events")),
        ["a service takes what is replayed for subscribers"] = (Stage.Listener, c => Bind(c, Stage.Queue, "sample.replays")),
        ["a listener announces as whom it hears"] = (Stage.Listener, c => Publish(c, Stage.Exchange)),
        ["a subscriber announces"] = (One, c => Publish(c, Stage.Exchange)),
        ["a subscriber replays"] = (One, c => Publish(c, "sample.replays", "subscriber.two.events")),
        ["a subscriber writes into any queue"] = (One, c => Publish(c, "", "subscriber.two.events")),
        ["a subscriber makes a service's exchange"] = (One, c => c.ExchangeDeclareAsync(Stage.Exchange, ExchangeType.Topic, durable: true, cancellationToken: Stage.Cancellation)),
        ["a subscriber makes a service's queue"] = (One, c => Declare(c, "listener.more")),
        ["a subscriber makes another subscriber's queue"] = (One, c => Declare(c, "subscriber.two.more")),
        ["a subscriber takes a name that begins like its own"] = (One, c => Declare(c, "subscriber.one-more.events")),
        ["a subscriber reads another's queue"] = (One, c => c.BasicGetAsync("subscriber.two.events", autoAck: false, Stage.Cancellation)),
        ["a subscriber reads a service's queue"] = (One, c => c.BasicConsumeAsync(Stage.Queue, autoAck: false, new AsyncEventingBasicConsumer(c), Stage.Cancellation)),
        ["a subscriber hears what it is not given to hear"] = (One, BindOwnQueueToOther),
        ["a subscriber takes another's queue off"] = (One, c => c.QueueUnbindAsync("subscriber.two.events", Stage.Exchange, "#", cancellationToken: Stage.Cancellation)),
        ["a subscriber lets dead letters be announced"] = (One, c => Declare(c, "subscriber.one.trick", new() { ["x-dead-letter-exchange"] = Stage.Exchange })),
    };

    public static TheoryData<string> Tries => [.. Forbidden.Keys];

    [Theory, MemberData(nameof(Tries))]
    public async Task What_is_not_ones_own_is_refused(string attempt)
    {
        await using var stage = await Stage.Set();
        await using (var owner = await (await stage.Connect()).CreateChannelAsync(cancellationToken: Stage.Cancellation))
            foreach (var queue in (string[])[Stage.Queue, "subscriber.two.events"])
            {
                await Declare(owner, queue);
                await Bind(owner, queue, Stage.Exchange);
            }

        var (account, act) = Forbidden[attempt];
        await using var channel = await (await stage.Connect(account)).CreateChannelAsync(new CreateChannelOptions(true, true), Stage.Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => act(channel));

        Assert.Equal((ushort?)Constants.AccessRefused, channel.CloseReason?.ReplyCode);
    }

    [Fact]
    public async Task A_subscriber_makes_its_own_queue_with_dead_letters_and_hears_whom_it_may()
    {
        await using var stage = await Stage.Set();
        await stage.StartAnnouncer();
        await using var channel = await (await stage.Connect(Two)).CreateChannelAsync(cancellationToken: Stage.Cancellation);
        await channel.ExchangeDeclareAsync("subscriber.two.events.dead", ExchangeType.Fanout, durable: true, cancellationToken: Stage.Cancellation);
        await Declare(channel, "subscriber.two.events.dead");
        await channel.QueueBindAsync("subscriber.two.events.dead", "subscriber.two.events.dead", "", cancellationToken: Stage.Cancellation);
        await Declare(channel, "subscriber.two.events", new() { ["x-dead-letter-exchange"] = "subscriber.two.events.dead" });
        foreach (var service in (string[])[Stage.Service, Stage.OtherService])
        {
            await Bind(channel, "subscriber.two.events", $"{service}.events");
            await channel.QueueBindAsync("subscriber.two.events", $"{service}.replays", "subscriber.two.events", cancellationToken: Stage.Cancellation);
        }

        var happened = await stage.Happens();
        var got = await Wait.For(() => channel.BasicGetAsync("subscriber.two.events", autoAck: false, Stage.Cancellation), "the event");
        Assert.Equal(happened, CloudEvent.FromJson(got.Body).Id);
        await channel.BasicNackAsync(got.DeliveryTag, multiple: false, requeue: false, Stage.Cancellation);
        var dead = await Wait.For(() => channel.BasicGetAsync("subscriber.two.events.dead", autoAck: true, Stage.Cancellation), "the dead letter");
        Assert.Equal(got.Body.ToArray(), dead.Body.ToArray());
    }

    [Fact]
    public async Task A_consumer_waits_for_an_exchange_that_it_may_not_make()
    {
        await using var stage = await Stage.Set();
        await using (var owner = await (await stage.Connect()).CreateChannelAsync(cancellationToken: Stage.Cancellation))
            await owner.ExchangeDeleteAsync(Stage.Exchange, cancellationToken: Stage.Cancellation);
        await stage.StartListener<Effects>();
        await Wait.Until(() => stage.Errors.Any(e => e.Contains("could not be checked yet", StringComparison.Ordinal)), "the queue to be waited for");

        await stage.StartAnnouncer();
        await stage.Happens();

        await Wait.Until(async () =>
        {
            // What was announced before anybody listened went to nobody.
            await stage.Happens();
            return await stage.Ask<long>("select count(*) from effects") > 0;
        }, "an event to arrive");
    }

    [Fact]
    public async Task Accounts_that_are_made_by_several_at_once_are_there_for_all()
    {
        var broker = await SuiteContainers.BrokerAsync();
        var virtualHost = TestBroker.VirtualHostOf(await broker.CreateVirtualHostAsync("accounts", Stage.Cancellation));
        for (var round = 0; round < 5; round++)
        {
            BrokerAccount[] accounts = [.. Enumerable.Range(0, 5).Select(n => BrokerAccount.OfService($"made-{round}-{n}", "secret", []))];
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BrokerManagement.Apply(broker.Management, accounts, virtualHost, Stage.Cancellation)));
        }

        var permissions = await broker.Management.GetFromJsonAsync<JsonElement>($"vhosts/{Uri.EscapeDataString(virtualHost)}/permissions", Stage.Cancellation);
        Assert.Equal(25, permissions.EnumerateArray().Count(p => p.GetProperty("user").GetString()!.StartsWith("made-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_broker_does_not_take_it_says_why()
    {
        var broker = await SuiteContainers.BrokerAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => BrokerManagement.Apply(broker.Management, [BrokerAccount.OfService("made-nowhere", "secret", [])], "there-is-no-such-host", Stage.Cancellation));

        Assert.Contains("there-is-no-such-host", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_takes_accounts_from_its_settings_and_refuses_what_is_not_one()
    {
        var definitions = BrokerDefinitions.Of(BrokerDefinitions.Accounts(Settings(
            ("Services:sample:Password", "a"), ("Subscribers:council-bi:Password", "b"), ("Subscribers:council-bi:Hears", "sample, other"))), "suite");

        Assert.Equal(["sample", "subscriber.council-bi"], definitions["users"]!.AsArray().Select(u => (string)u!["name"]!));
        Assert.All(definitions["users"]!.AsArray(), user => Assert.Equal("", (string)user!["tags"]!));
        Assert.Equal(["^sample\\.", "^subscriber\\.council-bi\\."], definitions["permissions"]!.AsArray().Select(p => (string)p!["write"]!));
        Assert.Equal("^(subscriber\\.council-bi\\.|(sample|other)\\.(events|replays)$)", (string)definitions["permissions"]![1]!["read"]!);
        Assert.Equal(["other.events", "other.replays", "sample.events", "sample.replays"], definitions["exchanges"]!.AsArray().Select(e => (string)e!["name"]!));
        Assert.All(definitions["exchanges"]!.AsArray(), exchange => Assert.Equal("suite", (string)exchange!["vhost"]!));

        foreach (var bad in (string[])["Up", "a.b", "a|b", "a--b", ".*", "subscriber", new('a', 65)])
            Assert.Throws<InvalidOperationException>(() => BrokerDefinitions.Accounts(Settings(($"Services:{bad}:Password", "a"))));
        Assert.Throws<InvalidOperationException>(() => BrokerDefinitions.Accounts(Settings(("Subscribers:one:Hears", "sample"))));
        Assert.Throws<InvalidOperationException>(() => BrokerDefinitions.Accounts(Settings(("Subscribers:one:Password", "a"), ("Subscribers:one:Hears", "s.*"))));
    }

    static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    static async Task BindOwnQueueToOther(IChannel channel)
    {
        await Declare(channel, "subscriber.one.mine");
        await Bind(channel, "subscriber.one.mine", "other.events");
    }

    static Task Declare(IChannel channel, string queue, Dictionary<string, object?>? arguments = null) => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
        new Dictionary<string, object?>(arguments ?? []) { ["x-queue-type"] = "quorum" }, cancellationToken: Stage.Cancellation);

    static Task Bind(IChannel channel, string queue, string exchange) => channel.QueueBindAsync(queue, exchange, "#", cancellationToken: Stage.Cancellation);

    static Task Publish(IChannel channel, string exchange, string key = "kinship.case-allocated.v1") =>
        channel.BasicPublishAsync(exchange, key, mandatory: false, new BasicProperties(), Stage.Sample().ToJson(), Stage.Cancellation).AsTask();
}

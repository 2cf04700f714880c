using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RabbitMQ.Client;
using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

public sealed class Listening
{
    [Fact]
    public async Task Events_cross_from_one_service_to_the_other_once_each()
    {
        await using var stage = await Stage.Set();
        await stage.StartListener<Effects>();
        await stage.HappenMany(1_000);
        await stage.StartAnnouncer();

        await Effects(stage, 1_000);

        Assert.Equal(1_000, await stage.Ask<long>("select count(distinct e.event_id) from effects f join events e using (event_id)"));
    }

    [Fact]
    public async Task What_comes_twice_and_out_of_order_counts_once()
    {
        await using var stage = await Stage.Set();
        await stage.StartListener<Effects>();
        var sent = Enumerable.Range(1, 150).Select(i => Stage.Sample(sequence: i).ToJson()).ToArray();

        // Twice inside one batch, again in later ones, backwards.
        await stage.Announce([.. sent, .. sent.Reverse()]);
        await Effects(stage, 150);
        await stage.Announce([.. sent.Reverse(), Stage.Sample().ToJson()]);
        await Effects(stage, 151);

        Assert.Equal(151, await stage.Ask<long>("select count(distinct event_id) from effects"));
        Assert.Equal(151, await stage.Ask<long>("select count(*) from inbox"));
    }

    [Fact]
    public async Task Two_instances_of_a_consumer_share_a_queue_and_do_nothing_twice()
    {
        await using var stage = await Stage.Set();
        await stage.StartListener<Effects>();
        await stage.StartListener<Effects>();
        var sent = Enumerable.Range(1, 400).Select(_ => Stage.Sample().ToJson()).ToArray();

        await stage.Announce([.. sent, .. sent.Reverse(), .. sent]);
        await Effects(stage, 400);
        await Wait.Until(async () => await Waiting(stage, Stage.Queue) == 0, "the queue to be empty");

        Assert.Equal(400, await stage.Ask<long>("select count(*) from effects"));
    }

    [Fact]
    public async Task One_bad_event_among_fifty_is_put_aside_and_takes_no_other_with_it()
    {
        await using var stage = await Stage.Set();
        var listener = await stage.StartListener<Effects>();
        var bad = Stage.Sample(team: "POISON");
        var sent = Enumerable.Range(0, 50).Select(i => i == 31 ? bad : Stage.Sample()).Select(e => e.ToJson()).ToArray();

        await stage.Announce(sent);
        await Effects(stage, 49);

        var letters = listener.Services.GetRequiredService<DeadLetters>();
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 1, "one dead letter");
        var letter = Assert.Single(await letters.List(Stage.Queue, null, 10, Stage.Cancellation));
        Assert.Equal((bad.Id, bad.Type, "HANDLER_FAILED", "FormatException"), (letter.EventId, letter.Type, letter.Reason, letter.Failure));
        Assert.NotNull(letter.PutAsideAt);
        Assert.Contains(stage.Errors, e => e.Contains(bad.Id.ToString("D"), StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Errors, e => e.Contains("Jane Doe", StringComparison.Ordinal));
        Assert.DoesNotContain("Jane Doe", await Headers(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_dead_letters_wait_is_measured_and_they_are_looked_through_in_order()
    {
        await using var stage = await Stage.Set();
        using var depth = new MeterListener();
        var measured = new ConcurrentDictionary<string, long>();
        depth.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "suite.dead_letters.depth")
                listener.EnableMeasurementEvents(instrument);
        };
        var listener = await stage.StartListener<Effects>();
        var mine = listener.Services.GetRequiredService<MessagingTelemetry>().Meter;
        depth.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (ReferenceEquals(instrument.Meter, mine))
                measured[$"{tags[0].Key} {tags[0].Value}"] = value;
        });
        depth.Start();
        var bad = Enumerable.Range(0, 5).Select(_ => Stage.Sample(team: "POISON")).ToList();
        foreach (var one in bad)
        {
            await stage.Announce(one.ToJson());
            await Wait.Until(async () => (await listener.Services.GetRequiredService<DeadLetters>().List(Stage.Queue, null, 10, Stage.Cancellation)).Any(l => l.EventId == one.Id), "the event to be put aside");
        }

        var letters = listener.Services.GetRequiredService<DeadLetters>();
        var all = await letters.List(Stage.Queue, null, 10, Stage.Cancellation);
        Assert.Equal(bad.Select(e => (Guid?)e.Id), all.Select(l => l.EventId));
        Assert.Equal(all.Skip(2).Take(2), await letters.List(Stage.Queue, all[1].Place, 2, Stage.Cancellation));
        // The same message twice is two letters.
        await stage.Announce(bad[4].ToJson());
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 6, "the sixth dead letter");
        Assert.Equal(6, (await letters.List(Stage.Queue, null, 10, Stage.Cancellation)).Select(l => l.Place).Distinct().Count());
        await Wait.Until(() =>
        {
            depth.RecordObservableInstruments();
            return measured.GetValueOrDefault($"suite.queue {Stage.Queue}") == 6;
        }, "the depth to be measured");
    }

    [Fact]
    public async Task A_value_that_the_database_refuses_is_put_aside_without_its_text()
    {
        await using var stage = await Stage.Set();
        var listener = await stage.StartListener<Effects>();

        await stage.Announce(Stage.Sample(team: "BAD_DATE").ToJson(), Stage.Sample().ToJson());
        await Effects(stage, 1);

        var letters = listener.Services.GetRequiredService<DeadLetters>();
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 1, "one dead letter");
        Assert.Equal("PostgreSQL 22007", Assert.Single(await letters.List(Stage.Queue, null, 10, Stage.Cancellation)).Failure);
        Assert.DoesNotContain(stage.Errors, e => e.Contains("Jane Doe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_event_is_put_aside()
    {
        await using var stage = await Stage.Set();
        var listener = await stage.StartListener<Effects>();

        await stage.Announce(Encoding.UTF8.GetBytes("Jane Doe, born 2019"), [], Stage.Sample().ToJson());
        await Effects(stage, 1);

        var letters = listener.Services.GetRequiredService<DeadLetters>();
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 2, "two dead letters");
        Assert.All(await letters.List(Stage.Queue, null, 10, Stage.Cancellation), letter => Assert.Equal(("UNREADABLE", "NOT_JSON"), (letter.Reason, letter.Failure)));
        Assert.DoesNotContain(stage.Errors, e => e.Contains("Jane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replayed_dead_letter_takes_effect_once_however_often_it_is_replayed()
    {
        await using var stage = await Stage.Set();
        var fix = new Fix();
        var listener = await stage.StartListener<Effects>(more: b => b.Services.AddSingleton(fix));
        var (bad, other) = (Stage.Sample(team: "POISON"), Stage.Sample(team: "POISON"));
        await stage.Announce(bad.ToJson(), other.ToJson());
        var letters = listener.Services.GetRequiredService<DeadLetters>();
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 2, "two dead letters");

        // Not repaired yet: it comes back.
        Assert.Equal(1, await letters.Replay(Stage.Queue, new HashSet<Guid> { bad.Id }, Stage.Cancellation));
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 2, "the dead letter to come back");

        fix.Repaired = true;
        Assert.Equal(2, await letters.Replay(Stage.Queue, null, Stage.Cancellation));
        await Effects(stage, 2);
        await stage.Announce(bad.ToJson());
        await stage.Announce(Stage.Sample().ToJson());
        await Effects(stage, 3);
        Assert.Equal(1, await stage.Ask<long>($"select count(*) from effects where event_id = '{bad.Id}'"));
        Assert.Equal(0, await letters.Count(Stage.Queue, Stage.Cancellation));
        Assert.Equal(0, await letters.Replay(Stage.Queue, null, Stage.Cancellation));
    }

    [Fact]
    public async Task While_the_database_is_away_events_are_held_and_none_is_put_aside()
    {
        await using var stage = await Stage.Set();
        var listener = await stage.StartListener<Effects>();
        await stage.Run("alter table effects rename to effects_elsewhere");
        await stage.Announce([.. Enumerable.Range(0, 20).Select(_ => Stage.Sample().ToJson())]);
        await Wait.Until(() => stage.Errors.Any(e => e.Contains("are held and tried again", StringComparison.Ordinal)), "the batch to be held");

        await stage.CutDatabaseConnections();
        await stage.Run("alter table effects_elsewhere rename to effects");

        await Effects(stage, 20);
        Assert.Equal(0, await listener.Services.GetRequiredService<DeadLetters>().Count(Stage.Queue, Stage.Cancellation));
    }

    [Fact]
    public async Task An_event_that_takes_its_consumer_down_ends_as_a_dead_letter_of_the_broker()
    {
        await using var stage = await Stage.Set();
        var listener = await stage.StartListener<Effects>(new() { DeliveryLimit = 3 });
        await listener.StopAsync(Stage.Cancellation);
        var deadly = Stage.Sample();
        await stage.Announce(deadly.ToJson());

        // A consumer that dies with the message in its hands.
        for (var deaths = 0; deaths < 4; deaths++)
        {
            var connection = await stage.Connect();
            var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation);
            await Wait.For(async () => await channel.BasicGetAsync(Stage.Queue, autoAck: false, Stage.Cancellation), "the event to be delivered again");
            await connection.CloseAsync(Stage.Cancellation);
        }

        var other = await stage.StartListener<Effects>(new() { DeliveryLimit = 3 });
        var letters = other.Services.GetRequiredService<DeadLetters>();
        await Wait.Until(async () => await letters.Count(Stage.Queue, Stage.Cancellation) == 1, "one dead letter");
        var letter = Assert.Single(await letters.List(Stage.Queue, null, 10, Stage.Cancellation));
        Assert.Equal((deadly.Id, "DELIVERY_LIMIT"), (letter.EventId, letter.Reason));
        Assert.NotNull(letter.PutAsideAt);
    }

    [Fact]
    public async Task A_classic_queue_of_that_name_is_refused_at_the_start()
    {
        await using var stage = await Stage.Set();
        var connection = await stage.Connect();
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation))
            await channel.QueueDeclareAsync(Stage.Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Stage.Cancellation);

        var refused = await Assert.ThrowsAsync<QueueRefusedException>(() => stage.StartListener<Effects>());

        Assert.Contains(Stage.Queue, refused.Message, StringComparison.Ordinal);
        Assert.Contains("quorum", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quorum_queue_without_dead_letters_is_refused_too()
    {
        await using var stage = await Stage.Set();
        var connection = await stage.Connect();
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation))
            await channel.QueueDeclareAsync(Stage.Queue, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Stage.Cancellation);

        await Assert.ThrowsAsync<QueueRefusedException>(() => stage.StartListener<Effects>());
    }

    [Fact]
    public async Task A_consumer_comes_back_after_the_broker_was_stopped()
    {
        await using var broker = await TestBroker.StartAsync(Stage.Cancellation);
        await using var stage = await Stage.Set(broker);
        var listener = await stage.StartListener<Effects>();
        await stage.Announce(Stage.Sample().ToJson());
        await Effects(stage, 1);

        await broker.StopAsync(Stage.Cancellation);
        await Wait.Until(async () => (await Stage.Health(listener)).Status is HealthStatus.Degraded, "the health to say that the broker is away");
        await broker.StartAgainAsync(Stage.Cancellation);
        await stage.Announce(Stage.Sample().ToJson());

        await Effects(stage, 2, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_transaction_goes_on_with_the_trace_of_the_call()
    {
        await using var stage = await Stage.Set();
        var spans = new ConcurrentQueue<Activity>();
        using var listening = new ActivityListener
        {
            ShouldListenTo = source => source.Name is MessagingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listening);
        await stage.StartListener<Effects>();

        await stage.Announce(
            Stage.Sample(traceParent: "00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").ToJson(),
            Stage.Sample(traceParent: "00-3af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").ToJson());
        await Effects(stage, 2);

        foreach (var trace in (string[])["2af7651916cd43dd8448eb211c80319c", "3af7651916cd43dd8448eb211c80319c"])
            await Wait.Until(() => spans.Any(s => s.TraceId.ToHexString() == trace && s.Kind is ActivityKind.Consumer), $"a span in trace {trace}");
    }

    [Fact]
    public async Task The_inbox_forgets_what_is_old_and_nothing_else()
    {
        await using var stage = await Stage.Set();
        await stage.Run("insert into inbox (consumer, source, event_id, seen_at) select 'listener.sample', '/sample', gen_random_uuid(), now() - interval '31 days' from generate_series(1, 20001)");
        await stage.Run("insert into inbox (consumer, source, event_id, seen_at) values ('listener.sample', '/sample', gen_random_uuid(), now() - interval '29 days'), ('another', '/sample', gen_random_uuid(), now() - interval '31 days')");

        await stage.StartListener<Effects>();

        await Wait.Until(async () => await stage.Ask<long>("select count(*) from inbox") == 2, "the purge");
    }

    static Task Effects(Stage stage, int count, TimeSpan? within = null) =>
        Wait.Until(async () => await stage.Ask<long>("select count(*) from effects") == count, $"{count} effects", within);

    static async Task<uint> Waiting(Stage stage, string queue)
    {
        var connection = await stage.Connect();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation);
        return await channel.MessageCountAsync(queue, Stage.Cancellation);
    }

    static async Task<string> Headers(Stage stage)
    {
        var connection = await stage.Connect();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stage.Cancellation);
        var got = await channel.BasicGetAsync(Stage.Queue + ".dead", autoAck: false, Stage.Cancellation);
        return string.Join("\n", got!.BasicProperties.Headers!.Select(h => $"{h.Key}: {(h.Value is byte[] text ? Encoding.UTF8.GetString(text) : h.Value)}"));
    }
}

/// <summary>Set when the cause of the failures is gone.</summary>
sealed class Fix
{
    public bool Repaired { get; set; }
}

/// <summary>Writes a row for each event, so that whatever is lost or done twice shows.</summary>
sealed class Effects(IServiceProvider services) : IEventHandler
{
    public async Task Apply(IReadOnlyList<ReceivedEvent> fresh, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        foreach (var happened in fresh)
        {
            var team = happened.Read<CaseAllocated>().Team;
            await using var insert = new NpgsqlCommand("insert into effects (event_id, case_id, sequence) values ($1, $2, $3)", connection, transaction);
            insert.Parameters.Add(new() { Value = happened.Id });
            insert.Parameters.Add(new() { Value = happened.CaseId });
            insert.Parameters.Add(new() { Value = happened.Sequence });
            await insert.ExecuteNonQueryAsync(cancellation);

            if (team == "POISON" && services.GetService<Fix>() is not { Repaired: true })
                throw new FormatException("Jane Doe cannot be read as a number.");
            if (team == "BAD_DATE")
            {
                await using var cast = new NpgsqlCommand("select $1::text::date", connection, transaction);
                cast.Parameters.Add(new() { Value = "Jane Doe" });
                await cast.ExecuteScalarAsync(cancellation);
            }
        }
    }
}

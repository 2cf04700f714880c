using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RabbitMQ.Client;
using Suite.Feed.V1;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

/// <summary>A subscriber that joins late has the events put into its own queue, by a service that may write there in no other way.</summary>
public sealed class Replaying
{
    const string Queue = "subscriber.one.events";

    static readonly Caller Operator = new("service-owner", Caller.AllAuthorities, new HashSet<string> { "OPERATOR" }, new HashSet<string>());

    [Fact]
    public async Task A_late_joiner_gets_every_event_of_before_with_its_id()
    {
        await using var feed = await Served.Start(new() { ChunkSize = 100, PerSecond = 100_000 });
        feed.Caller = Operator;
        await feed.Stage.HappenMany(430);
        await feed.Stage.Happens(authority: Stage.OtherAuthority, version: 4, traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var subscriber = await Subscribe(feed.Stage);

        await feed.Stage.AllFinal();
        using var call = feed.Replay(Request());
        var told = await call.ResponseStream.ReadAllAsync(Stage.Cancellation).ToListAsync(Stage.Cancellation);

        Assert.Equal([100, 200, 300, 400, 431], told.Select(r => r.Events));
        Assert.Equal([false, false, false, false, true], told.Select(r => r.Done));
        await subscriber.Gets(431);
        feed.Caller = new("reporting", Caller.AllAuthorities, new HashSet<string> { "SERVICE" }, new HashSet<string>());
        var fed = await feed.ReadAll(new());
        Assert.Equal(fed.Select(r => Guid.Parse(r.Event.Id)), subscriber.Ids);
        Assert.Equal(fed[^1].Position, told[^1].Position);
        // What came last is, byte for byte, what the relay sends.
        var last = subscriber.Arrived.Last();
        Assert.Equal(ReceivedEvent.From(fed[^1].Event), ReceivedEvent.From(CloudEvent.FromJson(last.Body)));
        Assert.Equal((CloudEvent.ContentType, fed[^1].Event.Id), (last.Properties.ContentType, last.Properties.MessageId));
        // The client's own number of the publication, and nothing of who sent it.
        Assert.Equal(["x-dotnet-pub-seq-no"], last.Properties.Headers?.Keys ?? []);
        Assert.Equal($"service-owner * ReplayEvents OK {Queue}", await feed.Stage.Ask<string>(
            "select subject || ' ' || authority || ' ' || split_part(rpc, '.', 4) || ' ' || outcome || ' ' || purpose from audit"));
    }

    [Fact]
    public async Task The_same_request_twice_is_one_replay_and_another_is_no_harm()
    {
        await using var feed = await Served.Start();
        feed.Caller = Operator;
        await feed.Stage.HappenMany(20);
        var subscriber = await Subscribe(feed.Stage);
        var request = Request();

        var first = await feed.ReplayAll(request);
        await feed.Stage.Happens();
        Assert.Equal(first, await feed.ReplayAll(request));
        await subscriber.Gets(20);
        Assert.Equal(20, subscriber.Arrived.Count);

        Assert.Equal(21, (await feed.ReplayAll(Request())).Events);
        await Wait.Until(() => subscriber.Arrived.Count == 41, "the second replay");
        Assert.Equal(21, subscriber.Ids.Distinct().Count());

        request.Types_.Add("kinship.case-opened.v1");
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), await Refusal(feed, request));
    }

    [Fact]
    public async Task A_call_that_breaks_off_goes_on_where_it_stopped()
    {
        await using var feed = await Served.Start(new() { ChunkSize = 10, PerSecond = 100 });
        feed.Caller = Operator;
        await feed.Stage.HappenMany(60);
        var subscriber = await Subscribe(feed.Stage);
        var request = Request();
        await feed.Stage.AllFinal();
        using (var call = feed.Replay(request))
        {
            await call.ResponseStream.MoveNext(Stage.Cancellation);
            await call.ResponseStream.MoveNext(Stage.Cancellation);
        }

        Assert.True(await feed.Stage.Ask<long>("select events from event_replays") < 60, "the call was not broken off");
        Assert.Equal(60, (await feed.ReplayAll(request)).Events);
        await subscriber.Gets(60);
        // The chunk that was on its way may have come twice.
        Assert.InRange(subscriber.Arrived.Count, 60, 70);
    }

    [Fact]
    public async Task Two_calls_at_the_same_replay_do_not_run_beside_each_other()
    {
        await using var feed = await Served.Start(new() { ChunkSize = 10, PerSecond = 100 });
        feed.Caller = Operator;
        await feed.Stage.HappenMany(60);
        var subscriber = await Subscribe(feed.Stage);
        var request = Request();

        var outcomes = await Task.WhenAll(Outcome(), Outcome());

        Assert.Contains("60", outcomes);
        Assert.Contains("REPLAY_RUNS", outcomes);
        await subscriber.Gets(60);

        async Task<string> Outcome()
        {
            try
            {
                return $"{(await feed.ReplayAll(request)).Events}";
            }
            catch (RpcException refused)
            {
                return refused.Status.Detail;
            }
        }
    }

    [Fact]
    public async Task It_keeps_to_the_position_the_time_the_types_and_the_operators_authority()
    {
        await using var feed = await Served.Start();
        await feed.Stage.HappenMany(5);
        var fed = await feed.ReadAll(new());
        await feed.Stage.Run("update events set recorded_at = timestamptz '2026-03-01 09:00Z'");
        await feed.Stage.Happens(type: "kinship.case-opened.v1", data: "{}");
        await feed.Stage.Happens(authority: Stage.OtherAuthority);
        await feed.Stage.Run("update events set recorded_at = timestamptz '2026-03-02 09:00Z' where recorded_at > '2026-03-02'");
        await Subscribe(feed.Stage);
        feed.Caller = Operator;

        Assert.Equal(7, (await feed.ReplayAll(Request())).Events);
        Assert.Equal(4, (await feed.ReplayAll(Request(r => r.AfterPosition = fed[2].Position))).Events);
        Assert.Equal(2, (await feed.ReplayAll(Request(r => r.FromTime = Timestamp.FromDateTimeOffset(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))))).Events);
        Assert.Equal(1, (await feed.ReplayAll(Request(r => r.Types_.Add("kinship.case-opened.v1")))).Events);
        var none = await feed.ReplayAll(Request(r => r.Types_.Add("kinship.no-such.v1")));
        Assert.Equal((0, true), (none.Events, none.Done));

        feed.Caller = Operator with { Authority = Stage.OtherAuthority };
        Assert.Equal(1, (await feed.ReplayAll(Request())).Events);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await Refusal(feed, Request(r => r.AfterPosition = fed[2].Position)));
    }

    [Fact]
    public async Task A_service_without_events_has_nothing_to_replay()
    {
        await using var feed = await Served.Start();
        feed.Caller = Operator;

        var done = await feed.ReplayAll(Request());

        Assert.Equal((0, "", true), (done.Events, done.Position, done.Done));
    }

    [Fact]
    public async Task A_queue_that_nobody_bound_is_refused_and_may_be_bound_later()
    {
        await using var feed = await Served.Start();
        feed.Caller = Operator;
        await feed.Stage.HappenMany(3);
        var request = Request();

        Assert.Equal((StatusCode.FailedPrecondition, "QUEUE_NOT_BOUND"), await Refusal(feed, request));

        var subscriber = await Subscribe(feed.Stage);
        Assert.Equal(3, (await feed.ReplayAll(request)).Events);
        await subscriber.Gets(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("listener.sample")]
    [InlineData("subscriber.one")]
    [InlineData("subscriber..events")]
    [InlineData("subscriber.One.events")]
    [InlineData("subscriber.one.#")]
    public async Task A_queue_that_is_no_subscribers_is_refused(string queue)
    {
        await using var feed = await Served.Start();
        feed.Caller = Operator;

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await Refusal(feed, Request(r => r.Queue = queue)));
    }

    [Fact]
    public async Task Every_other_bad_field_is_refused_too()
    {
        await using var feed = await Served.Start();
        feed.Caller = Operator;

        foreach (var bad in (Action<ReplayEventsRequest>[])
                 [
                     r => r.RequestId = "once",
                     r => r.AfterPosition = "nonsense",
                     r => r.FromTime = new() { Seconds = -99_999_999_999 },
                     r => r.Types_.Add(Enumerable.Range(0, 101).Select(i => $"kinship.t{i}.v1")),
                 ])
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await Refusal(feed, Request(bad)));
        Assert.Equal(0, await feed.Stage.Ask<long>("select count(*) from event_replays"));
    }

    static ReplayEventsRequest Request(Action<ReplayEventsRequest>? with = null)
    {
        var request = new ReplayEventsRequest { RequestId = Guid.NewGuid().ToString("D"), Queue = Queue };
        with?.Invoke(request);
        return request;
    }

    static async Task<(StatusCode, string)> Refusal(Served feed, ReplayEventsRequest request)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => feed.ReplayAll(request));
        return (refused.StatusCode, refused.Status.Detail);
    }

    /// <summary>A subscriber under its own account, whose queue gets only what is replayed for it.</summary>
    static async Task<RawSubscriber> Subscribe(Stage stage)
    {
        var channel = await (await stage.Connect("subscriber.one")).CreateChannelAsync(cancellationToken: Stage.Cancellation);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Stage.Cancellation);
        await channel.QueueBindAsync(Queue, "sample.replays", Queue, cancellationToken: Stage.Cancellation);
        var subscriber = new RawSubscriber(Queue);
        await subscriber.Attach(channel);
        return subscriber;
    }
}

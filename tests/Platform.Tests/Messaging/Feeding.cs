using Grpc.Core;
using Suite.Feed.V1;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

public sealed class Feeding
{
    [Fact]
    public async Task A_subscriber_that_resumes_gets_each_event_once_and_in_order()
    {
        await using var feed = await Served.Start();
        await feed.Stage.HappenMany(1_201);

        var read = new List<ReadEventsResponse>();
        while (true)
        {
            using var call = feed.Read(new() { AfterPosition = read.Count == 0 ? "" : read[^1].Position });
            var before = read.Count;
            // Breaks off in the middle of a page each time.
            await foreach (var response in call.ResponseStream.ReadAllAsync(Stage.Cancellation))
            {
                read.Add(response);
                if (read.Count - before == 333)
                    break;
            }

            if (read.Count == before)
                break;
        }

        Assert.Equal(1_201, read.Count);
        Assert.Equal(1_201, read.Select(r => r.Event.Id).Distinct().Count());
        Assert.Equal(1_201, read.Select(r => r.Position).Distinct().Count());
    }

    [Fact]
    public async Task A_fed_event_is_the_one_that_the_broker_carries()
    {
        await using var feed = await Served.Start();
        var subscriber = await feed.Stage.Subscribe();
        await feed.Stage.StartAnnouncer();
        await feed.Stage.Happens(version: 4, traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await subscriber.Gets(1);

        var fed = Assert.Single(await feed.ReadAll(new()));

        Assert.Equal(ReceivedEvent.From(CloudEvent.FromJson(Assert.Single(subscriber.Arrived).Body)) with { Data = "" }, ReceivedEvent.From(fed.Event) with { Data = "" });
        Assert.Equal("""{"team": "T1"}""", fed.Event.Data);
    }

    [Fact]
    public async Task An_open_transaction_with_an_earlier_place_holds_the_feed_back_and_hides_nothing()
    {
        await using var feed = await Served.Start();
        var before = await feed.Stage.Happens();
        await using var slow = await feed.Stage.Owner.OpenConnectionAsync(Stage.Cancellation);
        await using var open = await slow.BeginTransactionAsync(Stage.Cancellation);
        var early = await feed.Stage.Happens(on: slow);
        var late = await feed.Stage.Happens();

        var first = await feed.ReadAll(new());
        Assert.Equal([before.ToString()], first.Select(r => r.Event.Id));
        await open.CommitAsync(Stage.Cancellation);
        var rest = await feed.ReadAll(new() { AfterPosition = first[^1].Position });

        Assert.Equal([early.ToString(), late.ToString()], rest.Select(r => r.Event.Id));
    }

    [Fact]
    public async Task A_follower_gets_what_happens_from_then_on()
    {
        await using var feed = await Served.Start();
        await feed.Stage.Happens(type: "kinship.case-opened.v1", data: "{}");
        using var call = feed.Read(new() { Follow = true, Types_ = { "kinship.case-allocated.v1" } });
        var next = call.ResponseStream.MoveNext(Stage.Cancellation);
        await feed.Stage.Happens(type: "kinship.case-opened.v1", data: "{}");
        Assert.False(next.IsCompleted);

        var wanted = await feed.Stage.Happens();

        Assert.True(await next.WaitAsync(Wait.Default, Stage.Cancellation));
        Assert.Equal(wanted.ToString(), call.ResponseStream.Current.Event.Id);
    }

    [Fact]
    public async Task A_caller_sees_their_own_authority_and_a_service_all()
    {
        await using var feed = await Served.Start();
        var own = await feed.Stage.Happens(authority: Stage.Authority);
        var other = await feed.Stage.Happens(authority: Stage.OtherAuthority);
        var all = await feed.ReadAll(new());
        Assert.Equal([own.ToString(), other.ToString()], all.Select(r => r.Event.Id));

        feed.Caller = new("analyst", Stage.Authority, new HashSet<string> { "ANALYST" }, new HashSet<string>());
        Assert.Equal([own.ToString()], (await feed.ReadAll(new())).Select(r => r.Event.Id));
        // A position of the other authority's event is none of theirs.
        Assert.Equal(StatusCode.InvalidArgument, await feed.Refusal(new() { AfterPosition = all[1].Position }));

        feed.Caller = new("odd", Caller.AllAuthorities, new HashSet<string> { "ANALYST" }, new HashSet<string>());
        Assert.Equal(StatusCode.PermissionDenied, await feed.Refusal(new()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' or 1=1 --")]
    public async Task A_position_that_the_feed_never_gave_is_refused(string position)
    {
        await using var feed = await Served.Start();
        await feed.Stage.Happens();

        Assert.Equal(StatusCode.InvalidArgument, await feed.Refusal(new() { AfterPosition = position }));
    }

    [Fact]
    public async Task A_wellformed_position_without_an_event_or_of_another_feed_is_refused()
    {
        await using var feed = await Served.Start();
        await feed.Stage.Happens();
        var given = Assert.Single(await feed.ReadAll(new())).Position;
        var real = FeedPosition.Read(given, Stage.Service)!.Value;

        Assert.Empty(await feed.ReadAll(new() { AfterPosition = given }));
        Assert.Equal(StatusCode.InvalidArgument, await feed.Refusal(new() { AfterPosition = FeedPosition.Write(real with { Seq = real.Seq + 1 }, Stage.Service) }));
        Assert.Equal(StatusCode.InvalidArgument, await feed.Refusal(new() { AfterPosition = FeedPosition.Write(real, "another") }));
    }
}

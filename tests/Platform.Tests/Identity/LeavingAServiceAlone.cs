using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suite.Platform.Identity;
using Suite.Platform.Tests.Door.V1;
using Xunit;

namespace Suite.Platform.Tests.Identity;

public sealed class LeavingAServiceAlone
{
    readonly FakeTimeProvider _clock = new();
    readonly Behind _behind = new();
    readonly DoorService.DoorServiceClient _client;

    public LeavingAServiceAlone() => _client = new(_behind.Intercept(new Circuit("door", _clock, NullLogger<Circuit>.Instance)));

    async Task<StatusCode> Knock()
    {
        try
        {
            await _client.KnockAsync(new(), cancellationToken: TestContext.Current.CancellationToken);
            return StatusCode.OK;
        }
        catch (RpcException failed)
        {
            return failed.StatusCode;
        }
    }

    async Task Miss(int times, StatusCode how = StatusCode.Unavailable)
    {
        _behind.Answers = how;
        for (var i = 0; i < times; i++)
            Assert.Equal(how, await Knock());
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task A_service_that_was_not_reached_several_times_running_is_not_called_for_a_while(StatusCode how)
    {
        await Miss(Circuit.MissesToOpen, how);
        _behind.Answers = StatusCode.OK;

        Assert.Equal(StatusCode.Unavailable, await Knock());
        _clock.Advance(Circuit.OpenFor - TimeSpan.FromMilliseconds(1));
        Assert.Equal(StatusCode.Unavailable, await Knock());

        Assert.Equal(Circuit.MissesToOpen, _behind.Calls);
    }

    [Fact]
    public async Task Then_one_call_finds_out_whether_it_is_back()
    {
        await Miss(Circuit.MissesToOpen);
        _clock.Advance(Circuit.OpenFor);

        var held = _behind.Hold();
        var trial = Knock();
        Assert.Equal(StatusCode.Unavailable, await Knock()); // the others wait for what it finds
        Assert.Equal(Circuit.MissesToOpen + 1, _behind.Calls);
        _behind.Answers = StatusCode.OK;
        held.SetResult();

        Assert.Equal(StatusCode.OK, await trial);
        Assert.Equal(StatusCode.OK, await Knock());
    }

    [Fact]
    public async Task While_it_is_still_away_it_is_left_alone_again()
    {
        await Miss(Circuit.MissesToOpen);
        _clock.Advance(Circuit.OpenFor);
        await Miss(1);

        Assert.Equal(StatusCode.Unavailable, await Knock());
        Assert.Equal(Circuit.MissesToOpen + 1, _behind.Calls);
    }

    [Theory]
    [InlineData(StatusCode.OK)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Internal)]
    public async Task An_answer_of_any_kind_says_that_it_is_there(StatusCode answer)
    {
        await Miss(Circuit.MissesToOpen - 1);
        _behind.Answers = answer;
        await Knock();
        await Miss(Circuit.MissesToOpen - 1);
        _behind.Answers = StatusCode.OK;

        Assert.Equal(StatusCode.OK, await Knock());
    }

    [Fact]
    public async Task A_call_that_was_given_up_says_nothing_of_it()
    {
        await Miss(Circuit.MissesToOpen - 1);
        await Miss(20, StatusCode.Cancelled);
        _behind.Answers = StatusCode.OK;
        Assert.Equal(StatusCode.OK, await Knock());

        await Miss(Circuit.MissesToOpen);
        _clock.Advance(Circuit.OpenFor);
        await Miss(1, StatusCode.Cancelled);
        _behind.Answers = StatusCode.OK;
        Assert.Equal(StatusCode.OK, await Knock()); // the next one tries
    }

    /// <summary>The service, without a wire.</summary>
    sealed class Behind : CallInvoker
    {
        Task _held = Task.CompletedTask;

        public StatusCode Answers { get; set; }

        public int Calls { get; private set; }

        public TaskCompletionSource Hold()
        {
            var held = new TaskCompletionSource();
            _held = held.Task;
            return held;
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Calls++;
            return new(Answer(), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

            async Task<TResponse> Answer()
            {
                await _held;
                return Answers is StatusCode.OK ? Activator.CreateInstance<TResponse>() : throw new RpcException(new(Answers, ""));
            }
        }

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
    }
}

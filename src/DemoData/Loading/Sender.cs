using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;

namespace Suite.DemoData.Loading;

/// <summary>
/// Sends requests to one service as the member of staff who makes them. Which method takes a request says the contract, so the
/// descriptors are all that is needed.
/// </summary>
sealed class Sender : IDisposable
{
    const int Attempts = 9;
    static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    static readonly ConcurrentDictionary<MessageDescriptor, Method<IMessage, IMessage>> Methods = new();

    readonly string _service;
    readonly IReadOnlyList<ServiceDescriptor> _contract;
    readonly SignIn _signIn;
    readonly TimeSpan _deadline;
    readonly GrpcChannel[] _channels;
    readonly CallInvoker[] _callers;
    int _sent;

    /// <param name="connections">Connections, so that every replica behind the address gets its share.</param>
    /// <param name="deadline">Of a call; half a minute unless said.</param>
    public Sender(Uri address, string service, IReadOnlyList<ServiceDescriptor> contract, SignIn signIn, int connections, TimeSpan? deadline = null)
    {
        (_service, _contract, _signIn, _deadline) = (service, contract, signIn, deadline ?? UsualDeadline);
        _channels = [.. Enumerable.Range(0, connections).Select(_ => GrpcChannel.ForAddress(address))];
        _callers = [.. _channels.Select(c => c.CreateCallInvoker())];
    }

    /// <summary>Commands that the service took, or remembered.</summary>
    public int Sent => _sent;

    /// <summary>Sends a command until it is taken; the same request id each time, so that what did arrive is not done twice.</summary>
    /// <param name="connection">Any number; the same one, the same connection.</param>
    /// <param name="what">What it was for, when it is refused.</param>
    /// <param name="stale">Somebody, or the deadline watch, was faster: puts the present etag into the request. Null if it has none.</param>
    /// <returns>Null where an earlier load did this act on another version of the record.</returns>
    public async Task<IMessage?> Send(int connection, IMessage request, Worker worker, Func<string> what, Func<Task>? stale, CancellationToken cancellation)
    {
        var answer = await Persist(connection, request, worker, what, stale, cancellation);
        Interlocked.Increment(ref _sent);
        return answer;
    }

    /// <summary>Asks something, until there is an answer.</summary>
    public async Task<IMessage> Read(int connection, IMessage request, Worker worker, CancellationToken cancellation) =>
        (await Persist(connection, request, worker, () => "a read", null, cancellation))!;

    async Task<IMessage?> Persist(int connection, IMessage request, Worker worker, Func<string> what, Func<Task>? stale, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Call(connection, request, worker, cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Aborted && stale is not null && attempt < Attempts)
            {
                await stale();
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.AlreadyExists && RefusedActException.ReasonOf(e) is "REQUEST_ID_REUSED" && stale is not null)
            {
                return null;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted && attempt < Attempts)
            {
                var pause = TimeSpan.FromMilliseconds(100 * (1 << attempt));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellation);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                throw new NotReachableException($"{_service} does not answer ({e.StatusCode}).", e);
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RpcException e)
            {
                throw RefusedActException.Of(MethodOf(request.Descriptor).FullName, what(), e);
            }
        }
    }

    async Task<IMessage> Call(int connection, IMessage request, Worker worker, CancellationToken cancellation)
    {
        var headers = new Metadata { { "authorization", $"Bearer {await _signIn.TokenOf(worker)}" } };
        var options = new CallOptions(headers, (TimeProvider.System.GetUtcNow() + _deadline).UtcDateTime, cancellation);
        return await _callers[connection % _callers.Length].AsyncUnaryCall(MethodOf(request.Descriptor), null, options, request);
    }

    Method<IMessage, IMessage> MethodOf(MessageDescriptor request) => Methods.GetOrAdd(request, static (input, contract) =>
    {
        var method = contract.SelectMany(s => s.Methods).Single(m => m.InputType == input);
        return new(MethodType.Unary, method.Service.FullName, method.Name,
            Marshallers.Create<IMessage>(MessageExtensions.ToByteArray, input.Parser.ParseFrom),
            Marshallers.Create<IMessage>(MessageExtensions.ToByteArray, method.OutputType.Parser.ParseFrom));
    }, _contract);

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
    }
}

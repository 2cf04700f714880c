using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Suite.Platform.Identity;

/// <summary>
/// Leaves another service alone for a short time once it was not reached several times running, so that nobody waits for a service
/// that is away; then one call finds out whether it is back. What is not called is UNAVAILABLE. Unary calls only.
/// </summary>
sealed partial class Circuit(string service, TimeProvider clock, ILogger<Circuit> log) : Interceptor
{
    /// <summary>After so many calls, each with its retries, that did not reach it.</summary>
    public const int MissesToOpen = 5;

    public static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    int _misses;
    long _openedAt;
    bool _trying;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (!MayCall())
            throw new RpcException(new(StatusCode.Unavailable, $"{service} was not reached several times running and is left alone for a moment."));
        try
        {
            var call = continuation(request, context);
            return new(Watch(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
        }
        catch
        {
            Ended(reached: null);
            throw;
        }
    }

    async Task<TResponse> Watch<TResponse>(Task<TResponse> response)
    {
        bool? reached = null;
        try
        {
            var answer = await response;
            reached = true;
            return answer;
        }
        catch (RpcException failed)
        {
            reached = failed.StatusCode switch
            {
                StatusCode.Unavailable or StatusCode.DeadlineExceeded => false,
                // Given up by who called, or not sent at all, for example because nobody issues a token.
                StatusCode.Cancelled => null,
                StatusCode.Internal when failed.Status.DebugException is not null => null,
                // A refusal is an answer.
                _ => true,
            };
            throw;
        }
        finally
        {
            Ended(reached);
        }
    }

    bool MayCall()
    {
        lock (_lock)
        {
            if (_misses < MissesToOpen)
                return true;
            if (_trying || clock.GetElapsedTime(_openedAt) < OpenFor)
                return false;
            return _trying = true;
        }
    }

    /// <param name="reached">Null if the call tells nothing of it.</param>
    void Ended(bool? reached)
    {
        lock (_lock)
        {
            _trying = false;
            if (reached is null)
                return;
            _misses = reached.Value ? 0 : _misses + 1;
            if (_misses < MissesToOpen)
                return;
            if (_misses == MissesToOpen)
                LeftAlone(service, OpenFor);
            _openedAt = clock.GetTimestamp();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Service} was not reached several times running; it is left alone for {OpenFor} between one call and the next")]
    partial void LeftAlone(string service, TimeSpan openFor);
}

using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Suite.Reporting.V1;

namespace Suite.Cli.Calling;

/// <summary>Sends files in pieces while the answers come.</summary>
static class Upload
{
    const int BytesAtOnce = 256 * 1024;

    public static async Task<(long Size, ByteString Sha256)> Measure(string path, CancellationToken cancellation)
    {
        await using var file = Open(path);
        return (file.Length, ByteString.CopyFrom(await SHA256.HashDataAsync(file, cancellation)));
    }

    public static async IAsyncEnumerable<ByteString> Pieces(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = Open(path);
        var buffer = new byte[BytesAtOnce];
        while (await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var read)
            yield return ByteString.CopyFrom(buffer, 0, read);
    }

    public static IAsyncEnumerable<FileChunk> Chunks(ReturnTable table, string path, CancellationToken cancellation) =>
        Pieces(path, cancellation).Select(piece => new FileChunk { Table = table, Data = piece });

    /// <summary>Sends every message and hears every answer. When the suite ends the call, sending ends too, and the suite's status is what counts.</summary>
    public static async Task Run<TRequest, TResponse>(AsyncDuplexStreamingCall<TRequest, TResponse> call, IAsyncEnumerable<TRequest> requests, Action<TResponse> heard, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = Send(call.RequestStream, requests, ended.Token);
        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync(cancellation))
                heard(answer);
        }
        finally
        {
            await ended.CancelAsync();
            await sending;
        }
    }

    /// <summary>Sends every message, and hears the one answer or why there is none.</summary>
    public static async Task<TResponse> Run<TRequest, TResponse>(AsyncClientStreamingCall<TRequest, TResponse> call, IAsyncEnumerable<TRequest> requests, CancellationToken cancellation)
    {
        await Send(call.RequestStream, requests, cancellation);
        return await call;
    }

    static async Task Send<TRequest>(IClientStreamWriter<TRequest> stream, IAsyncEnumerable<TRequest> requests, CancellationToken cancellation)
    {
        try
        {
            await foreach (var request in requests.WithCancellation(cancellation))
                await stream.WriteAsync(request, cancellation);
            await stream.CompleteAsync();
        }
        catch (Exception over) when (over is OperationCanceledException or RpcException or InvalidOperationException)
        {
            // The answers say why.
        }
    }

    static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path.GetFileName(path)} cannot be read.");
        }
    }
}

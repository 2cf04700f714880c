using System.Security.Cryptography;
using Grpc.Core;
using Suite.Platform.Errors;

namespace Suite.Reporting.Files;

/// <summary>The bytes of one file as its pieces arrive; holds one piece at a time.</summary>
/// <param name="next">The next piece; null after the last.</param>
sealed class UploadStream(Func<Task<ReadOnlyMemory<byte>?>> next) : Stream
{
    /// <summary>The longest silence of a caller in the middle of a call: it may hold a session of the database.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    ReadOnlyMemory<byte> _current;

    /// <summary>The next message of a call; false at its end.</summary>
    public static async Task<bool> Next<T>(IAsyncStreamReader<T> messages, CancellationToken cancellation, TimeSpan? patience = null)
    {
        try
        {
            // How long a connection may be silent is the wire's time.
            return await messages.MoveNext(cancellation).WaitAsync(patience ?? Patience, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            throw Refuse.Aborted("UPLOAD_STALLED", "Nothing arrived for too long. Begin again.");
        }
    }

    /// <summary>Reads what nobody looked at, so that whatever follows can begin, and answers with the SHA-256 of all of it.</summary>
    public async Task<byte[]> Finish()
    {
        while (await More())
        {
        }

        return _hash.GetHashAndReset();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_current.Length == 0)
        {
            if (!await More())
                return 0;
        }

        var count = Math.Min(buffer.Length, _current.Length);
        _current[..count].CopyTo(buffer);
        _current = _current[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    async Task<bool> More()
    {
        if (await next() is not { } piece)
            return false;
        _hash.AppendData(piece.Span);
        _current = piece;
        return true;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read as they arrive.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}

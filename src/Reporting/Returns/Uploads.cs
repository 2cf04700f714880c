using System.Security.Cryptography;
using Grpc.Core;
using Suite.Platform.Errors;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>The files of one call, one after the other, out of the stream of its messages. Holds one message at a time.</summary>
/// <param name="next">The next message's chunk; null at the end of the stream.</param>
sealed class Uploads(Func<Task<FileChunk?>> next)
{
    public const int MostBytesInChunk = 1024 * 1024;

    FileChunk? _pending;

    public long BytesRead { get; private set; }

    /// <summary>What the next file is; null when there is none.</summary>
    public async Task<ReturnTable?> Begin() => (_pending ??= await next())?.Table;

    /// <summary>The bytes of the file that is next. Reads to the end of it, whoever stops looking: see <see cref="UploadStream.Finish"/>.</summary>
    public UploadStream Open(ReturnTable table, long size, byte[] sha256) => new(this, table, size, sha256);

    // The file's next bytes; null after its last.
    async Task<ReadOnlyMemory<byte>?> Take(ReturnTable table, long left)
    {
        if (left == 0)
            return null;
        var chunk = _pending ?? await next() ?? throw NotAsDeclared("The stream ended before the file did.");
        _pending = null;
        if (chunk.Table != table)
            throw Refuse.Field("chunk.table", "the chunks of a file follow each other, and have as many bytes as were declared", "CHUNK_OUT_OF_ORDER");
        if (chunk.Data.Length is 0 or > MostBytesInChunk)
            throw Refuse.Field("chunk.data", $"must have from 1 to {MostBytesInChunk} bytes");
        if (chunk.Data.Length > left)
            throw NotAsDeclared("The file has more bytes than were declared.");
        BytesRead += chunk.Data.Length;
        return chunk.Data.Memory;
    }

    static RefusedException NotAsDeclared(string why) => Refuse.Field("declaration", why, "FILE_NOT_AS_DECLARED");

    /// <summary>One file's bytes.</summary>
    public sealed class UploadStream(Uploads uploads, ReturnTable table, long size, byte[] sha256) : Stream
    {
        readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadOnlyMemory<byte> _current;
        long _taken;
        bool _checked;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => size;

        public override long Position { get => _taken - _current.Length; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_current.Length == 0 && !await More())
                return 0;
            var count = Math.Min(buffer.Length, _current.Length);
            _current[..count].CopyTo(buffer);
            _current = _current[count..];
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        /// <summary>Reads what nobody looked at, so that the next file can begin, and checks that all of it was what was declared.</summary>
        public async Task Finish()
        {
            while (await More())
            {
            }
        }

        async Task<bool> More()
        {
            if (await uploads.Take(table, size - _taken) is { } bytes)
            {
                _taken += bytes.Length;
                _hash.AppendData(bytes.Span);
                _current = bytes;
                return true;
            }

            if (!_checked && !_hash.GetHashAndReset().AsSpan().SequenceEqual(sha256))
                throw NotAsDeclared("The file's bytes are not those that were declared.");
            _checked = true;
            return false;
        }

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

    /// <summary>The longest silence of a caller in the middle of a call: it holds a session of the database.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The next message of a stream; false at its end.</summary>
    public static async Task<bool> Next<T>(IAsyncStreamReader<T> stream, CancellationToken cancellation, TimeSpan? patience = null)
    {
        try
        {
            // How long a connection may be silent is the wire's time.
            return await stream.MoveNext(cancellation).WaitAsync(patience ?? Patience, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            throw Refuse.Aborted("UPLOAD_STALLED", "Nothing arrived for too long. Begin again.");
        }
    }
}

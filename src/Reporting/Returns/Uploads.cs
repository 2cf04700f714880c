using Suite.Platform.Errors;
using Suite.Reporting.Files;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>The files of one call, one after the other, out of the stream of its messages.</summary>
/// <param name="next">The next message's chunk; null at the end of the stream.</param>
sealed class Uploads(Func<Task<FileChunk?>> next)
{
    public const int MostBytesInChunk = 1024 * 1024;

    FileChunk? _pending;

    public long BytesRead { get; private set; }

    /// <summary>What the next file is; null when there is none.</summary>
    public async Task<ReturnTable?> Begin() => (_pending ??= await next())?.Table;

    /// <summary>The bytes of the file that is next: as many as were declared.</summary>
    public UploadStream Open(ReturnTable table, long size)
    {
        var left = size;
        return new(async () =>
        {
            if (left == 0)
                return null;
            var bytes = await Take(table, left);
            left -= bytes.Length;
            return bytes;
        });
    }

    /// <summary>Reads to the end of the file, and checks that its bytes are those that were declared.</summary>
    public static async Task Finish(UploadStream file, ReadOnlyMemory<byte> sha256)
    {
        var hash = await file.Finish();
        if (!sha256.Span.SequenceEqual(hash))
            throw NotAsDeclared("The file's bytes are not those that were declared.");
    }

    async Task<ReadOnlyMemory<byte>> Take(ReturnTable table, long left)
    {
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
}

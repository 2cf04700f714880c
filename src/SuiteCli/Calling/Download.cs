using Grpc.Core;
using Suite.Reporting.V1;

namespace Suite.Cli.Calling;

/// <summary>Receives files.</summary>
static class Download
{
    /// <summary>A file that comes in pieces, with a bar; answers where it is and of how much it is made.</summary>
    public static Task<(string Path, int Total)> Pieces<T>(Cli cli, AsyncServerStreamingCall<T> call, Func<T, ExportPiece> pieceOf, Destination to, CancellationToken cancellation) =>
        ProgressLine.Show(cli.Console, async step =>
        {
            // Nothing is worked out for a file that may not be written.
            if (to.File is { } path)
                NewFile.MustBeFree(path, to.Force);
            step(new("exporting", null));
            NewFile? file = null;
            try
            {
                ExportPiece? last = null;
                await foreach (var message in call.ResponseStream.ReadAllAsync(cancellation))
                {
                    var piece = pieceOf(message);
                    file ??= NewFile.Begin(to.PathOf(piece.FileName), to.Force);
                    await file.Write(piece.Data.Memory, cancellation);
                    step(new("exporting", piece.Total == 0 ? null : (double)piece.Done / piece.Total));
                    last = piece.Last ? piece : null;
                }

                return file is not null && last is not null
                    ? (await file.Keep(cancellation), last.Total)
                    : throw new UnreachableException("The suite ended the call before the file was whole.");
            }
            finally
            {
                if (file is not null)
                    await file.DisposeAsync();
            }
        });

    /// <summary>A file that comes whole.</summary>
    public static async Task<string> Whole(ReadOnlyMemory<byte> bytes, string name, Destination to, CancellationToken cancellation)
    {
        await using var file = NewFile.Begin(to.PathOf(name), to.Force);
        await file.Write(bytes, cancellation);
        return await file.Keep(cancellation);
    }
}

using CsvHelper;
using Google.Protobuf;
using Suite.Reporting.Reports;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>
/// A file on its way to one reader. CSV leaves row by row as it is written; a workbook is one archive, so it is put together in a file that vanishes with the
/// call and then sent. Either way no message is large, and the reader hears how far it is.
/// </summary>
sealed class Pieces(string fileName, ScorecardFormat format, int total, Func<ExportPiece, CancellationToken, Task> send) : IDisposable
{
    const int Size = 64 * 1024;

    readonly string _name = $"{fileName}.{(IsCsv(format) ? "csv" : "xlsx")}";
    readonly string _type = IsCsv(format) ? "text/csv; charset=utf-8" : ExportWorkbook.ContentType;
    readonly MemoryStream _bytes = new();
    CsvWriter? _csv;
    int _done;

    static bool IsCsv(ScorecardFormat format) => format is ScorecardFormat.Csv;

    public bool OfCsv => IsCsv(format);

    /// <summary>Takes what came into the table since the last call; CSV sends it, and it need not be kept.</summary>
    public async Task Progress(ExportTable table, CancellationToken cancellation)
    {
        _done++;
        if (!OfCsv)
        {
            await send(Piece([], last: false), cancellation);
            return;
        }

        WriteCsv(table);
        await SendBytes(cancellation);
    }

    /// <summary>Sends the rest.</summary>
    public async Task End(IReadOnlyList<ExportTable> tables, CancellationToken cancellation)
    {
        if (OfCsv)
        {
            WriteCsv(tables[0]);
            await _csv!.DisposeAsync();
            await SendBytes(cancellation, last: true);
            return;
        }

        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, Size, FileOptions.DeleteOnClose);
        ExportWorkbook.Write(tables, file);
        file.Position = 0;
        var buffer = new byte[Size];
        int read;
        while ((read = await file.ReadAtLeastAsync(buffer, Size, throwOnEndOfStream: false, cancellation)) > 0)
            await send(Piece(buffer.AsSpan(0, read), last: file.Position == file.Length), cancellation);
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _bytes.Dispose();
    }

    void WriteCsv(ExportTable table)
    {
        var first = _csv is null;
        _csv ??= ReportCsv.Writer(_bytes, leaveOpen: true);
        table.WriteTo(_csv, withColumns: first);
        table.Rows.Clear();
        _csv.Flush();
    }

    async Task SendBytes(CancellationToken cancellation, bool last = false)
    {
        var bytes = _bytes.ToArray();
        _bytes.SetLength(0);
        var pieces = bytes.Chunk(Size).DefaultIfEmpty([]).ToList();
        for (var i = 0; i < pieces.Count; i++)
            await send(Piece(pieces[i], last && i == pieces.Count - 1), cancellation);
    }

    ExportPiece Piece(ReadOnlySpan<byte> data, bool last) => new() { FileName = _name, ContentType = _type, Data = ByteString.CopyFrom(data), Done = _done, Total = total, Last = last };
}

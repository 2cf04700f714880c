using CsvHelper;
using Google.Protobuf;
using Suite.Platform.Workbooks;
using Suite.Reporting.Reports;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>
/// A file on its way to one reader. CSV leaves row by row as it is written; a workbook is one archive, so it is put together in files that vanish with the
/// call and then sent. Either way rows are not kept, no message is large, and the reader hears how far it is.
/// </summary>
/// <param name="tables">What rows are added to. CSV is of the first one.</param>
sealed class Pieces(string fileName, ScorecardFormat format, IReadOnlyList<ExportTable> tables, int total, Func<ExportPiece, CancellationToken, Task> send) : IDisposable
{
    const int Size = 64 * 1024;

    readonly string _name = $"{fileName}.{(IsCsv(format) ? "csv" : "xlsx")}";
    readonly string _type = IsCsv(format) ? "text/csv; charset=utf-8" : WorkbookWriter.ContentType;
    readonly MemoryStream _bytes = new();
    readonly ExportWorkbook? _workbook = IsCsv(format) ? null : new(tables);
    CsvWriter? _csv;
    int _done;

    static bool IsCsv(ScorecardFormat format) => format is ScorecardFormat.Csv;

    /// <summary>Takes what came into the tables since the last call.</summary>
    public async Task Progress(CancellationToken cancellation)
    {
        _done++;
        if (_workbook is not null)
        {
            _workbook.Take();
            await send(Piece([], last: false), cancellation);
            return;
        }

        WriteCsv();
        await SendBytes(cancellation);
    }

    /// <summary>Sends the rest.</summary>
    public async Task End(CancellationToken cancellation)
    {
        if (_workbook is null)
        {
            WriteCsv();
            await _csv!.DisposeAsync();
            await SendBytes(cancellation, last: true);
            return;
        }

        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, Size, FileOptions.DeleteOnClose);
        _workbook.WriteTo(file);
        file.Position = 0;
        var buffer = new byte[Size];
        int read;
        while ((read = await file.ReadAtLeastAsync(buffer, Size, throwOnEndOfStream: false, cancellation)) > 0)
            await send(Piece(buffer.AsSpan(0, read), last: file.Position == file.Length), cancellation);
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _workbook?.Dispose();
        _bytes.Dispose();
    }

    void WriteCsv()
    {
        var first = _csv is null;
        _csv ??= ReportCsv.Writer(_bytes, leaveOpen: true);
        tables[0].WriteTo(_csv, withColumns: first);
        foreach (var table in tables)
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

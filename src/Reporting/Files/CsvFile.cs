using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Suite.Reporting.Files;

/// <summary>Why a file could not be read to its end.</summary>
enum CsvFault
{
    None,

    /// <summary>Bytes that are no UTF-8.</summary>
    NotUtf8,

    /// <summary>A cell far too long, as after a quotation mark that is never closed.</summary>
    EndlessCell,
}

/// <summary>
/// Reads a CSV row by row, as systems write them: UTF-8 with or without byte order mark, any line ends, cells quoted or not, spaces around them, empty lines
/// anywhere. Holds one row at a time.
/// </summary>
sealed class CsvFile : IDisposable
{
    const int BufferSize = 16 * 1024;

    // A quotation mark that is never closed must not take the rest of the file into one cell.
    const int LongestCell = 64 * 1024;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    readonly StreamReader _text;
    readonly CsvParser _parser;
    bool _malformed;

    public CsvFile(Stream bytes)
    {
        _text = new(bytes, StrictUtf8, detectEncodingFromByteOrderMarks: false, BufferSize, leaveOpen: true);
        _parser = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => _malformed = true,
            TrimOptions = TrimOptions.Trim,
            // They are left out here, so that they are counted.
            IgnoreBlankLines = false,
            BufferSize = BufferSize,
            MaxFieldSize = LongestCell,
        });
    }

    /// <summary>As a spreadsheet numbers it: the first one is 1.</summary>
    public int Row { get; private set; }

    public int Count => _parser.Count;

    public string this[int column] => _parser[column];

    public IEnumerable<string> Cells => Enumerable.Range(0, Count).Select(i => _parser[i]);

    public CsvFault Fault { get; private set; }

    /// <summary>Whether the row has a quotation mark where none can be. Looks at every cell.</summary>
    public bool IsMalformed
    {
        get
        {
            // A cell is only read when it is asked for.
            for (var i = 0; i < Count; i++)
                _ = _parser[i];
            return _malformed;
        }
    }

    /// <summary>Goes to the next row; false after the last, or where it cannot be read any further: see <see cref="Fault"/>.</summary>
    public async Task<bool> Next(CancellationToken cancellation)
    {
        try
        {
            do
            {
                cancellation.ThrowIfCancellationRequested();
                _malformed = false;
                if (!await _parser.ReadAsync())
                    return false;
                Row++;
            }
            while (Count == 0 || (Count == 1 && _parser[0].Length == 0));
            return true;
        }
        catch (DecoderFallbackException)
        {
            Fault = CsvFault.NotUtf8;
        }
        catch (MaxFieldSizeException)
        {
            Fault = CsvFault.EndlessCell;
        }

        // The one that could not be read.
        Row++;
        return false;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }
}

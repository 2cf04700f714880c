using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>The tables as CSV files in one ZIP: UTF-8 with byte order mark, lines ended as Excel and Ofsted's portal expect them.</summary>
static class CsvZip
{
    static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // A text that a spreadsheet would take for a formula is written with an apostrophe before it.
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',
    };

    /// <param name="at">What each file says of its time: that of the collection, so that the same figures make the same file.</param>
    public static byte[] Write(IReadOnlyList<Sheet> sheets, DateOnly at)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var sheet in sheets)
            {
                var entry = zip.CreateEntry($"{sheet.Name.ToLowerInvariant().Replace('_', '-')}.csv", CompressionLevel.Optimal);
                entry.LastWriteTime = new(at, TimeOnly.MinValue, TimeSpan.Zero);
                using var csv = new CsvWriter(new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), Form);
                foreach (var column in sheet.Columns)
                    csv.WriteField(column.Name);
                csv.NextRecord();
                foreach (var row in sheet.Rows)
                {
                    foreach (var cell in row)
                        csv.WriteField(cell.ToString());
                    csv.NextRecord();
                }
            }
        }

        return bytes.ToArray();
    }
}

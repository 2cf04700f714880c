using System.Security.Cryptography;
using System.Text;
using Suite.Reporting.Files;

namespace Suite.Reporting.Tests.Files;

public sealed class ReadingCsv
{
    [Fact]
    public async Task Rows_are_numbered_as_a_spreadsheet_numbers_them()
    {
        Assert.Equal(["2 a|b", "4 c|d", "5 e\nf|g", "8 h|"], (await Read("\uFEFF\r\n a ,b\n\r\n\"c\",d\r\n\"e\nf\",g\n  \n\nh,\n\n")).Rows);
    }

    [Theory]
    [InlineData("a,b\n1,\"2\"x\n3,4\n", 2)]
    [InlineData("a,\"b\"c\n1,2\n3,4\n", 1)]
    [InlineData("a,b\n1,2\n3,4\n", 0)]
    public async Task A_row_is_malformed_and_not_the_one_after_it(string text, int row)
    {
        Assert.Equal(row == 0 ? [] : [row], (await Read(text)).Malformed);
    }

    [Theory]
    [InlineData("a\n\"")]
    [InlineData("\"")]
    public async Task A_cell_without_end_ends_the_file(string before)
    {
        Assert.Equal(CsvFault.EndlessCell, (await Read(before + new string('x', 200_000) + "\n1\n")).Fault);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_end_the_file()
    {
        var (rows, _, fault) = await Read([(byte)'a', (byte)'\n', .. Enumerable.Repeat((byte)'b', 40_000), (byte)'\n', 0xE9, (byte)'\n']);
        Assert.Equal(CsvFault.NotUtf8, fault);
        Assert.Equal("1 a", rows[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    public async Task Nothing_is_no_row(string text)
    {
        var (rows, _, fault) = await Read(text);
        Assert.Empty(rows);
        Assert.Equal(CsvFault.None, fault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task An_upload_is_read_in_pieces_of_any_size_and_its_hash_is_of_all_of_it(int size)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"ä{i}\n")));
        // Pieces without anything are not the end.
        var pieces = new Queue<byte[]>(bytes.Chunk(size).SelectMany(piece => new[] { piece, [] }));
        await using var upload = new UploadStream(() => Task.FromResult<ReadOnlyMemory<byte>?>(pieces.TryDequeue(out var piece) ? piece : (ReadOnlyMemory<byte>?)null));
        using var csv = new CsvFile(upload);
        for (var i = 0; i < 3; i++)
            Assert.True(await csv.Next(CancellationToken.None));

        Assert.Equal("ä2", csv[0]);
        Assert.Equal(SHA256.HashData(bytes), await upload.Finish());
        Assert.Empty(pieces);
    }

    static Task<(List<string> Rows, List<int> Malformed, CsvFault Fault)> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    static async Task<(List<string> Rows, List<int> Malformed, CsvFault Fault)> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var csv = new CsvFile(stream);
        var (rows, malformed) = (new List<string>(), new List<int>());
        while (await csv.Next(CancellationToken.None))
        {
            rows.Add($"{csv.Row} {string.Join('|', csv.Cells)}");
            if (csv.IsMalformed)
                malformed.Add(csv.Row);
        }

        return (rows, malformed, csv.Fault);
    }
}

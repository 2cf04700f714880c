using System.IO.Compression;
using System.Xml.Linq;
using Suite.Platform.Workbooks;
using Xunit;

namespace Suite.Platform.Tests.Workbooks;

/// <summary>What stands in the archive. That it is a valid workbook is asked of the validator where workbooks are made: in the tests of the services.</summary>
public sealed class WritingWorkbooks
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Each_cell_is_what_it_is_and_a_text_is_never_a_formula()
    {
        var file = Written(workbook =>
        {
            workbook.Add(1, [new("=1+1"), new(Number: -12.50m), new(Day: new(2026, 3, 31)), new(Answer: true), new(Answer: false), default, new("")]);
            workbook.Add(0, [new(" a <b> & \"c\" ")]);
            workbook.Add(1, [new("second")]);
        });

        Assert.Equal([["one"], [" a <b> & \"c\" "]], Rows(file, 1).Select(r => r.Select(c => c.Value)));
        Assert.Equal(["inlineStr =1+1", "n -12.50", "s1 n 46112", "b 1", "b 0", "", ""], Rows(file, 2)[1].Select(Told));
        Assert.Equal(["second"], Rows(file, 2)[2].Select(c => c.Value));
        Assert.All(Rows(file, 2)[0], head => Assert.Equal("2", head.Attribute("s")!.Value));
        Assert.DoesNotContain(Sheet(file, 2).Descendants(Main + "f"), _ => true);

        static string Told(XElement cell) => $"{(cell.Attribute("s") is { } style ? $"s{style.Value} " : "")}{(cell.Attribute("t") is { } type ? type.Value + " " : "")}{cell.Value}";
    }

    [Fact]
    public void What_xml_cannot_hold_is_replaced_and_what_a_cell_cannot_hold_is_cut()
    {
        var file = Written(workbook => workbook.Add(0, [new("a\u0001b\uD800c\uD83D\uDE00\tz"), new(new string('x', 40_000))]));

        Assert.Equal("a\uFFFDb\uFFFDc\uD83D\uDE00\tz", Rows(file, 1)[1][0].Value);
        Assert.Equal(32_767, Rows(file, 1)[1][1].Value.Length);
    }

    [Fact]
    public void The_same_rows_make_the_same_bytes()
    {
        static void Fill(WorkbookWriter workbook) => workbook.Add(0, [new("a"), new(Number: 1)]);

        Assert.Equal(Written(Fill), Written(Fill));
    }

    [Fact]
    public void However_many_rows_there_are_memory_holds_few()
    {
        const int rows = 200_000;
        using var workbook = new WorkbookWriter([new("Rows", ["text", "number"])]);
        using var nowhere = new Counted();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        for (var i = 0; i < rows; i++)
        {
            workbook.Add(0, [new($"row {i} of a long table that nobody holds in memory"), new(Number: i)]);
            if (i % 50_000 == 49_999)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        workbook.WriteTo(nowhere);
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        Assert.True(nowhere.Length > 500_000);
        Assert.True(most < 4 * 1024 * 1024, $"{most / 1024} KiB were live");
    }

    static byte[] Written(Action<WorkbookWriter> fill)
    {
        using var workbook = new WorkbookWriter([new("One", ["one"]), new("Two", ["text", "number", "day", "yes", "no"])]);
        fill(workbook);
        using var bytes = new MemoryStream();
        workbook.WriteTo(bytes);
        return bytes.ToArray();
    }

    static XElement Sheet(byte[] file, int number)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var entry = archive.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return XDocument.Load(entry).Root!;
    }

    static List<List<XElement>> Rows(byte[] file, int sheet) => [.. Sheet(file, sheet).Descendants(Main + "row").Select(r => r.Elements(Main + "c").ToList())];

    // Forward only, like a connection.
    sealed class Counted : Stream
    {
        long _length;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

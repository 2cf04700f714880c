using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Suite.FosteringRecruitment.Returns;
using Sheet = Suite.FosteringRecruitment.Returns.Sheet;
using Workbook = Suite.FosteringRecruitment.Returns.Workbook;

namespace Suite.FosteringRecruitment.Tests.Returns;

public sealed class Files
{
    static readonly Sheet Sample = new("PLACES", "Places", [new("ROUTE", "By which route"), new("PLACES", "How many"), new("SINCE", "From when")],
    [
        ["MAINSTREAM", 3, new DateOnly(2027, 3, 31)],
        ["=1+cmd|' /C calc'!A0", 0, (DateOnly?)null],
        ["+44", 1, new DateOnly(2026, 4, 1)],
        ["-2", 1, ""],
        ["@SUM(A1)", 1, ""],
        ["a \"quoted\", name\r\nof two lines", 1, ""],
    ]);

    static string Csv(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(CsvZip.Write([Sample], new(2027, 3, 31))));
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.ToArray()[..3]);
        return Encoding.UTF8.GetString(bytes.ToArray()[3..]);
    }

    [Fact]
    public void A_csv_file_has_a_byte_order_mark_its_lines_end_as_asked_and_no_text_is_a_formula() => Assert.Equal(
        "ROUTE,PLACES,SINCE\r\n" +
        "MAINSTREAM,3,31/03/2027\r\n" +
        "\"'=1+cmd|' /C calc'!A0\",0,\r\n" +
        "\"'+44\",1,01/04/2026\r\n" +
        "\"'-2\",1,\r\n" +
        "\"'@SUM(A1)\",1,\r\n" +
        "\"a \"\"quoted\"\", name\r\nof two lines\",1,\r\n", Csv("places.csv"));

    [Fact]
    public void The_same_figures_make_the_same_file() => Assert.Equal(CsvZip.Write([Sample], new(2027, 3, 31)), CsvZip.Write([Sample], new(2027, 3, 31)));

    [Fact]
    public void A_workbook_is_opened_again_with_its_numbers_days_and_texts_as_such()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([GetFosteringDataCollection.Definitions([Sample]), Sample])), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var workbook = document.WorkbookPart!;
        Assert.Equal(["DEFINITIONS", "PLACES"], workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));

        List<List<DocumentFormat.OpenXml.Spreadsheet.Cell>> Cells(string name) =>
            [.. ((WorksheetPart)workbook.GetPartById(workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == name).Id!)).Worksheet!
                .Descendants<Row>().Select(r => r.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList())];
        var rows = Cells("PLACES");
        Assert.Equal(["ROUTE", "PLACES", "SINCE"], rows[0].Select(c => c.InnerText));

        var (text, number, day) = (rows[1][0], rows[1][1], rows[1][2]);
        Assert.Equal((CellValues.InlineString, "MAINSTREAM"), (text.DataType!.Value, text.InnerText));
        Assert.Equal((CellValues.Number, "3"), (number.DataType!.Value, number.CellValue!.Text));
        Assert.Equal(CellValues.Number, day.DataType!.Value);
        Assert.Equal(new(2027, 3, 31), DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(day.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture))));
        var format = (CellFormat)workbook.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt((int)day.StyleIndex!.Value);
        Assert.Equal("dd/mm/yyyy", workbook.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId! == format.NumberFormatId!).FormatCode!.Value);

        Assert.Equal((CellValues.InlineString, "=1+cmd|' /C calc'!A0"), (rows[2][0].DataType!.Value, rows[2][0].InnerText));
        Assert.Empty(rows.SelectMany(r => r).SelectMany(c => c.Elements<CellFormula>()));
        Assert.Equal(["PLACES", "Places", "PLACES", "How many"], Cells("DEFINITIONS")[2].Select(c => c.InnerText));
    }
}

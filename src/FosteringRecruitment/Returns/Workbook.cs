using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>The tables as one XLSX workbook. Numbers and days are numbers and days, not text; text is never a formula.</summary>
static class Workbook
{
    /// <summary>Index of the format of days among the cell formats below.</summary>
    const uint DayFormat = 1, HeadFormat = 2;

    /// <summary>First number that a workbook may give to a format of its own.</summary>
    const uint FirstOwnFormat = 164;

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheet);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)list.ChildElements.Count + 1,
                    Name = sheet.Name,
                });
            }

            workbook.Workbook = new(list);
        }

        return bytes.ToArray();
    }

    // Written through, not built as a tree: a household is a line.
    static void Write(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        Write(writer, sheet.Columns.Select(c => Text(c.Name, HeadFormat)));
        foreach (var row in sheet.Rows)
            Write(writer, row.Select(Typed));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void Write(OpenXmlWriter writer, IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    static DocumentFormat.OpenXml.Spreadsheet.Cell Typed(Cell cell) => cell switch
    {
        { Number: { } number } => new() { DataType = CellValues.Number, CellValue = new(number) },
        { Day: { } day } => new() { DataType = CellValues.Number, StyleIndex = DayFormat, CellValue = new(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        { Text.Length: > 0 } => Text(cell.Text, 0),
        _ => new(),
    };

    static DocumentFormat.OpenXml.Spreadsheet.Cell Text(string text, uint format) =>
        new() { DataType = CellValues.InlineString, StyleIndex = format, InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };

    static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = FirstOwnFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = FirstOwnFormat, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true }));
}

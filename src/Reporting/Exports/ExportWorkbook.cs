using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Suite.Reporting.Exports;

/// <summary>Tables as a workbook. A number is a number, a day a day, yes or no is that; a text is never a formula.</summary>
static class ExportWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    const uint DayFormat = 1, HeadFormat = 2;

    // First number that a workbook may give to a format of its own.
    const uint FirstOwnFormat = 164;

    // What a cell of a spreadsheet holds at most.
    const int LongestText = 32_767;

    public static void Write(IReadOnlyList<ExportTable> tables, Stream to)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = new Sheets();
        foreach (var table in tables)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            Write(part, table);
            list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = table.Name });
        }

        workbook.Workbook = new(list);
    }

    static void Write(WorksheetPart part, ExportTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        // The head stays in sight.
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
        Write(writer, table.Columns.Select(c => Text(c, HeadFormat)));
        foreach (var row in table.Rows)
            Write(writer, row.Select(Typed));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void Write(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    static Cell Typed(ExportCell cell) => cell switch
    {
        { Number: { } number } => new() { DataType = CellValues.Number, CellValue = new(number.ToString(CultureInfo.InvariantCulture)) },
        { Day: { } day } => new() { DataType = CellValues.Number, StyleIndex = DayFormat, CellValue = new(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        { Answer: { } answer } => new() { DataType = CellValues.Boolean, CellValue = new(answer ? "1" : "0") },
        { Text: { Length: > 0 } text } => Text(text, 0),
        _ => new(),
    };

    static Cell Text(string text, uint format) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = format,
        InlineString = new(new Text(text.Length <= LongestText ? text : text[..LongestText]) { Space = SpaceProcessingModeValues.Preserve }),
    };

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

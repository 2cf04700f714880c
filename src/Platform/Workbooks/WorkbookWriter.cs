using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Suite.Platform.Workbooks;

/// <summary>What stands in a cell: a text, a number, a day, yes or no, or nothing.</summary>
public readonly record struct WorkbookCell(string? Text = null, decimal? Number = null, DateOnly? Day = null, bool? Answer = null);

/// <param name="Columns">What its first row says; it stays in sight.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Columns);

/// <summary>
/// Writes a workbook of spreadsheets (XLSX: ISO/IEC 29500, Office Open XML), row by row and however long: rows wait in a file for each sheet that vanishes with the writer, so that
/// memory holds one row. A number is a number, a day a day, yes or no is that; a text is never a formula. The same rows make the same bytes.
/// </summary>
/// <remarks>
/// Libraries put the archive together in memory. The few parts that a plain workbook has are written here instead; tests look at them with the validator of Microsoft's own library.
/// </remarks>
public sealed class WorkbookWriter : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string OfDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    const string OfMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    const string DayFormat = "1", HeadFormat = "2";

    // What a cell holds at most.
    const int LongestText = 32_767;

    // The first instant that an archive can name: when it was written is no part of what it says.
    static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly List<(string Name, Stream File, XmlWriter Rows)> _sheets = [];

    public WorkbookWriter(IEnumerable<WorkbookSheet> sheets)
    {
        foreach (var sheet in sheets)
        {
            var file = Temporary();
            var rows = XmlWriter.Create(file, new XmlWriterSettings { CloseOutput = false });
            _sheets.Add((sheet.Name, file, rows));
            rows.WriteStartDocument(standalone: true);
            rows.WriteStartElement("worksheet", Main);
            rows.WriteStartElement("sheetViews", Main);
            Element(rows, "sheetView", ("workbookViewId", "0"), () => Element(rows, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")));
            rows.WriteEndElement();
            rows.WriteStartElement("sheetData", Main);
            rows.WriteStartElement("row", Main);
            foreach (var column in sheet.Columns)
                Text(rows, column, HeadFormat);
            rows.WriteEndElement();
        }
    }

    /// <summary>Adds a row to the sheet with that number, the first being nought.</summary>
    public void Add(int sheet, IEnumerable<WorkbookCell> row)
    {
        var rows = _sheets[sheet].Rows;
        rows.WriteStartElement("row", Main);
        foreach (var cell in row)
            Write(rows, cell);
        rows.WriteEndElement();
    }

    /// <summary>Puts it together, forward only; after that nothing can be added.</summary>
    public void WriteTo(Stream to)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", ContentTypes);
            Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
            Override("/xl/workbook.xml", "sheet.main+xml");
            Override("/xl/styles.xml", "styles+xml");
            for (var i = 1; i <= _sheets.Count; i++)
                Override($"/xl/worksheets/sheet{i}.xml", "worksheet+xml");

            void Override(string part, string type) => Element(xml, "Override", ("PartName", part), ("ContentType", OfMain + type));
        });
        Part(archive, "_rels/.rels", xml =>
        {
            xml.WriteStartElement("Relationships", Relationships);
            Element(xml, "Relationship", ("Id", "rId1"), ("Type", OfDocument + "/officeDocument"), ("Target", "xl/workbook.xml"));
        });
        Part(archive, "xl/_rels/workbook.xml.rels", xml =>
        {
            xml.WriteStartElement("Relationships", Relationships);
            for (var i = 1; i <= _sheets.Count; i++)
                Element(xml, "Relationship", ("Id", $"rId{i}"), ("Type", OfDocument + "/worksheet"), ("Target", $"worksheets/sheet{i}.xml"));
            Element(xml, "Relationship", ("Id", $"rId{_sheets.Count + 1}"), ("Type", OfDocument + "/styles"), ("Target", "styles.xml"));
        });
        Part(archive, "xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteAttributeString("xmlns", "r", null, OfDocument);
            xml.WriteStartElement("bookViews", Main);
            Element(xml, "workbookView");
            xml.WriteEndElement();
            xml.WriteStartElement("sheets", Main);
            for (var i = 1; i <= _sheets.Count; i++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", _sheets[i - 1].Name);
                xml.WriteAttributeString("sheetId", i.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("id", OfDocument, $"rId{i}");
                xml.WriteEndElement();
            }
        });
        Part(archive, "xl/styles.xml", Styles);
        for (var i = 0; i < _sheets.Count; i++)
        {
            var (_, file, rows) = _sheets[i];
            rows.WriteEndDocument();
            rows.Flush();
            file.Position = 0;
            using var entry = Entry(archive, $"xl/worksheets/sheet{i + 1}.xml");
            file.CopyTo(entry);
        }
    }

    public void Dispose()
    {
        foreach (var (_, file, rows) in _sheets)
        {
            rows.Dispose();
            file.Dispose();
        }
    }

    static FileStream Temporary()
    {
        // Where a file can be deleted while it is open nobody can open it any more, and it is gone even if the process dies.
        var windows = OperatingSystem.IsWindows();
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 16 * 1024, windows ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!windows)
            File.Delete(file.Name);
        return file;
    }

    static void Write(XmlWriter rows, WorkbookCell cell)
    {
        switch (cell)
        {
            case { Number: { } number }:
                Value(number.ToString(CultureInfo.InvariantCulture), ("t", "n"));
                break;
            case { Day: { } day }:
                Value(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), ("s", DayFormat), ("t", "n"));
                break;
            case { Answer: { } answer }:
                Value(answer ? "1" : "0", ("t", "b"));
                break;
            case { Text: { Length: > 0 } text }:
                Text(rows, text);
                break;
            default:
                Element(rows, "c");
                break;
        }

        void Value(string value, params ReadOnlySpan<(string Name, string Value)> attributes)
        {
            rows.WriteStartElement("c", Main);
            foreach (var (name, of) in attributes)
                rows.WriteAttributeString(name, of);
            rows.WriteElementString("v", Main, value);
            rows.WriteEndElement();
        }
    }

    static void Text(XmlWriter rows, string text, string? format = null)
    {
        rows.WriteStartElement("c", Main);
        if (format is not null)
            rows.WriteAttributeString("s", format);
        rows.WriteAttributeString("t", "inlineStr");
        rows.WriteStartElement("is", Main);
        rows.WriteStartElement("t", Main);
        rows.WriteAttributeString("xml", "space", null, "preserve");
        rows.WriteString(Writable(text.Length <= LongestText ? text : text[..LongestText]));
        rows.WriteEndElement();
        rows.WriteEndElement();
        rows.WriteEndElement();
    }

    // XML has no way to write most control characters, nor half a character.
    static string Writable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else
                text = $"{text[..i]}\uFFFD{text[(i + 1)..]}";
        }

        return text;
    }

    static void Styles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        // The first number that a workbook may give to a format of its own.
        Listed("numFmts", () => Element(xml, "numFmt", ("numFmtId", "164"), ("formatCode", "dd/mm/yyyy")));
        Listed("fonts", () => Element(xml, "font"), () => Element(xml, "font", () => Element(xml, "b")));
        Listed("fills", () => Element(xml, "fill", () => Element(xml, "patternFill", ("patternType", "none"))), () => Element(xml, "fill", () => Element(xml, "patternFill", ("patternType", "gray125"))));
        Listed("borders", () => Element(xml, "border"));
        Listed("cellStyleXfs", () => Element(xml, "xf"));
        Listed("cellXfs", () => Element(xml, "xf"), () => Element(xml, "xf", ("numFmtId", "164"), ("applyNumberFormat", "1")), () => Element(xml, "xf", ("fontId", "1"), ("applyFont", "1")));

        void Listed(string name, params ReadOnlySpan<Action> items)
        {
            xml.WriteStartElement(name, Main);
            foreach (var item in items)
                item();
            xml.WriteEndElement();
        }
    }

    static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        using var entry = Entry(archive, name);
        using var xml = XmlWriter.Create(entry);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    static Stream Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Undated;
        return entry.Open();
    }

    static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(xml, name, attributes);
        xml.WriteEndElement();
    }

    static void Element(XmlWriter xml, string name, Action content)
    {
        Start(xml, name);
        content();
        xml.WriteEndElement();
    }

    static void Element(XmlWriter xml, string name, (string Name, string Value) attribute, Action content)
    {
        Start(xml, name, attribute);
        content();
        xml.WriteEndElement();
    }

    // In the namespace of what it stands in.
    static void Start(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, xml.LookupPrefix(Main) is "" ? Main : xml.LookupPrefix(ContentTypes) is "" ? ContentTypes : Relationships);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
    }
}

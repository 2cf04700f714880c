using Suite.Platform.Workbooks;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>The tables as one XLSX workbook.</summary>
static class Workbook
{
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var workbook = new WorkbookWriter(sheets.Select(s => new WorkbookSheet(s.Name, [.. s.Columns.Select(c => c.Name)])));
        for (var i = 0; i < sheets.Count; i++)
            foreach (var row in sheets[i].Rows)
                workbook.Add(i, row.Select(c => new WorkbookCell(c.Text, c.Number, c.Day)));
        using var bytes = new MemoryStream();
        workbook.WriteTo(bytes);
        return bytes.ToArray();
    }
}

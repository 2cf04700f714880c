using Suite.Platform.Workbooks;

namespace Suite.Reporting.Exports;

/// <summary>Tables as a workbook, a sheet for each. Rows are taken out of the tables as they come, so that no more of a long export is in memory than came last.</summary>
sealed class ExportWorkbook(IReadOnlyList<ExportTable> tables) : IDisposable
{
    readonly WorkbookWriter _workbook = new(tables.Select(t => new WorkbookSheet(t.Name, t.Columns)));

    /// <summary>Takes the rows that are in the tables now.</summary>
    public void Take()
    {
        for (var i = 0; i < tables.Count; i++)
        {
            foreach (var row in tables[i].Rows)
                _workbook.Add(i, row.Select(c => new WorkbookCell(c.Text, c.Number, c.Day, c.Answer)));
            tables[i].Rows.Clear();
        }
    }

    public void WriteTo(Stream to)
    {
        Take();
        _workbook.WriteTo(to);
    }

    public void Dispose() => _workbook.Dispose();
}

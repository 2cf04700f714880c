using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>The annual fostering data collection of one year, as rows or as a file.</summary>
sealed class GetFosteringDataCollection(CollectionReader reader, IAudit audit, TimeProvider clock)
{
    const string Zip = "application/zip", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The Fostering Services (England) Regulations 2011 came into force on 1 April 2011.</summary>
    const int FirstYear = 2012, LastYear = 2200;

    public async Task<GetFosteringDataCollectionResponse> Handle(GetFosteringDataCollectionRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var year = new ReportingYear(fields.Number("year", request.Year, FirstYear, LastYear) - 1);
        fields.Require(fields.Any || year.FirstDay <= today, "year", "has not begun");
        var format = fields.OptionalChoice("format", request.Format) is ReturnFormat.Unspecified ? ReturnFormat.Rows : request.Format;
        fields.ThrowIfAny();

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: $"{request.Year} {Codes.Of(format)}"), cancellation);
        var collection = await reader.Read(caller.Authority, year, cancellation);

        var response = new GetFosteringDataCollectionResponse
        {
            Year = request.Year,
            FromDate = year.FirstDay.ToMessage(),
            ToDate = year.LastDay.ToMessage(),
            Provisional = today <= year.LastDay,
            CanBeSent = collection.Quality.CanBeSent,
        };
        response.Issues.AddRange(collection.Quality.Issues);

        var sheets = collection.Sheets();
        var name = $"fostering-data-collection-{request.Year}{(response.Provisional ? "-provisional" : "")}";
        switch (format)
        {
            case ReturnFormat.Rows or ReturnFormat.Unspecified:
                response.Tables.AddRange(sheets.Select(ToMessage));
                break;
            case ReturnFormat.CsvZip:
                (response.File, response.FileName, response.ContentType) = (ByteString.CopyFrom(CsvZip.Write(WithNotes(), year.LastDay)), $"{name}.zip", Zip);
                break;
            case ReturnFormat.Xlsx:
                (response.File, response.FileName, response.ContentType) = (ByteString.CopyFrom(Workbook.Write(WithNotes())), $"{name}.xlsx", Xlsx);
                break;
        }

        return response;

        IReadOnlyList<Sheet> WithNotes() => [Definitions(sheets), .. sheets, collection.Quality.Sheet()];
    }

    static ReturnTable ToMessage(Sheet sheet)
    {
        var table = new ReturnTable { Name = sheet.Name, Title = sheet.Title };
        table.Columns.AddRange(sheet.Columns.Select(c => new ReturnColumn { Name = c.Name, Definition = c.Definition }));
        foreach (var row in sheet.Rows)
            table.Rows.Add(new ReturnRow { Cells = { row.Select(cell => cell.ToString()) } });
        return table;
    }

    internal static Sheet Definitions(IReadOnlyList<Sheet> sheets) => new("DEFINITIONS", "What each column holds",
        [new("TABLE", "Name of the table"), new("TITLE", "What it is about"), new("COLUMN", "Name of the column"), new("DEFINITION", "What it holds")],
        [.. sheets.SelectMany(s => s.Columns.Select(c => new Cell[] { s.Name, s.Title, c.Name, c.Definition }))]);
}

using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Google.Protobuf;
using Grpc.Core;
using Suite.Reporting.Tests.Scorecards;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Exports;

public sealed class Exporting(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_page_says_in_words_and_tables_what_its_colours_and_charts_say()
    {
        var worked = await Over(service, name: "Scorecard <b>&");
        await worked.Explain();

        var html = await Text(worked, new() { TemplateId = worked.TemplateId, Period = Q2 }, "SM");

        var page = Parse(html);
        Assert.Equal("en-GB", page.Attribute("lang")!.Value);
        Assert.Equal("Scorecard <b>&: scorecard", page.Descendants("h1").Single().Value);
        Assert.Equal(["● Green", "■ Red", "▲ Amber"], page.Descendants("span").Where(s => s.Attribute("class")?.Value.StartsWith("rating", StringComparison.Ordinal) == true).Select(s => s.Value).Distinct());
        Assert.All(page.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), h => Assert.Contains(h.Attribute("scope")!.Value, new[] { "col", "row" }));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("a").Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
        // Every chart has its table beside it, with the same values.
        Assert.NotEmpty(page.Descendants("svg"));
        foreach (var pair in page.Descendants("div").Where(d => d.Attribute("class")?.Value == "pair"))
        {
            var cells = pair.Descendants("tbody").Single().Descendants("td").Select(d => d.Value).ToList();
            var labels = pair.Descendants("text").Select(t => t.Value.TrimEnd('%')).ToList();
            Assert.All(cells, c => Assert.Contains(c, labels));
            Assert.NotEmpty(pair.Descendants("title").Single().Value);
            Assert.Contains("The table beside it has every value.", pair.Descendants("desc").Single().Value, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Two coordinators started in July", html, StringComparison.Ordinal);
        Assert.Contains("Draft: it moves with the facts", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_withheld_is_in_no_form_of_output()
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();

        foreach (var request in new RenderScorecardRequest[] { new() { TemplateId = worked.TemplateId, Period = Q2 }, new() { ScorecardId = published.ScorecardId } })
        {
            var page = Parse(await Text(worked, request, "LEAD_MEMBER"));
            var declined = page.Descendants("tr").Single(r => r.Elements("th").Any(h => h.Value == "Families who declined"));
            Assert.Equal(["withheld", "none: withheld"], new[] { declined.Elements("td").First().Value, declined.Elements("td").ElementAt(2).Value });
            Assert.DoesNotContain(page.Descendants("article").Single(a => a.Attribute("id")!.Value == "line-3").Descendants("td"), e => e.Value == "2");

            var csv = await Csv(worked, request, "DCS");
            Assert.Equal(("", "true", "", "", "WITHHELD"), (csv[1]["value"], csv[1]["withheld"], csv[1]["numerator"], csv[1]["rating"], csv[1]["rating_reason"]));
            Assert.Equal(("2", "false", "2", "GREEN"), ((await Csv(worked, request, "ANALYST"))[1]["value"], (await Csv(worked, request, "ANALYST"))[1]["withheld"], (await Csv(worked, request, "ANALYST"))[1]["numerator"], (await Csv(worked, request, "ANALYST"))[1]["rating"]));

            var sheets = await Workbook(worked, request, "DCS");
            Assert.Equal(("", "b:1"), (sheets["Figures"][2][15], sheets["Figures"][2][16]));
            Assert.Equal("", sheets["Trends"].Last(r => r[3] == "t:G02")[8]);
            Assert.All(sheets["Trends"].Skip(1), r => Assert.NotEqual("n:2", r[8]));
        }

        var pieces = await Pieces(worked.Client.ExportScorecards(new() { TemplateId = worked.TemplateId, Format = ScorecardFormat.Csv }, worked.As("LEAD_MEMBER")).ResponseStream, r => r.Piece);
        Assert.Equal("", Rows(pieces.File)[1]["value"]);
        var measure = await Pieces(worked.Client.ExportMeasure(new() { MeasureId = "G02", FromDate = "2026-07-01".Date(), UntilDate = "2026-09-30".Date(), Format = ScorecardFormat.Csv }, worked.As("DCS")).ResponseStream, r => r.Piece);
        Assert.Equal(("", "true"), Rows(measure.File).Where(r => r["part"] == "DECLINED").Select(r => (r["value"], r["withheld"])).Single());
    }

    [Fact]
    public async Task Csv_begins_with_its_mark_and_holds_no_formula()
    {
        var worked = await Over(service, name: "=cmd|' /C calc'!A0");
        await worked.Client.SetNarrativeAsync(new(worked.Narrative()) { Text = "+SUM(A1:A9)" }, worked.As("ANALYST"));
        var request = new RenderScorecardRequest { TemplateId = worked.TemplateId, Period = Q2, Format = ScorecardFormat.Csv };

        var body = await worked.Client.RenderScorecardAsync(request, worked.As("SM"));

        Assert.Equal("text/csv; charset=utf-8", body.ContentType);
        Assert.Equal([0xEF, 0xBB, 0xBF], body.Data.Span[..3].ToArray());
        var rows = Rows(body.Data.ToByteArray());
        Assert.All(rows, r => Assert.Equal("'=cmd|' /C calc'!A0", r["scorecard"]));
        Assert.Equal("'+SUM(A1:A9)", rows.Single(r => r["measure"] == "G04")["narrative"]);
        Assert.Equal(("29", "30", "25", "2026-07-01"), (rows[0]["value"], rows[0]["target"], rows[0]["green_limit"], rows[0]["period_start"]));

        // In a workbook such a text is a text.
        var sheets = await Workbook(worked, new() { TemplateId = worked.TemplateId, Period = Q2 }, "SM");
        Assert.Equal("t:=cmd|' /C calc'!A0", sheets["Figures"][1][0]);
    }

    [Fact]
    public async Task A_workbook_opens_and_its_cells_are_what_they_say()
    {
        var worked = await Over(service);
        await worked.Explain();

        var sheets = await Workbook(worked, new() { TemplateId = worked.TemplateId, Period = Q2 }, "SM");

        Assert.Equal(["Figures", "Benchmarks", "Trends", "Definitions"], sheets.Keys);
        var held = sheets["Figures"][1];
        Assert.Equal("n:29", held[15]);
        Assert.Equal("b:0", held[16]);
        Assert.Equal($"d:{new DateTime(2026, 7, 1).ToOADate()}", held[3]);
        Assert.Equal("n:79.3", sheets["Figures"].Single(r => r[8] == "t:G04")[15]);
        Assert.Equal("", sheets["Figures"].Single(r => r[8] == "t:G10")[15]);
        Assert.Equal(6 * 13, sheets["Trends"].Count - 1);
        Assert.Equal(["t:G02", "t:G03", "t:G04", "t:G05", "t:G10", "t:G12"], sheets["Definitions"].Skip(1).Select(r => r[0]));
        Assert.All(sheets["Definitions"].Skip(1), r => Assert.Equal("n:1", r[1]));
    }

    [Fact]
    public async Task Published_scorecards_leave_in_pieces_with_progress()
    {
        var worked = await Over(service);
        await worked.PublishQuarter();
        foreach (var (measure, part) in new[] { ("G03", "HELD"), ("G05", "MADE") })
            await worked.Client.SetNarrativeAsync(new(worked.Narrative("2026/27 Q1")) { MeasureId = measure, Part = part }, worked.As("ANALYST", "analyst-1"));
        await worked.Client.PublishScorecardAsync(worked.Publish("2026/27 Q1"), worked.As("DCS", "director"));

        var (file, pieces) = await Pieces(worked.Client.ExportScorecards(new() { TemplateId = worked.TemplateId }, worked.As("SM")).ResponseStream, r => r.Piece);

        Assert.Equal([1, 2], pieces.Where(p => p.Data.IsEmpty).Select(p => p.Done));
        Assert.All(pieces, p => Assert.Equal((2, $"scorecards-{worked.Authority}.xlsx"), (p.Total, p.FileName)));
        Assert.Equal([true], pieces.Where(p => p.Last).Select(p => p.Last));
        var sheets = Read(file);
        Assert.Equal(["t:2026/27 Q1", "t:2026/27 Q2"], sheets["Figures"].Skip(1).Select(r => r[2]).Distinct());
        Assert.StartsWith("t:Published on ", sheets["Figures"][1][5], StringComparison.Ordinal);

        var only = await Pieces(worked.Client.ExportScorecards(new() { TemplateId = worked.TemplateId, FromDate = "2026-09-30".Date(), Format = ScorecardFormat.Csv }, worked.As("SM")).ResponseStream, r => r.Piece);
        Assert.Equal(["2026/27 Q2"], Rows(only.File).Select(r => r["period"]).Distinct());
        var none = await Pieces(worked.Client.ExportScorecards(new() { TemplateId = worked.TemplateId, FromDate = "2027-01-01".Date(), Format = ScorecardFormat.Csv }, worked.As("SM")).ResponseStream, r => r.Piece);
        Assert.StartsWith("scorecard,authority,period", Encoding.UTF8.GetString(none.File).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Empty(Rows(none.File));
    }

    [Fact]
    public async Task A_measure_leaves_period_by_period()
    {
        var worked = await Over(service);

        var (file, pieces) = await Pieces(worked.Client.ExportMeasure(new()
        {
            MeasureId = "G03",
            FromDate = "2026-05-10".Date(),
            UntilDate = "2026-10-01".Date(),
            PeriodLength = PeriodLength.Quarter,
            Format = ScorecardFormat.Csv,
        }, worked.As("ANALYST")).ResponseStream, r => r.Piece);

        Assert.Equal(3, pieces.Max(p => p.Done));
        Assert.Equal([("2026/27 Q1", "10"), ("2026/27 Q2", "29"), ("2026/27 Q3", "0")], Rows(file).Where(r => r["part"] == "HELD").Select(r => (r["period"], r["value"])));
        Assert.Equal("true", Rows(file).Single(r => r["part"] == "DOUBLED" && r["period"] == "2026/27 Q2")["value"]);

        var months = await Pieces(worked.Client.ExportMeasure(new() { MeasureId = "G03", FromDate = "2026-07-31".Date(), UntilDate = "2026-08-01".Date(), PeriodLength = PeriodLength.Month }, worked.As("ANALYST")).ResponseStream, r => r.Piece);
        Assert.Equal(["t:July 2026", "t:August 2026"], Read(months.File)["Figures"].Skip(1).Select(r => r[5]).Distinct());
        Assert.Equal("t:G03", Read(months.File)["Definitions"][1][0]);
    }

    [Theory]
    [InlineData("G03", "2027-04-03", "", PeriodLength.Quarter, ScorecardFormat.Csv, "SM", "INVALID_FIELDS")]
    [InlineData("G03", "2026-04-03", "2026-04-02", PeriodLength.Quarter, ScorecardFormat.Csv, "SM", "INVALID_FIELDS")]
    [InlineData("G03", "1999-04-03", "", PeriodLength.Year, ScorecardFormat.Csv, "SM", "INVALID_FIELDS")]
    [InlineData("G03", "2026-04-03", "", PeriodLength.Quarter, ScorecardFormat.Html, "SM", "INVALID_FIELDS")]
    [InlineData("X03", "2026-04-03", "", PeriodLength.Quarter, ScorecardFormat.Csv, "SM", "MEASURE_NOT_FOUND")]
    [InlineData("G03", "2026-04-03", "", PeriodLength.Month, ScorecardFormat.Csv, "DCS", "PERIOD_NOT_WHOLE")]
    public async Task A_measure_that_cannot_leave_is_refused(string measure, string from, string until, PeriodLength length, ScorecardFormat format, string role, string reason)
    {
        var call = service.Scorecards.ExportMeasure(new() { MeasureId = measure, FromDate = from.Date(), UntilDate = until.Length == 0 ? null : until.Date(), PeriodLength = length, Format = format }, service.As(role));

        Assert.Equal(reason, (await Refusal.Of(() => call.ResponseStream.MoveNext(CancellationToken.None))).Reason);
    }

    [Fact]
    public async Task A_browser_shows_the_page_of_a_reader_with_a_token()
    {
        var worked = await Over(service);
        var published = await worked.PublishQuarter();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/scorecards:render?scorecard_id={published.ScorecardId}");
        request.Headers.Add("authorization", worked.As("LEAD_MEMBER").GetValue("authorization"));

        using var response = await service.Web.SendAsync(request);

        Assert.Equal("text/html; charset=utf-8", response.EnsureSuccessStatusCode().Content.Headers.ContentType!.ToString());
        Assert.Equal($"inline; filename=scorecard-{worked.Authority}-2026-07-01-to-2026-09-30.html", response.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal));
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains(published.Revisions[0].ContentHash, html, StringComparison.Ordinal);
        Assert.Equal(["period", "template_id"], (await Refusal.Of(async () => await worked.Client.RenderScorecardAsync(new(), worked.As("SM")))).Fields.Order());
        Assert.Empty(service.Errors);
    }

    async Task<string> Text(WorkedScorecard worked, RenderScorecardRequest request, string role) =>
        (await worked.Client.RenderScorecardAsync(new(request) { Format = ScorecardFormat.Html }, worked.As(role))).Data.ToStringUtf8();

    async Task<List<Dictionary<string, string>>> Csv(WorkedScorecard worked, RenderScorecardRequest request, string role) =>
        Rows((await worked.Client.RenderScorecardAsync(new(request) { Format = ScorecardFormat.Csv }, worked.As(role))).Data.ToByteArray());

    async Task<Dictionary<string, List<List<string>>>> Workbook(WorkedScorecard worked, RenderScorecardRequest request, string role) =>
        Read((await worked.Client.RenderScorecardAsync(new(request) { Format = ScorecardFormat.Xlsx }, worked.As(role))).Data.ToByteArray());

    static async Task<(byte[] File, List<ExportPiece> Pieces)> Pieces<T>(IAsyncStreamReader<T> stream, Func<T, ExportPiece> piece)
    {
        var pieces = new List<ExportPiece>();
        await foreach (var message in stream.ReadAllAsync())
            pieces.Add(piece(message));
        Assert.True(pieces[^1].Last);
        return (ByteString.CopyFrom([.. pieces.SelectMany(p => p.Data)]).ToByteArray(), pieces);
    }

    static List<Dictionary<string, string>> Rows(byte[] file)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
        return rows;
    }

    /// <summary>Each cell as its type and value: a number, a day (a number in the format of days), yes or no, a text; empty for an empty one.</summary>
    static Dictionary<string, List<List<string>>> Read(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        return document.WorkbookPart!.Workbook!.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!, s =>
            ((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(Typed).ToList()).ToList());

        static string Typed(Cell cell) => cell switch
        {
            { DataType: null } => "",
            _ when cell.DataType.Value == CellValues.Number => (cell.StyleIndex?.Value == 1 ? "d:" : "n:") + cell.CellValue!.Text,
            _ when cell.DataType.Value == CellValues.Boolean => "b:" + cell.CellValue!.Text,
            _ => "t:" + cell.InlineString!.InnerText,
        };
    }

    static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }
}

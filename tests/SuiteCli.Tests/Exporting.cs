using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Grpc.Core;
using Suite.Reporting.V1;

namespace Suite.Cli.Tests;

[Collection(WithTheSuite.Name)]
public sealed class Exporting(RunningSuite suite) : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suite-cli-");

    [Fact]
    public async Task A_published_scorecard_is_written_as_page_csv_and_workbook()
    {
        var sample = await SampleScorecard.Define(suite);
        await sample.Explain();
        var first = await sample.Publish();
        await sample.Attend(50);
        var second = await sample.Revise(first);
        const string name = "scorecard-2024-04-01-to-2025-03-31-revision";

        var page = await Export("scorecard", sample.Name, "--period", SampleScorecard.Year, "--to", _folder.FullName);
        Assert.Equal((ExitCode.Ok, ""), (page.ExitCode, page.Errors));
        var html = Text($"{name}-2.html");
        Assert.Contains(">25.0% (50 of 200). ", html, StringComparison.Ordinal);
        Assert.Contains(second.Revisions[1].ContentHash, html, StringComparison.Ordinal);
        Assert.Contains($"{sample.Name}, 2024/25, revision 2 (hash {second.Revisions[1].ContentHash}) is in {Path.Combine(_folder.FullName, $"{name}-2.html")}", page.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await Export("scorecard", sample.TemplateId, "--period", SampleScorecard.Year, "--revision", "1", "--format", "csv", "--to", _folder.FullName)).ExitCode);
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes($"{name}-1.csv")[..3]);
        var line = Text($"{name}-1.csv").Split("\r\n").Single(l => l.Contains(",C24,", StringComparison.Ordinal));
        Assert.Contains(",15.5,", line, StringComparison.Ordinal);
        Assert.EndsWith(first.Revisions[0].ContentHash, line, StringComparison.Ordinal);

        // The file's ending says what it is.
        Assert.Equal(ExitCode.Ok, (await Export("scorecard", sample.Name, "--period", SampleScorecard.Year, "--to", At("sub/newest.xlsx"))).ExitCode);
        Assert.Equal(25m, Values("sub/newest.xlsx", "C24").Single());

        var draft = await Export("scorecard", sample.Name, "--period", "2024/25 Q2", "--draft", "--to", _folder.FullName);
        Assert.Equal((ExitCode.Ok, ""), (draft.ExitCode, draft.Errors));
        Assert.Contains("Draft: it moves with the facts", Text("scorecard-draft-2024-25-Q2.html"), StringComparison.Ordinal);

        Assert.Equal(4, Files().Count);
        Assert.Empty(suite.ServiceErrors);
    }

    [Fact]
    public async Task Every_published_scorecard_of_a_template_is_written()
    {
        var sample = await SampleScorecard.Define(suite);
        await sample.Explain("2023/24");
        await sample.Publish("2023/24");
        var published = await sample.Publish("2024/25");
        await sample.Attend(40);
        await sample.Revise(published);

        var csv = await Export("scorecards", sample.Name, "--format", "csv", "--to", At("all/"));
        Assert.Equal((ExitCode.Ok, ""), (csv.ExitCode, csv.Errors));
        Assert.Contains("exporting 100 %", csv.Output, StringComparison.Ordinal);
        Assert.Contains("2 scorecards are in ", csv.Output, StringComparison.Ordinal);
        var file = Assert.Single(Files());
        Assert.Matches(@"all/scorecards-E\d+\.csv$", file);
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes(file)[..3]);
        Assert.Contains("2023/24", Text(file), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await Export("scorecards", sample.Name, "--from", "2024-04-01", "--first-published", "--to", At("first.xlsx"))).ExitCode);
        Assert.Equal(15.5m, Values("first.xlsx", "C24").Single());
        Assert.Equal(ExitCode.Ok, (await Export("scorecards", sample.Name, "--until", "2025-03-31", "--to", At("newest.xlsx"))).ExitCode);
        Assert.Equal(20m, Values("newest.xlsx", "C24").Single(v => v is not null));

        var pages = await Export("scorecards", sample.Name, "--format", "html", "--to", At("pages/"));
        Assert.Equal((ExitCode.Ok, ""), (pages.ExitCode, pages.Errors));
        Assert.Contains("exporting 50 %", pages.Output, StringComparison.Ordinal);
        Assert.Contains(">20.0% (", Text("pages/scorecard-2024-04-01-to-2025-03-31-revision-2.html"), StringComparison.Ordinal);
        Assert.Contains("<h1>", Text("pages/scorecard-2023-04-01-to-2024-03-31-revision-1.html"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Export("scorecards", sample.Name, "--format", "html", "--from", "2024-04-01", "--first-published", "--to", At("pages"))).ExitCode);
        Assert.Contains(">15.5% (31 of 200). ", Text("pages/scorecard-2024-04-01-to-2025-03-31-revision-1.html"), StringComparison.Ordinal);
        // One of three is there already: none of them is touched.
        File.Delete(At("pages/scorecard-2023-04-01-to-2024-03-31-revision-1.html"));
        Assert.Equal(ExitCode.Usage, (await Export("scorecards", sample.Name, "--format", "html", "--to", At("pages"))).ExitCode);
        Assert.Equal(5, Files().Count);
    }

    [Fact]
    public async Task A_measure_is_written_period_by_period()
    {
        var csv = await Export("measure", "G03", "--from", "2024-05-10", "--until", "2024-08-01", "--by", "month", "--format", "csv", "--to", _folder.FullName);
        Assert.Equal((ExitCode.Ok, ""), (csv.ExitCode, csv.Errors));
        Assert.Contains("G03 over 4 periods is in ", csv.Output, StringComparison.Ordinal);
        var file = Assert.Single(Files());
        Assert.Matches(@"/measure-G03-E\d+\.csv$", file);
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes(file)[..3]);
        Assert.Equal(["May 2024", "June 2024", "July 2024", "August 2024"], Text(file).Split("\r\n").Where(l => l.Contains(",HELD,", StringComparison.Ordinal)).Select(l => l.Split(',')[5]));

        Assert.Equal(ExitCode.Ok, (await Export("measure", "G03", "--from", "2024-04-01", "--until", "2025-03-31", "--to", At("held.xlsx"))).ExitCode);
        Assert.Equal(["2024/25 Q1", "2024/25 Q2", "2024/25 Q3", "2024/25 Q4"], Rows("held.xlsx").Where(r => r[2] == "HELD").Select(r => r[5]));

        var shown = await suite.RunOnTerminal("export", "measure", "G03", "--from", "2024-04-01", "--until", "2025-03-31", "--to", At("held.csv"), "--user", SampleScorecard.Analyst);
        Assert.Equal((ExitCode.Ok, ""), (shown.ExitCode, shown.Errors));
        Assert.Contains("100%", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_only_replaced_if_that_is_meant()
    {
        var sample = await SampleScorecard.Define(suite);
        await sample.Explain();
        await sample.Publish();
        foreach (var command in new string[][] { ["scorecard", sample.Name, "--period", SampleScorecard.Year], ["scorecards", sample.Name], ["measure", "G03", "--from", "2024-04-01"] })
        {
            File.WriteAllText(At("mine.csv"), "mine");

            var refused = await Export([.. command, "--to", At("mine.csv")]);
            Assert.Equal(ExitCode.Usage, refused.ExitCode);
            Assert.Contains("mine.csv is there already; --force replaces it.", refused.Errors, StringComparison.Ordinal);
            Assert.Equal("mine", Text("mine.csv"));

            Assert.Equal(ExitCode.Ok, (await Export([.. command, "--to", At("mine.csv"), "--force"])).ExitCode);
            Assert.Contains("G03", Text("mine.csv"), StringComparison.Ordinal);
            Assert.Single(Files());
        }
    }

    [Fact]
    public async Task What_the_suite_refuses_leaves_no_file()
    {
        var sample = await SampleScorecard.Define(suite);
        await sample.Explain();
        await sample.Publish();
        (string[] Command, string Reason)[] refused =
        [
            (["scorecard", sample.Name, "--period", SampleScorecard.Year, "--revision", "2"], "REVISION_NOT_FOUND: "),
            (["scorecard", SampleScorecard.NewId(), "--period", SampleScorecard.Year, "--draft"], "TEMPLATE_NOT_FOUND: "),
            (["scorecard", sample.Name, "--period", "2019/20", "--draft"], "TEMPLATE_NOT_IN_FORCE: "),
            (["scorecards", SampleScorecard.NewId()], "TEMPLATE_NOT_FOUND: "),
            (["measure", "X99", "--from", "2024-04-01"], "MEASURE_NOT_FOUND: "),
            (["measure", "G03", "--from", "1999-04-01"], "INVALID_FIELDS: "),
        ];
        foreach (var (command, reason) in refused)
        {
            var ran = await Export([.. command, "--to", _folder.FullName]);
            Assert.True(ran.ExitCode == ExitCode.Refused, $"{string.Join(' ', command)}: {ran.ExitCode} {ran.Errors}");
            Assert.StartsWith(reason, ran.Errors, StringComparison.Ordinal);
        }

        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_cannot_be_meant_is_usage()
    {
        var sample = await SampleScorecard.Define(suite);
        var twice = $"Twice {SampleScorecard.NewId()}";
        await SampleScorecard.Define(suite, twice);
        await SampleScorecard.Define(suite, twice);
        (string[] Command, string Said)[] wrong =
        [
            (["scorecard", sample.Name], "--period"),
            (["scorecard", "No such template", "--period", "2024/25"], "There is no template No such template."),
            (["scorecard", twice, "--period", "2024/25"], "2 templates are called"),
            (["scorecard", sample.Name, "--period", "2024/25"], "Nothing is published of 2024/25"),
            (["scorecard", sample.Name, "--period", "2024/25", "--revision", "0"], "--revision"),
            (["scorecard", sample.Name, "--period", "2024/25", "--revision", "x"], "x"),
            (["scorecard", sample.Name, "--period", "2024/25", "--revision", "1", "--draft"], "--draft"),
            (["scorecard", sample.Name, "--period", "2024/25", "--format", "pdf"], "pdf"),
            (["scorecard", sample.Name, "--period", "2024/25", "--format", "csv", "--to", At("a.xlsx")], ".xlsx"),
            (["scorecards", sample.Name, "--to", At("a.html")], "folder"),
            (["scorecards", sample.Name, "--from", "01/04/2024"], "--from must be a day such as 2026-03-31."),
            (["measure", "G03"], "--from"),
            (["measure", "G03", "--from", "2024-04-01", "--by", "week"], "week"),
            (["measure", "G03", "--from", "2024-04-01", "--to", At("a.html")], ".html"),
            (["measure", "G03", "--from", "2024-04-01", "--to", Path.Combine(Environment.ProcessPath!, "a.csv")], "cannot be written"),
        ];
        foreach (var (command, said) in wrong)
        {
            var ran = await Export(command);
            Assert.True(ran.ExitCode == ExitCode.Usage, $"{string.Join(' ', command)}: {ran.ExitCode} {ran.Errors}");
            Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        }

        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing_behind()
    {
        await using var scripted = await ScriptedSuite.Start();
        File.WriteAllText(At("mine.csv"), "mine");
        (Func<IServerStreamWriter<ExportMeasureResponse>, CancellationToken, Task> Export, string Said)[] endings =
        [
            (async (stream, stop) => { await stream.WriteAsync(ScriptedSuite.Piece(), stop); throw new RpcException(new(StatusCode.Unavailable, "gone")); }, "The suite does not answer"),
            (async (stream, stop) => await stream.WriteAsync(ScriptedSuite.Piece(), stop), "before the file was whole"),
            ((_, _) => Task.CompletedTask, "before the file was whole"),
            (async (stream, stop) => await stream.WriteAsync(ScriptedSuite.Piece("../evil.csv", last: true), stop), "a name that no file should have"),
            (async (stream, stop) => await stream.WriteAsync(ScriptedSuite.Piece(".hidden", last: true), stop), "a name that no file should have"),
        ];
        foreach (var (export, said) in endings)
        {
            scripted.Export = export;
            var folder = await suite.Run(scripted.Environment, "export", "measure", "G03", "--from", "2024-04-01", "--to", _folder.FullName);
            Assert.Equal(ExitCode.Unreachable, folder.ExitCode);
            Assert.Contains(said, folder.Errors, StringComparison.Ordinal);
            Assert.Equal([At("mine.csv")], Files());
        }

        // Nor does it touch what it was to replace.
        scripted.Export = endings[0].Export;
        Assert.Equal(ExitCode.Unreachable, (await suite.Run(scripted.Environment, "export", "measure", "G03", "--from", "2024-04-01", "--to", At("mine.csv"), "--force")).ExitCode);
        Assert.Equal([At("mine.csv")], Files());
        Assert.Equal("mine", Text("mine.csv"));
    }

    Task<Ran> Export(params string[] command) => suite.Run(["export", .. command, "--user", SampleScorecard.Analyst]);

    string At(string name) => Path.Combine(_folder.FullName, name);

    List<string> Files() => [.. Directory.GetFiles(_folder.FullName, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })];

    byte[] Bytes(string name) => File.ReadAllBytes(At(name));

    string Text(string name) => File.ReadAllText(At(name));

    /// <summary>The values of a measure on the sheet of figures.</summary>
    List<decimal?> Values(string name, string measure) =>
        [.. Rows(name).Where(r => r[8] == measure).Select(r => r[15].Length == 0 ? (decimal?)null : decimal.Parse(r[15], System.Globalization.CultureInfo.InvariantCulture))];

    List<string[]> Rows(string name)
    {
        using var document = SpreadsheetDocument.Open(At(name), isEditable: false);
        var sheet = document.WorkbookPart!.Workbook!.Descendants<Sheet>().First(s => s.Name == "Figures");
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

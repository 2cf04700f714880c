using Suite.Reporting.V1;

namespace Suite.Cli.Tests;

[Collection(WithTheSuite.Name)]
public sealed class ImportingIndicators(RunningSuite suite) : IDisposable
{
    const string Analyst = "william.osei", Manager = "giles.norton";

    readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("suite-cli-").FullName, "figures.csv");

    [Fact]
    public async Task Indicators_population_and_benchmarks_are_taken_in_once()
    {
        (string Command, string Header, string Row)[] files =
        [
            ("indicators", "measure,part,breakdown,period_start,period_end,numerator,denominator,source", "C26,REPEAT,,2023-04-01,2024-03-31,4,20,ChAT"),
            ("population", "mid_year,under_18,source,published_on", "2024,41000,ONS,2025-07-30"),
            ("benchmarks", "measure,part,comparator,statistic,period_start,period_end,value,marker,population_base,source,published_on", "C02,RATE,ENGLAND,VALUE,2023-04-01,2024-03-31,69,,MID_2023,DfE,2024-11-14"),
        ];
        foreach (var (command, header, row) in files)
        {
            File.WriteAllText(_file, $"\uFEFF{header}\r\n{row}\r\n");
            var first = await suite.Run("import", command, _file, "--user", Analyst);
            Assert.Equal((ExitCode.Ok, ""), (first.ExitCode, first.Errors));
            Assert.Contains("sending 100 %", first.Output, StringComparison.Ordinal);
            Assert.Matches("Taken in as [0-9a-f-]{36}: 1 rows, of which 1 new and 0 changed; 0 are gone.", first.Output);

            var again = await suite.Run("import", command, _file, "--user", Analyst);
            Assert.Equal(ExitCode.Ok, again.ExitCode);
            Assert.Contains("Nothing new: 1 rows stand as they are.", again.Output, StringComparison.Ordinal);
        }

        var indicators = new IndicatorService.IndicatorServiceClient(suite.Channel);
        Assert.Equal(20, (await indicators.ListIndicatorsAsync(new() { MeasureId = "C26" }, suite.As(Analyst))).Indicators.Single().Denominator);
        Assert.Equal(41_000, (await indicators.ListPopulationsAsync(new(), suite.As(Analyst))).Populations.Single().Under18);
        Assert.Equal("69", (await indicators.ListBenchmarksAsync(new(), suite.As(Analyst))).Benchmarks.Single().Value);
        Assert.Empty(suite.ServiceErrors);
    }

    [Fact]
    public async Task A_refused_file_is_told_row_by_row()
    {
        File.WriteAllText(_file, "measure,part,breakdown,period_start,period_end,numerator,denominator,source\nC99,BELOW_90,,2025-09-01,2026-03-31,31,200,School\n\nC24,BELOW_90,,2026-09-01,2026-03-31,umpteen,200,School\n");

        var refused = await suite.Run("import", "indicators", _file, "--user", Analyst);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("refused MEASURE_UNKNOWN row 2 measure: must be a measure of the catalogue", refused.Output, StringComparison.Ordinal);
        Assert.Contains("refused PERIOD_REVERSED row 4 period_end: ", refused.Output, StringComparison.Ordinal);
        Assert.Contains("refused NUMBER_EXPECTED row 4 numerator: ", refused.Output, StringComparison.Ordinal);
        Assert.StartsWith("FILE_REFUSED: The file has 3 errors", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("umpteen", refused.Output + refused.Errors, StringComparison.Ordinal);

        // A file of one kind is none of another, and one without anything is none.
        var other = await suite.Run("import", "population", _file, "--user", Analyst);
        Assert.Equal(ExitCode.Refused, other.ExitCode);
        Assert.Contains("refused COLUMN_MISSING row 1 mid_year: ", other.Output, StringComparison.Ordinal);
        File.WriteAllText(_file, "");
        Assert.Contains("refused HEADER_MISSING", (await suite.Run("import", "benchmarks", _file, "--user", Analyst)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_analysts_send_files_and_only_those_that_there_are()
    {
        File.WriteAllText(_file, "mid_year,under_18,source,published_on\n2020,40000,ONS,2021-07-30\n");

        var refused = await suite.Run("import", "population", _file, "--user", Manager);
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.StartsWith("ROLE_REQUIRED: ", refused.Errors, StringComparison.Ordinal);

        // More than the suite takes: it says so while the client still sends.
        File.WriteAllBytes(_file, new byte[17 << 20]);
        var large = await suite.Run("import", "population", _file, "--user", Analyst);
        Assert.Equal(ExitCode.Refused, large.ExitCode);
        Assert.Contains("chunk: must not add up to more than 16 MiB", large.Errors, StringComparison.Ordinal);

        var none = await suite.Run("import", "indicators", "/nowhere.csv", "--user", Analyst);
        Assert.Equal((ExitCode.Usage, "There is no file nowhere.csv."), (none.ExitCode, none.Errors.Trim()));
    }

    public void Dispose() => Directory.GetParent(_file)!.Delete(recursive: true);
}

namespace Suite.Cli.Tests;

[Collection(WithTheSuite.Name)]
public sealed class RunningCommands(RunningSuite suite) : IDisposable
{
    const string Analyst = "wendy.lin";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suite-cli-");

    [Fact]
    public async Task A_folder_is_taken_in_once_and_said_to_be_nothing_new_the_second_time()
    {
        Write("2024-25_Header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc1,F,01/02/2012,WBRI,UN2,0,\r\n");
        Write("2024-25_Episodes.csv", Episodes("c1,01/06/2023,S,C2,N1,U6,PR1,,,,AB1 1AA,AB2 2BB,SC123456"));

        var dry = await suite.Run("import", "ssda903", _folder.FullName, "--year", "2025", "--dry-run", "--user", Analyst);
        Assert.Equal((ExitCode.Ok, ""), (dry.ExitCode, dry.Errors));
        Assert.Contains("nothing was taken in", dry.Output, StringComparison.Ordinal);

        var first = await suite.Run("import", "ssda903", _folder.FullName, "--year", "2025", "--user", Analyst);
        Assert.Equal((ExitCode.Ok, ""), (first.ExitCode, first.Errors));
        Assert.Contains("reading 100 %", first.Output, StringComparison.Ordinal);
        Assert.Contains("warning L301 episodes PL_POST: ", first.Output, StringComparison.Ordinal);
        Assert.Contains("Taken in as submission ", first.Output, StringComparison.Ordinal);

        var again = await suite.Run("import", "ssda903", _folder.FullName, "--year", "2025", "--user", Analyst);
        Assert.Equal(ExitCode.Ok, again.ExitCode);
        Assert.Contains("Nothing new: submission ", again.Output, StringComparison.Ordinal);
        Assert.Empty(suite.ServiceErrors);
    }

    [Fact]
    public async Task A_refused_return_is_told_row_by_row()
    {
        Write("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc1,F,01/02/2012,WBRI,UN2,0,\r\nc2,F,32/02/2012,WBRI,UN2,0,\r\n");
        Write("episodes.csv", Episodes("c1,01/06/2024,S,C2,N1,U6,PR1,01/05/2024,E4A,,AB1 1AA,AB2 2BB,SC123456"));

        var refused = await suite.Run("import", "ssda903", _folder.FullName, "--year", "2025", "--user", Analyst);
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("refused 102 header row 3 DOB: ", refused.Output, StringComparison.Ordinal);
        Assert.Contains("refused 356 episodes row 2 DEC: ", refused.Output, StringComparison.Ordinal);
        Assert.StartsWith("RETURN_REFUSED: ", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("32/02/2012", refused.Output + refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_progress_is_a_bar()
    {
        Write("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc1,F,01/02/2012,WBRI,UN2,0,\r\n");
        Write("episodes.csv", Episodes("c1,01/06/2023,S,C2,N1,U6,PR1,,,,AB1 1AA,AB2 2BB,SC123456"));
        var shown = await suite.RunOnTerminal("import", "ssda903", _folder.FullName, "--year", "2025", "--dry-run", "--user", Analyst);
        Assert.Equal((ExitCode.Ok, ""), (shown.ExitCode, shown.Errors));
        Assert.Contains("100%", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reading 100 %", shown.Output, StringComparison.Ordinal);
        Assert.Contains("warning L301 episodes PL_POST: ", shown.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await suite.RunOnTerminal("rebuild")).ExitCode);
    }

    [Fact]
    public async Task Postcodes_are_loaded_from_a_file()
    {
        Write("ONSPD.csv", "pcds,oseast1m,osnrth1m,oslaua\r\nAB1 1AA,400000,300000,E06000001\r\nXX1 1XX,,,\r\n");
        var loaded = await suite.Run("import", "postcodes", Path.Combine(_folder.FullName, "ONSPD.csv"), "--user", "william.osei");
        Assert.Equal((ExitCode.Ok, ""), (loaded.ExitCode, loaded.Errors));
        Assert.Contains("1 postcodes of ONSPD serve; 1 rows were left out.", loaded.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_rebuilt_and_dead_letters_replayed_by_the_services_owner()
    {
        var rebuilt = await suite.Run("rebuild");
        Assert.Equal((ExitCode.Ok, ""), (rebuilt.ExitCode, rebuilt.Errors));
        Assert.Contains(": done, 0 events.", rebuilt.Output, StringComparison.Ordinal);

        var replayed = await suite.Run("replay", "--event", "018f2f6e-0000-7000-8000-000000000000");
        Assert.Equal((ExitCode.Ok, ""), (replayed.ExitCode, replayed.Errors));
        Assert.Contains("0 dead letters were sent back", replayed.Output, StringComparison.Ordinal);

        // Dead letters are not the analyst's.
        var refused = await suite.Run("replay", "--user", Analyst);
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.StartsWith("ROLE_REQUIRED: ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_usage()
    {
        Write("header.csv", "CHILD\r\n");
        Write("old_header.csv", "CHILD\r\n");
        (string[] Arguments, string Said)[] wrong =
        [
            (["import", "ssda903", _folder.FullName], "--year"),
            (["import", "ssda903", _folder.FullName, "--year", "x"], "x"),
            (["import", "ssda903", _folder.FullName, "--year", "2025", "--user", Analyst], "two files for the table Header"),
            (["import", "ssda903", "/nowhere", "--year", "2025", "--user", Analyst], "no folder"),
            (["import", "postcodes", "/nowhere.csv", "--user", Analyst], "no file"),
            (["exprot"], "exprot"),
            (["rebuild", "--user", "nobody"], "no token"),
            (["rebuild", "--server", "http://example.org"], "https"),
            (["rebuild", "--server", "localhost:5121"], "--server"),
            (["rebuild", "--identity", "http://example.org"], "https"),
        ];
        foreach (var (arguments, said) in wrong)
        {
            var ran = await suite.Run(arguments);
            Assert.True(ran.ExitCode == ExitCode.Usage, $"{string.Join(' ', arguments)}: {ran.ExitCode} {ran.Errors}");
            Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_there_is_told_apart()
    {
        // Nobody listens on the port of a socket that was closed.
        var nobody = $"http://127.0.0.1:{Testing.FreePort.Next()}";
        Assert.Equal(ExitCode.Unreachable, (await suite.Run("rebuild", "--server", nobody)).ExitCode);
        Assert.Equal(ExitCode.Unreachable, (await suite.Run("rebuild", "--identity", nobody)).ExitCode);
    }

    [Fact]
    public async Task A_token_of_the_environment_is_used_unless_a_name_is_given()
    {
        var environment = new Dictionary<string, string> { ["SUITE_TOKEN"] = "not a token" };
        var refused = await suite.Run(environment, "rebuild");
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.StartsWith("TOKEN_", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await suite.Run(environment, "rebuild", "--client", "service-owner")).ExitCode);
    }

    static string Episodes(string row) => $"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n{row}\r\n";

    void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    public void Dispose() => _folder.Delete(recursive: true);
}

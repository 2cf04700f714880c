using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using Suite.DemoData;
using Suite.DemoData.Caseload;
using Suite.DemoData.Loading;
using Suite.DemoData.Returns;
using Suite.DemoData.Scorecards;
using Suite.DemoData.Showing;

const int Refused = 1, NotReachable = 2;

var scenario = new Option<Scenario>("--scenario")
{
    Description = "What to load: a worked case or quarter (s1, s3, s4, s5), the caseload of one service (kinship, fostering, conferences, edge-of-care), the returns and scorecards (scorecards), all of these (caseload), or all.",
    DefaultValueFactory = _ => Scenario.All,
    // edge-of-care as the service is called.
    CustomParser = result => Enum.TryParse<Scenario>(result.Tokens[0].Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : Unknown(result),
};
scenario.HelpName = "all|caseload|kinship|fostering|conferences|edge-of-care|scorecards|s1|s3|s4|s5";
var authority = new Option<string[]>("--authority") { Description = "Only this council (E10000901 or E10000902).", Arity = ArgumentArity.ZeroOrMore };
authority.AcceptOnlyFromAmong(Loader.Authorities);
var seed = new Option<int>("--seed") { Description = "The same seed gives the same cases.", DefaultValueFactory = _ => SampleCaseload.DefaultSeed };
var quiet = new Option<bool>("--quiet") { Description = "No progress." };

var load = new Command("load", "Sends the sample cases through the public API as sample staff, waits until Reporting has taken them in, and shows the figures. Twice is once.")
{
    scenario, authority, seed, quiet,
};
load.SetAction((parsed, cancellation) => Run(async settings =>
{
    await new Loader(settings, AnsiConsole.Console).Load(new(parsed.GetValue(scenario), parsed.GetValue(authority) is { Length: > 0 } given ? given : Loader.Authorities,
        parsed.GetValue(seed), parsed.GetValue(quiet)), cancellation);
    if (!parsed.GetValue(quiet))
        await new Shower(settings, AnsiConsole.Console).Show(cancellation);
}));

var show = new Command("show", "Prints addresses, sample tokens, three calls to try, and the first figures.");
show.SetAction((_, cancellation) => Run(settings => new Shower(settings, AnsiConsole.Console).Show(cancellation)));

var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the CSV files go, one per table." };
var year = new Option<int>("--year") { Description = "The year in which the return ends.", Required = true };
var write = new Command("write-return", "Writes the newest sample return of a year as files, for the import of the console client.") { folder, year, authority, seed };
write.SetAction((parsed, _) => Run(async settings =>
{
    var council = parsed.GetValue(authority) is [var one, ..] ? one : SampleCaseload.Westmere;
    var papers = BoardLoad.Returns(BoardLoad.Lives(parsed.GetValue(seed), settings.Present, council), settings.Present).Select(r => r.Paper).ToList();
    var paper = papers.LastOrDefault(p => p.Year == parsed.GetValue(year)) ?? throw new CannotLoadException($"The sample has the returns of {papers.Min(p => p.Year)} to {papers.Max(p => p.Year)}.");
    var into = parsed.GetValue(folder)!;
    into.Create();
    foreach (var file in paper.Files)
        await File.WriteAllBytesAsync(Path.Combine(into.FullName, $"{file.Table}.csv"), file.Content);
}));

return await new RootCommand("Sample cases for the suite, keyed in through its public API.") { load, show, write }.Parse(args).InvokeAsync();

static Scenario Unknown(ArgumentResult result)
{
    result.AddError($"There is no scenario {result.Tokens[0].Value}.");
    return default;
}

static async Task<int> Run(Func<Settings, Task> what)
{
    try
    {
        await what(Settings.Read(Environment.GetEnvironmentVariable, TimeProvider.System));
        return 0;
    }
    catch (Exception e) when (e is RefusedActException or CannotLoadException)
    {
        Console.Error.WriteLine(e.Message);
        return Refused;
    }
    catch (NotReachableException e)
    {
        Console.Error.WriteLine(e.Message);
        return NotReachable;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("Stopped. Loading again goes on where this ended.");
        return 130;
    }
}

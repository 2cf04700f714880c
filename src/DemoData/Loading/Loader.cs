using System.Diagnostics;
using Spectre.Console;
using Suite.DemoData.Caseload;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Loading;

enum Scenario
{
    All,

    /// <summary>The worked case S3.</summary>
    S3,
    Caseload,
}

sealed record LoadRequest(Scenario Scenario, IReadOnlyList<string> Authorities, int Seed, bool Quiet);

/// <summary>What was asked for cannot be loaded here.</summary>
sealed class CannotLoadException(string message) : Exception(message);

/// <summary>Plays all sample cases, some at once, and waits until their events have become figures.</summary>
sealed class Loader(Settings settings, IAnsiConsole console)
{
    const int AtOnce = 8;
    static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static readonly string[] Authorities = [SampleCaseload.Westmere, SampleCaseload.Eastholt];

    public async Task Load(LoadRequest asked, CancellationToken cancellation)
    {
        var cases = Cases(asked);
        using var signIn = new SignIn(settings);
        using var commands = new KinshipCommands(settings.Kinship, signIn, AtOnce);
        var begun = Stopwatch.StartNew();
        var done = 0;

        await Shown(asked.Quiet, cases.Count, () => (done, commands.Sent), () => Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (play, token) =>
        {
            await play(commands, token);
            Interlocked.Increment(ref done);
        }), cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{done} cases, {commands.Sent} commands, {begun.Elapsed.TotalSeconds:F1} s");

        await new ReportingCatchUp(settings, signIn).Wait(asked.Authorities, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"Reporting has taken all events in, {begun.Elapsed.TotalSeconds:F1} s after the start.");
    }

    delegate Task<KinshipCase> Play(ICommands commands, CancellationToken cancellation);

    List<Play> Cases(LoadRequest asked)
    {
        var cases = new List<Play>();
        if (asked.Scenario is not Scenario.Caseload && asked.Authorities.Contains(WorkedCase.Plan.Authority))
        {
            if (settings.Present < WorkedCase.LastDay && asked.Scenario is Scenario.S3)
                throw new CannotLoadException($"The worked case ends on {WorkedCase.LastDay:yyyy-MM-dd}, which is still to come: start the suite with Clock__Start=2027-01-11T09:00:00Z.");
            if (settings.Present < WorkedCase.LastDay)
                console.WriteLine($"Without the worked case: it ends on {WorkedCase.LastDay:yyyy-MM-dd}, which is still to come.");
            else
                cases.Add((commands, token) =>
                {
                    var run = new CaseRun(WorkedCase.Plan, settings.Present, commands);
                    return run.Play(WorkedCase.Story(run), token);
                });
        }

        if (asked.Scenario is not Scenario.S3)
            foreach (var plan in asked.Authorities.SelectMany(authority => SampleCaseload.Of(asked.Seed, settings.Present, authority)))
                cases.Add((commands, token) =>
                {
                    var run = new CaseRun(plan, settings.Present, commands);
                    return run.Play(Story.Of(run), token);
                });
        return cases;
    }

    async Task Shown(bool quiet, int total, Func<(int Cases, int Commands)> count, Func<Task> work, CancellationToken cancellation)
    {
        if (quiet)
        {
            await work();
        }
        else if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
        {
            await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
            {
                var bar = progress.AddTask("Cases", maxValue: total);
                var working = work();
                while (!working.IsCompleted)
                {
                    var (cases, sent) = count();
                    bar.Value = cases;
                    bar.Description = $"Cases ({sent} commands)";
                    await Task.WhenAny(working, Task.Delay(200, CancellationToken.None));
                }

                await working;
                bar.Value = total;
            });
        }
        else
        {
            var working = work();
            while (await Task.WhenAny(working, Task.Delay(LineEvery, cancellation)) != working)
                console.WriteLine($"{count().Cases} of {total} cases, {count().Commands} commands");
            await working;
        }
    }
}

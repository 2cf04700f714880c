using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.DemoData.Fostering;
using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Loading;

enum Scenario
{
    All,

    /// <summary>The worked case of fostering, S1.</summary>
    S1,

    /// <summary>The worked case of kinship, S3.</summary>
    S3,

    /// <summary>The caseload of all services, without the worked cases of fostering and kinship.</summary>
    Caseload,

    /// <summary>That of the kinship service.</summary>
    Kinship,

    /// <summary>That of the fostering service.</summary>
    Fostering,

    /// <summary>The worked quarter of conferences, S4.</summary>
    S4,

    /// <summary>The worked cohort of edge of care, S5.</summary>
    S5,

    /// <summary>Conferences under way, and the worked quarter.</summary>
    Conferences,

    /// <summary>Edge of care and reunification under way, and the worked cohort.</summary>
    EdgeOfCare,
}

sealed record LoadRequest(Scenario Scenario, IReadOnlyList<string> Authorities, int Seed, bool Quiet)
{
    public bool Has(Scenario part) => Scenario is Scenario.All || Scenario == part || (Scenario, part) switch
    {
        (Scenario.Caseload, Scenario.Kinship or Scenario.Fostering or Scenario.Conferences or Scenario.EdgeOfCare or Scenario.S4 or Scenario.S5) => true,
        (Scenario.Conferences, Scenario.S4) or (Scenario.EdgeOfCare, Scenario.S5) => true,
        _ => false,
    };
}

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
        var worked = MayPlay(asked, Scenario.S1, WorkedFostering.Authority, WorkedFostering.LastDay);
        var cases = Cases(asked);
        using var signIn = new SignIn(settings);
        using var kinship = new KinshipCommands(settings.Kinship, signIn, AtOnce);
        using var fostering = new FosteringCommands(settings.Fostering, signIn, AtOnce);
        using var families = new FamilyCommands(settings.Conferences, settings.EdgeOfCare, signIn, AtOnce);
        var begun = Stopwatch.StartNew();

        // A family's plan may name a carer whom the kinship team assesses and who then comes onto the register of foster carers.
        var loads = Families(asked, families);
        cases.AddRange(await Conferences(asked, loads, families, kinship, cancellation));
        IReadOnlyDictionary<string, int> approved = cases.Count == 0 ? new Dictionary<string, int>() : await Kinship(asked, cases, kinship, cancellation);
        if (worked || asked.Has(Scenario.Fostering))
            await Fostering(asked, worked, approved, fostering, cancellation);
        await EdgeOfCare(asked, loads, families, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{kinship.Sent + fostering.Sent + families.Sent} commands, {begun.Elapsed.TotalSeconds:F1} s");

        await new ReportingCatchUp(settings, signIn).Wait(asked.Authorities, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"Reporting has taken all events in, {begun.Elapsed.TotalSeconds:F1} s after the start.");
    }

    List<(string Authority, FamiliesLoad Load)> Families(LoadRequest asked, FamilyCommands commands)
    {
        var quarter = MayPlay(asked, Scenario.S4, WorkedQuarter.Authority, WorkedQuarter.LastDay);
        var cohort = MayPlay(asked, Scenario.S5, WorkedCohort.Authority, WorkedCohort.LastDay);
        var (conferences, edgeOfCare) = (asked.Has(Scenario.Conferences), asked.Has(Scenario.EdgeOfCare));
        // One child in all services: only where they all have it.
        var journey = conferences && edgeOfCare && settings.Present >= FamilyJourney.LastDay;
        return [.. asked.Authorities.Select(authority => (authority, new FamiliesLoad(authority, settings.Present, asked.Seed, new(quarter, cohort, conferences, edgeOfCare, journey), commands)))];
    }

    /// <returns>The kinship cases that the families' plans opened.</returns>
    async Task<IReadOnlyList<(string, Play)>> Conferences(LoadRequest asked, List<(string Authority, FamiliesLoad Load)> loads, FamilyCommands commands, KinshipCommands kinship, CancellationToken cancellation)
    {
        var matters = new List<Matter>();
        foreach (var (_, load) in loads)
            matters.AddRange(await load.Conferences(cancellation));
        if (matters.Count == 0)
            return [];
        await PlayAll(asked, "Conferences", [matters], commands, cancellation);

        var opened = new List<(string, Play)>();
        foreach (var (authority, load) in loads)
        {
            var cases = await load.KinshipCases(id => kinship.Case(authority, id, cancellation), cancellation);
            if (cases.Count < load.Proposals)
                console.WriteLine($"{cases.Count} of {load.Proposals} carers whom plans name are with the kinship team; the others' cases are left as they are.");
            opened.AddRange(cases.Select(one => (authority, (Play)((play, token) =>
            {
                var run = new CaseRun(one.Plan, settings.Present, play, one.Opened);
                return run.Play(Story.Of(run), token);
            }))));
        }

        return opened;
    }

    async Task EdgeOfCare(LoadRequest asked, List<(string Authority, FamiliesLoad Load)> loads, FamilyCommands commands, CancellationToken cancellation)
    {
        var rounds = loads.Select(l => l.Load.EdgeOfCare()).ToList();
        if (rounds.Exists(round => round.Any(matters => matters.Count > 0)))
            await PlayAll(asked, "Edge of care", [.. Enumerable.Range(0, 2).Select(i => rounds.SelectMany(round => round[i]).ToList())], commands, cancellation);
    }

    async Task PlayAll(LoadRequest asked, string what, IReadOnlyList<IReadOnlyList<Matter>> rounds, FamilyCommands commands, CancellationToken cancellation)
    {
        var (done, before) = (0, commands.Sent);
        await Shown(asked.Quiet, what, rounds.Sum(r => r.Count), () => (done, commands.Sent - before), async () =>
        {
            foreach (var round in rounds)
                await Parallel.ForEachAsync(round, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (matter, token) =>
                {
                    await matter.Play(token);
                    Interlocked.Increment(ref done);
                });
        }, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{what}: {done} records, {commands.Sent - before} commands");
    }

    delegate Task<KinshipCase> Play(ICommands commands, CancellationToken cancellation);

    /// <returns>How many approved carers of each authority join the fostering register.</returns>
    async Task<IReadOnlyDictionary<string, int>> Kinship(LoadRequest asked, List<(string Authority, Play Play)> cases, KinshipCommands commands, CancellationToken cancellation)
    {
        var done = 0;
        var approved = new ConcurrentDictionary<string, int>();
        await Shown(asked.Quiet, "Kinship cases", cases.Count, () => (done, commands.Sent), () => Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, token) =>
        {
            var played = await one.Play(commands, token);
            if (played.RegistrationAskedDate is not null)
                approved.AddOrUpdate(one.Authority, 1, (_, count) => count + 1);
            Interlocked.Increment(ref done);
        }), cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{done} kinship cases, {commands.Sent} commands");
        return approved;
    }

    async Task Fostering(LoadRequest asked, bool worked, IReadOnlyDictionary<string, int> approved, FosteringCommands commands, CancellationToken cancellation)
    {
        var done = 0;
        var parts = new List<(FosteringLoad Load, IReadOnlyList<Life> Lives)>();
        foreach (var authority in asked.Authorities)
        {
            var has = asked.Has(Scenario.Fostering);
            // By itself the worked case brings its own panel: those of a caseload may be over.
            var draw = has ? FosteringCaseload.DrawOf(asked.Seed, settings.Present, authority) : WorkedFostering.Draw;
            var load = new FosteringLoad(authority, settings.Present, draw, commands, AtOnce);
            if (!has && (!worked || authority != WorkedFostering.Authority))
                continue;
            await load.SetUp(cancellation);
            var expected = has ? approved.GetValueOrDefault(authority) : 0;
            var kinship = has ? await KinshipHouseholds.Of(authority, expected, commands, cancellation) : [];
            if (kinship.Count < expected)
                console.WriteLine($"{kinship.Count} of {expected} kinship households of {authority} are on the register; their reviews are left out of the rest.");
            parts.Add((load, await load.Begin(has ? FosteringCaseload.Of(asked.Seed, settings.Present, authority) : [], worked && authority == WorkedFostering.Authority, kinship, cancellation)));
        }

        await Shown(asked.Quiet, "Fostering records", parts.Sum(p => p.Lives.Count), () => (done, commands.Sent), async () =>
        {
            var before = 0;
            foreach (var (load, lives) in parts)
            {
                await load.Play(lives, share => done = before + (int)(share * lives.Count), cancellation);
                before += lives.Count;
            }
        }, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{done} enquiries and households of the fostering service, {commands.Sent} commands");
    }

    // A worked case has its days: it is for a present after them.
    bool MayPlay(LoadRequest asked, Scenario which, string authority, DateOnly lastDay)
    {
        if (!asked.Has(which) || !asked.Authorities.Contains(authority))
            return false;
        if (settings.Present >= lastDay)
            return true;
        if (asked.Scenario == which)
            throw new CannotLoadException($"The worked case ends on {lastDay:yyyy-MM-dd}, which is still to come: start the suite with Clock__Start=2027-01-11T09:00:00Z.");
        console.WriteLine($"Without worked case {which}: it ends on {lastDay:yyyy-MM-dd}, which is still to come.");
        return false;
    }

    List<(string Authority, Play Play)> Cases(LoadRequest asked)
    {
        var cases = new List<(string, Play)>();
        if (MayPlay(asked, Scenario.S3, WorkedCase.Plan.Authority, WorkedCase.LastDay))
            cases.Add((WorkedCase.Plan.Authority, (commands, token) =>
            {
                var run = new CaseRun(WorkedCase.Plan, settings.Present, commands);
                return run.Play(WorkedCase.Story(run), token);
            }
            ));

        if (asked.Has(Scenario.Kinship))
            foreach (var plan in asked.Authorities.SelectMany(authority => SampleCaseload.Of(asked.Seed, settings.Present, authority)))
                cases.Add((plan.Authority, (commands, token) =>
                {
                    var run = new CaseRun(plan, settings.Present, commands);
                    return run.Play(Story.Of(run), token);
                }
                ));
        return cases;
    }

    async Task Shown(bool quiet, string what, int total, Func<(int Done, int Commands)> count, Func<Task> work, CancellationToken cancellation)
    {
        if (quiet)
        {
            await work();
        }
        else if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
        {
            await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
            {
                var bar = progress.AddTask(what, maxValue: total);
                var working = work();
                while (!working.IsCompleted)
                {
                    var (done, sent) = count();
                    bar.Value = done;
                    bar.Description = $"{what} ({sent} commands)";
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
                console.WriteLine($"{what}: {count().Done} of {total}, {count().Commands} commands");
            await working;
        }
    }
}

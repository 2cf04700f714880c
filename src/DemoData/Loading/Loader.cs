using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;
using Suite.DemoData.Caseload;
using Suite.DemoData.Families;
using Suite.DemoData.Fostering;
using Suite.DemoData.Scorecards;
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

    /// <summary>Statutory returns, indicators and benchmarks, and the scorecards of the corporate parenting board.</summary>
    Scorecards,
}

sealed record LoadRequest(Scenario Scenario, IReadOnlyList<string> Authorities, int Seed, bool Quiet)
{
    public bool Has(Scenario part) => Scenario is Scenario.All || Scenario == part || (Scenario, part) switch
    {
        (Scenario.Caseload, Scenario.Kinship or Scenario.Fostering or Scenario.Conferences or Scenario.EdgeOfCare or Scenario.S4 or Scenario.S5 or Scenario.Scorecards) => true,
        (Scenario.Conferences, Scenario.S4) or (Scenario.EdgeOfCare, Scenario.S5) => true,
        _ => false,
    };
}

/// <summary>What was asked for cannot be loaded here.</summary>
sealed class CannotLoadException(string message) : Exception(message);

/// <summary>Plays all sample cases, some at once, and waits until their events have become figures.</summary>
sealed class Loader(Settings settings, IAnsiConsole console)
{
    // Connections to each service, so that every replica gets its share; and acts under way at once: most of an act's time is waiting for the disk.
    const int Connections = 8, AtOnce = 16;
    static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static readonly string[] Authorities = [SampleCaseload.Westmere, SampleCaseload.Eastholt];

    public async Task Load(LoadRequest asked, CancellationToken cancellation)
    {
        var worked = MayPlay(asked, Scenario.S1, WorkedFostering.Authority, WorkedFostering.LastDay);
        var cases = Cases(asked);
        using var signIn = new SignIn(settings);
        using var kinship = new KinshipCommands(settings.Kinship, signIn, Connections);
        using var fostering = new FosteringCommands(settings.Fostering, signIn, Connections);
        using var families = new FamilyCommands(settings.Conferences, settings.EdgeOfCare, signIn, Connections);
        using var reporting = new ReportingCommands(settings.Reporting, signIn);
        var begun = Stopwatch.StartNew();
        // Files come in while cases are keyed in; figures of cases are published when their events are there.
        var eventsAreIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Together(cancellation, stop => Scorecards(asked, reporting, eventsAreIn.Task, stop), async stop =>
        {
            await KeyIn(asked, worked, cases, kinship, fostering, families, stop);
            if (!asked.Quiet)
                console.WriteLine($"{kinship.Sent + fostering.Sent + families.Sent} commands, {begun.Elapsed.TotalSeconds:F1} s");
            await new ReportingCatchUp(settings, signIn).Wait(asked.Authorities, stop);
            if (!asked.Quiet)
                console.WriteLine($"Reporting has taken all events in, {begun.Elapsed.TotalSeconds:F1} s after the start.");
            eventsAreIn.SetResult();
        });
        if (!asked.Quiet && asked.Has(Scenario.Scorecards))
            console.WriteLine($"Returns, indicators and scorecards: {reporting.Sent} files and commands, {begun.Elapsed.TotalSeconds:F1} s after the start.");
    }

    Task Scorecards(LoadRequest asked, ReportingCommands commands, Task eventsAreIn, CancellationToken cancellation) => asked.Has(Scenario.Scorecards)
        ? Together(cancellation, [.. asked.Authorities.Select(authority => (Func<CancellationToken, Task>)(stop => Task.Run(
            () => new BoardLoad(authority, settings.Present, asked.Seed, commands).Load(() => eventsAreIn.WaitAsync(stop), stop), stop)))])
        : Task.CompletedTask;

    /// <summary>Does all of it side by side. When one fails the others end too, and what failed first is told.</summary>
    static async Task Together(CancellationToken cancellation, params IReadOnlyList<Func<CancellationToken, Task>> works)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = works.Select(work => work(stop.Token)).ToList();
        Task? failed = null;
        while (running.Count > 0)
        {
            var over = await Task.WhenAny(running);
            running.Remove(over);
            if (over.IsCompletedSuccessfully)
                continue;
            failed ??= over;
            await stop.CancelAsync();
        }

        await (failed ?? Task.CompletedTask);
    }

    async Task KeyIn(LoadRequest asked, bool worked, List<(string, Play)> cases, KinshipCommands kinship, FosteringCommands fostering, FamilyCommands families, CancellationToken cancellation)
    {
        var loads = Families(asked, families);
        var approved = new ConcurrentDictionary<string, int>();
        var tally = new Tally();
        await Shown(asked.Quiet, tally, () => kinship.Sent + fostering.Sent + families.Sent, async () =>
        {
            await Together(cancellation,
                stop => Kinship(cases, approved, kinship, tally, stop),
                // A family's plan may name a carer whom the kinship team assesses and who then comes onto the register of foster carers.
                async stop => await Kinship(await Conferences(loads, families, kinship, tally, stop), approved, kinship, tally, stop),
                stop => EdgeOfCare(loads, tally, stop));
            if (worked || asked.Has(Scenario.Fostering))
                await Fostering(asked, worked, approved, fostering, tally, cancellation);
        }, cancellation);
        if (!asked.Quiet)
            console.WriteLine($"{tally.Done} records: {kinship.Sent} commands of kinship, {fostering.Sent} of fostering, {families.Sent} of conferences and edge of care");
    }

    /// <summary>How many records there are to play, as far as it is known, and how many have been.</summary>
    sealed class Tally
    {
        int _total, _done;

        public int Total => _total;

        public int Done => _done;

        public void Expect(int records) => Interlocked.Add(ref _total, records);

        public void Finish(int records = 1) => Interlocked.Add(ref _done, records);
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
    async Task<IReadOnlyList<(string, Play)>> Conferences(List<(string Authority, FamiliesLoad Load)> loads, FamilyCommands commands, KinshipCommands kinship, Tally tally, CancellationToken cancellation)
    {
        var matters = new List<Matter>();
        foreach (var (_, load) in loads)
            matters.AddRange(await load.Conferences(cancellation));
        if (matters.Count == 0)
            return [];
        await PlayAll(matters, tally, cancellation);

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

    static async Task EdgeOfCare(List<(string Authority, FamiliesLoad Load)> loads, Tally tally, CancellationToken cancellation)
    {
        var rounds = loads.Select(l => l.Load.EdgeOfCare()).ToList();
        for (var i = 0; i < 2; i++)
            await PlayAll([.. rounds.SelectMany(round => round[i])], tally, cancellation);
    }

    static Task PlayAll(IReadOnlyCollection<Matter> matters, Tally tally, CancellationToken cancellation)
    {
        tally.Expect(matters.Count);
        return Parallel.ForEachAsync(matters, AtMost(cancellation), async (matter, token) =>
        {
            await matter.Play(token);
            tally.Finish();
        });
    }

    static ParallelOptions AtMost(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    delegate Task<KinshipCase> Play(ICommands commands, CancellationToken cancellation);

    /// <param name="approved">Counts how many approved carers of each authority join the fostering register.</param>
    static Task Kinship(IReadOnlyCollection<(string Authority, Play Play)> cases, ConcurrentDictionary<string, int> approved, KinshipCommands commands, Tally tally, CancellationToken cancellation)
    {
        tally.Expect(cases.Count);
        return Parallel.ForEachAsync(cases, AtMost(cancellation), async (one, token) =>
        {
            var played = await one.Play(commands, token);
            if (played.RegistrationAskedDate is not null)
                approved.AddOrUpdate(one.Authority, 1, (_, count) => count + 1);
            tally.Finish();
        });
    }

    Task Fostering(LoadRequest asked, bool worked, IReadOnlyDictionary<string, int> approved, FosteringCommands commands, Tally tally, CancellationToken cancellation)
    {
        return Together(cancellation, [.. asked.Authorities.Select(authority => (Func<CancellationToken, Task>)(stop => Of(authority, stop)))]);

        async Task Of(string authority, CancellationToken stop)
        {
            var has = asked.Has(Scenario.Fostering);
            if (!has && (!worked || authority != WorkedFostering.Authority))
                return;
            // By itself the worked case brings its own panel: those of a caseload may be over.
            var draw = has ? FosteringCaseload.DrawOf(asked.Seed, settings.Present, authority) : WorkedFostering.Draw;
            var load = new FosteringLoad(authority, settings.Present, draw, commands, AtOnce);
            await load.SetUp(stop);
            var expected = has ? approved.GetValueOrDefault(authority) : 0;
            var kinship = has ? await KinshipHouseholds.Of(authority, expected, commands, stop) : [];
            if (kinship.Count < expected)
                console.WriteLine($"{kinship.Count} of {expected} kinship households of {authority} are on the register; their reviews are left out of the rest.");
            var lives = await load.Begin(has ? FosteringCaseload.Of(asked.Seed, settings.Present, authority) : [], worked && authority == WorkedFostering.Authority, kinship, stop);
            tally.Expect(lives.Count);
            var done = 0;
            await load.Play(lives, share =>
            {
                var now = (int)(share * lives.Count);
                tally.Finish(now - done);
                done = now;
            }, stop);
        }
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

    async Task Shown(bool quiet, Tally tally, Func<int> commands, Func<Task> work, CancellationToken cancellation)
    {
        if (quiet)
        {
            await work();
        }
        else if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
        {
            await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
            {
                var bar = progress.AddTask("Records");
                var working = work();
                while (!working.IsCompleted)
                {
                    bar.MaxValue = Math.Max(1, tally.Total);
                    bar.Value = tally.Done;
                    bar.Description = $"Records ({commands()} commands)";
                    await Task.WhenAny(working, Task.Delay(200, CancellationToken.None));
                }

                await working;
                bar.Value = bar.MaxValue;
            });
        }
        else
        {
            var working = work();
            while (await Task.WhenAny(working, Task.Delay(LineEvery, cancellation)) != working)
                console.WriteLine($"{tally.Done} of {tally.Total} records, {commands()} commands");
            await working;
        }
    }
}

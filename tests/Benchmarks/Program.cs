using Suite.Benchmarks;
using Suite.Benchmarks.Measures;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;

if (args is [ServerProcess.Argument, var server])
{
    await ServerProcess.Serve(server);
    return 0;
}

if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(BenchOptions.Usage);
    return 0;
}

BenchOptions options;
try
{
    options = BenchOptions.Read(args);
}
catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{BenchOptions.Usage}");
    return 2;
}

// The containers are started by the variables that eng/prepare.sh exports.
Say("Starting PostgreSQL and RabbitMQ");
await using var surroundings = await Surroundings.Start();
var machine = await Machine.Describe(surroundings);
var results = new Results();
var parts = new Dictionary<string, Func<Part>>
{
    ["command"] = () => new CommandPart(surroundings, options, results),
    ["relay"] = () => new RelayPart(surroundings, options),
    ["chain"] = () => new ChainPart(surroundings, options),
    ["consumer"] = () => new ConsumerPart(surroundings),
    ["rebuild"] = () => new RebuildPart(surroundings, options),
    ["scorecard"] = () => new ScorecardPart(surroundings, options, results),
    ["stream"] = () => new StreamPart(surroundings, options),
};
// One part after the other: both sides of every ratio are in one part, and its servers have the machine to themselves.
foreach (var name in options.Only)
{
    await using var part = parts[name]();
    Say($"Preparing {name}");
    await part.Prepare();
    for (var cycle = -options.Warmup; cycle < options.Cycles; cycle++)
    {
        Say(cycle < 0 ? $"Warming up {name}, {-cycle} to go" : $"Cycle {cycle + 1} of {options.Cycles}: {name}");
        var runs = part.Runs.Where(run => options.RunNames.Any(run.Name.StartsWith)).ToArray();
        Random.Shared.Shuffle(runs);
        foreach (var run in runs)
        {
            try
            {
                await run.Measure((figure, value) =>
                {
                    if (cycle >= 0)
                        results.Add(cycle, $"{run.Name}.{figure}", value);
                });
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The run {run.Name} failed: {e.Message}", e);
            }
        }
    }
}

var report = new Report(results, options, machine);
Console.WriteLine(report.Text());
if (options.Json is { } file)
    await File.WriteAllTextAsync(file, report.Json());
return report.Missed.Count == 0 ? 0 : 1;

static void Say(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");

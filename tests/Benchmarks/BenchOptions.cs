using System.Globalization;

namespace Suite.Benchmarks;

/// <summary>What to measure, how often and how long.</summary>
sealed record BenchOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/Benchmarks -- [options]
          --cycles <n>     measured cycles, 8 unless told
          --warmup <n>     cycles before them that are not counted, 2 unless told
          --only <names>   some of: command, relay, chain, consumer, rebuild, scorecard, stream
          --runs <names>   only runs whose name begins with one of these, for example store@64,insert
          --seconds <s>    length of one closed-loop run, 0.5 unless told
          --chain-seconds <s>  length of one open-loop run, 5 unless told
          --events <n>     events of the rebuild, 200000 unless told
          --facts <n>      facts of the smaller authority of the scorecard, 1000000 unless told; the larger has five times as many
          --subscribers <n>  streams at once, 1000 unless told
          --json <file>    also writes everything that was measured there
        """;

    public static readonly string[] AllParts = ["command", "relay", "chain", "consumer", "rebuild", "scorecard", "stream"];

    public int Cycles { get; private init; } = 8;

    public int Warmup { get; private init; } = 2;

    public IReadOnlyList<string> Only { get; private init; } = AllParts;

    public IReadOnlyList<string> RunNames { get; private init; } = [""];

    public double Seconds { get; private init; } = 0.5;

    public double ChainSeconds { get; private init; } = 5;

    public int Events { get; private init; } = 200_000;

    public int Facts { get; private init; } = 1_000_000;

    public int Subscribers { get; private init; } = 1_000;

    public string? Json { get; private init; }

    public static BenchOptions Read(string[] args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                throw new ArgumentException($"{args[i]} needs a value.");
            var value = args[i + 1];
            options = args[i] switch
            {
                "--cycles" => options with { Cycles = Number(value) },
                "--warmup" => options with { Warmup = Number(value) },
                "--only" => options with { Only = Parts(value) },
                "--runs" => options with { RunNames = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--chain-seconds" => options with { ChainSeconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--events" => options with { Events = Number(value) },
                "--facts" => options with { Facts = Number(value) },
                "--subscribers" => options with { Subscribers = Number(value) },
                "--json" => options with { Json = value },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }

        return options;
    }

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    static string[] Parts(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Except(AllParts).ToList() is [] ? parts : throw new ArgumentException($"--only takes: {string.Join(", ", AllParts)}.");
    }
}

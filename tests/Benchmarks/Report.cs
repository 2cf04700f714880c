using System.Text;
using System.Text.Json;
using Suite.Benchmarks.Measuring;

namespace Suite.Benchmarks;

/// <summary>Tells what came out: the goals first, then every figure.</summary>
sealed class Report(Results results, BenchOptions options, IReadOnlyDictionary<string, string> machine)
{
    static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Goals that were measured and missed.</summary>
    public IReadOnlyList<Goal> Missed { get; } =
        [.. Goals.All.Where(goal => results.Of(goal.Figure) is { } figures && !goal.IsMet(figures))];

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in machine)
            text.AppendLine($"{name,-12}{value}");
        text.AppendLine($"{"Settings",-12}{options.Cycles} cycles after {options.Warmup} to warm up, runs in random order; closed loops {options.Seconds} s, open loops {options.ChainSeconds} s");
        text.AppendLine();
        text.AppendLine($"| Goal | What | Median (quartiles) | Limit | |");
        text.AppendLine($"|---|---|---|---|---|");
        foreach (var goal in Goals.All)
            text.AppendLine($"| {goal.Id} | {goal.What} | {Value(goal)} | {(goal.AtMost ? "at most" : "at least")} {Number(goal.Limit)} {goal.Unit} | {Verdict(goal)} |");
        foreach (var (id, why) in Goals.NotApplicable)
            text.AppendLine($"| {id} | | | | {why} |");
        foreach (var goal in Goals.Beside)
            text.AppendLine($"| | {goal.What} | {Value(goal)} | | |");
        text.AppendLine();
        text.AppendLine("| Run | Median (quartiles) | Cycles |");
        text.AppendLine("|---|---|---|");
        foreach (var name in results.Names)
            if (results.Of(of => of(name)) is { } figures)
                text.AppendLine($"| {name} | {Show(figures)} | {figures.Count} |");
        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        machine,
        options = new { options.Cycles, options.Warmup, options.Only, options.Seconds, options.ChainSeconds, options.Events, options.Subscribers },
        goals = Goals.All.Select(goal => new { goal.Id, goal.What, goal.Limit, goal.AtMost, goal.Unit, Figures = results.Of(goal.Figure), Verdict = Verdict(goal) }),
        notApplicable = Goals.NotApplicable,
        beside = Goals.Beside.Select(goal => new { goal.What, goal.Unit, Figures = results.Of(goal.Figure) }),
        cycles = results.Cycles,
    }, Indented);

    string Value(Goal goal) => results.Of(goal.Figure) is { } figures ? Show(figures) : "";

    string Verdict(Goal goal) => results.Of(goal.Figure) is { } figures
        ? goal.IsMet(figures) ? "met" : "**missed**"
        : results.Notes.TryGetValue(goal.Id, out var why) ? why : options.Only.Contains(goal.Part) ? "not measurable here" : "not asked for";

    static string Show(Quartiles figures) => $"{Number(figures.Median)} ({Number(figures.Lower)}..{Number(figures.Upper)})";

    static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0"),
        >= 10 => value.ToString("0.0"),
        _ => value.ToString("0.##"),
    };
}

namespace Suite.Benchmarks.Measuring;

/// <summary>Everything that was measured: in each cycle, one figure for each name, for example <c>store@64.rate</c>.</summary>
sealed class Results
{
    readonly SortedDictionary<int, Dictionary<string, double>> _cycles = [];
    readonly SortedDictionary<string, string> _notes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<int, Dictionary<string, double>> Cycles => _cycles;

    /// <summary>Why something is not measured, by goal.</summary>
    public IReadOnlyDictionary<string, string> Notes => _notes;

    public IEnumerable<string> Names => _cycles.Values.SelectMany(c => c.Keys).Distinct().Order(StringComparer.Ordinal);

    public void Add(int cycle, string name, double value)
    {
        if (!_cycles.TryGetValue(cycle, out var figures))
            _cycles[cycle] = figures = [];
        figures[name] = value;
    }

    public void Note(string goal, string why) => _notes[goal] = why;

    /// <summary>A figure made of several of one cycle, in each cycle that has them all.</summary>
    public Quartiles? Of(Func<Func<string, double>, double> figure)
    {
        var values = new List<double>();
        foreach (var cycle in _cycles.Values)
        {
            var complete = true;
            var value = figure(name => cycle.TryGetValue(name, out var found) ? found : Missing());
            if (complete && double.IsFinite(value))
                values.Add(value);

            double Missing()
            {
                complete = false;
                return double.NaN;
            }
        }

        return Quartiles.Of(values);
    }
}

/// <summary>The middle of some figures, and how far they lie apart.</summary>
readonly record struct Quartiles(double Lower, double Median, double Upper, int Count)
{
    public static Quartiles? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : new(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted.Length);
    }

    /// <summary>Between the two nearest figures.</summary>
    public static double At(double[] sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

/// <summary>Latencies of one run, in milliseconds.</summary>
readonly record struct Latencies(double P50, double P99, double Max)
{
    public static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0
            ? new(double.NaN, double.NaN, double.NaN)
            : new(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], sorted[^1]);
    }
}

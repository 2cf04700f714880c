namespace Suite.Benchmarks.Measuring;

/// <summary>A part of the measurements: what it needs is there before the first cycle, then its runs take their turns.</summary>
abstract class Part : IAsyncDisposable
{
    public abstract Task Prepare();

    public abstract IEnumerable<Run> Runs { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>One run of some seconds at most, once in each cycle.</summary>
/// <param name="Measure">Given where to put its figures.</param>
sealed record Run(string Name, Func<Action<string, double>, Task> Measure);
